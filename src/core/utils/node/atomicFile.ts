import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { withIoErrors } from './ioError.ts';

/** Ending of a file or folder that is being written and gets its final name when it is whole. */
export const PART_ENDING = '.part';

/**
 * Writes a file under a temporary name beside it and renames it when it is whole and on the disk, so that no
 * half-written file ever carries the final name.
 *
 * @throws BaseError IO_FAILED, IO_NOT_FOUND.
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const part = `${path}${PART_ENDING}`;
  withIoErrors('write', path, () => {
    try {
      const file = openSync(part, 'w');
      try {
        writeFileSync(file, content);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  });
}
