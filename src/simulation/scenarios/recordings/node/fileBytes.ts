import { closeSync, openSync, readSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { unpackError } from '../../../../core/data/node/unpackError.ts';
import { BaseError } from '../../../../core/utils/errors.ts';

const CHUNK_BYTES = 1 << 20;
/** A packed file is unpacked in memory: a larger one is to be unpacked on disk first. */
const MOST_UNPACKED = 1 << 28;
const MAGIC_BYTES = 4;
const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];
const ZIP = [0x50, 0x4b];

/**
 * The bytes of a file in chunks, read when they are asked for, since an actor cannot wait. The file is open only while it
 * is read: a world may be left at any time.
 */
export class FileBytes {
  readonly #path: string;
  #unpacked: Uint8Array | undefined;
  #at = 0;

  /** @throws BaseError IO_NOT_FOUND, IO_FAILED, DATA_CORRUPT, DATA_TRUNCATED; USAGE for what is too large packed. */
  constructor(path: string) {
    this.#path = path;
    this.#unpacked = this.#unpack();
  }

  /** The next chunk; undefined at the end. */
  next(): Uint8Array | undefined {
    const chunk = this.#unpacked ?? this.#read(this.#at, CHUNK_BYTES);
    this.#at += chunk.length;
    if (this.#unpacked !== undefined) this.#unpacked = new Uint8Array(0);
    return chunk.length === 0 ? undefined : chunk;
  }

  #read(position: number, most: number): Uint8Array {
    try {
      const file = openSync(this.#path, 'r');
      try {
        const chunk = new Uint8Array(most);
        return chunk.subarray(0, readSync(file, chunk, 0, most, position));
      } finally {
        closeSync(file);
      }
    } catch (error) {
      throw unpackError(this.#path, error);
    }
  }

  #unpack(): Uint8Array | undefined {
    const unpack = this.#unpacker();
    if (unpack === undefined) return undefined;
    const pieces: Uint8Array[] = [];
    for (let at = 0; ; at += pieces[pieces.length - 1].length) {
      const piece = this.#read(at, CHUNK_BYTES);
      if (piece.length === 0) break;
      pieces.push(piece);
    }
    try {
      return unpack(Buffer.concat(pieces), { maxOutputLength: MOST_UNPACKED });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(this.#path);
      throw unpackError(this.#path, error);
    }
  }

  #unpacker() {
    const head = this.#read(0, MAGIC_BYTES);
    const begins = (magic: readonly number[]) => magic.every((byte, i) => head[i] === byte);
    if (this.#path.endsWith('.br')) return brotliDecompressSync;
    if (begins(GZIP)) return gunzipSync;
    if (begins(ZSTD)) return zstdDecompressSync;
    if (begins(ZIP)) throw tooLarge(this.#path);
    return undefined;
  }
}

function tooLarge(path: string): BaseError {
  return new BaseError('USAGE', `${path} is packed, and cannot be unpacked while a market waits for it`, {
    advice:
      'Unpack it first (gzip -d, unzip): gzip, Brotli and zstd of up to 256 MiB are unpacked in memory.',
    facts: { file: path },
  });
}
