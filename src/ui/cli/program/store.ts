import type { Command } from 'commander';

/** `runs`, `query`, `export` and `bars`: stored runs as a collection. */
export function addStore(_program: Command): void {}
