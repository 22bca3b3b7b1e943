import type { Command } from 'commander';

/** `data`: recorded market data. */
export function addData(_program: Command): void {}
