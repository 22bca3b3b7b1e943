import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BaseError } from '../../core/utils/errors.ts';
import { withIoErrors } from '../../core/utils/node/ioError.ts';

/**
 * Looks before long work whether a folder, which need not be there, can be written into after it.
 *
 * @throws BaseError IO_FAILED where a file stands in its place, or where nothing may be written.
 */
export function checkFolderPlace(dir: string): void {
  let place = resolve(dir);
  while (!existsSync(place)) place = dirname(place);
  if (!statSync(place).isDirectory()) throw taken(place === resolve(dir) ? dir : place, 'a file', 'a folder');
  withIoErrors('write into', dir, () => accessSync(place, constants.W_OK));
}

/** Looks before long work whether a file can be written after it. @throws BaseError IO_FAILED. */
export function checkFilePlace(file: string): void {
  checkFolderPlace(dirname(file));
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw taken(file, 'a folder', 'a file');
}

function taken(path: string, found: string, wanted: string): BaseError {
  return new BaseError('IO_FAILED', `cannot write ${path}: it is ${found}, not ${wanted}`, {
    facts: { path },
    advice: 'Choose another name.',
  });
}
