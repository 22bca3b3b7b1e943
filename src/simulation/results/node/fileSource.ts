import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../../core/data/log/byteStore.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';

/** A file, read at random. Its size is that at opening: what is appended later is not seen. */
export class FileSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  #file: number | undefined;

  /** @throws BaseError IO_NOT_FOUND, IO_FAILED. */
  constructor(path: string) {
    this.name = path;
    const file = withIoErrors('read', path, () => openSync(path, 'r'));
    this.#file = file;
    this.size = withIoErrors('read', path, () => fstatSync(file).size);
  }

  read(offset: number, target: Uint8Array): void {
    const file = this.#file;
    if (file === undefined) throw new BaseError('IO_FAILED', `cannot read ${this.name}: it was closed`);
    const done = withIoErrors('read', this.name, () => readFully(file, offset, target));
    if (done === target.length) return;
    throw new BaseError('DATA_TRUNCATED', `${this.name}, byte ${offset + done}: the file became shorter`, {
      facts: { file: this.name, byteOffset: offset + done },
    });
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function readFully(file: number, offset: number, target: Uint8Array): number {
  let done = 0;
  while (done < target.length) {
    const count = readSync(file, target, done, target.length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}
