import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { PART_ENDING } from '../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../core/utils/node/ioError.ts';

/** A file that is written piece by piece and gets its name only when it is whole. */
export class PartFile {
  readonly #path: string;
  readonly #part: string;
  #file: number | undefined;

  /** Throws BaseError IO_NOT_FOUND or IO_FAILED, as the other calls. */
  constructor(path: string) {
    this.#path = path;
    this.#part = `${path}${PART_ENDING}`;
    this.#file = withIoErrors('write', path, () => openSync(this.#part, 'w'));
  }

  write(bytes: Uint8Array): void {
    const file = this.#file as number;
    withIoErrors('write', this.#path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
    });
  }

  /** Gives the file its name. */
  commit(): void {
    this.#close();
    withIoErrors('write', this.#path, () => renameSync(this.#part, this.#path));
  }

  /** Removes what was not committed; does nothing after `commit`. */
  discard(): void {
    if (this.#file === undefined) return;
    this.#close();
    rmSync(this.#part, { force: true });
  }

  #close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) withIoErrors('close', this.#path, () => closeSync(file));
  }
}
