import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseError } from '../../../core/utils/errors.ts';
import { PIN_FILE } from '../runFiles.ts';
import { liveWriter } from './writerMark.ts';

/** True where the run is kept from removal. */
export function isPinned(dir: string): boolean {
  return existsSync(join(dir, PIN_FILE));
}

/** @throws BaseError RUN_PROTECTED where the run is pinned or being written. */
export function requireUnprotected(dir: string): void {
  const writer = liveWriter(dir);
  if (writer !== undefined) {
    throw new BaseError('RUN_PROTECTED', `${dir} is being written by ${writer}`, {
      facts: { dir, writer },
      advice: 'Wait until it is written, or stop that process.',
    });
  }
  if (!isPinned(dir)) return;
  throw new BaseError('RUN_PROTECTED', `${dir} is pinned`, {
    facts: { dir },
    advice: 'Unpin it first: `market-sim runs unpin <run>`.',
  });
}
