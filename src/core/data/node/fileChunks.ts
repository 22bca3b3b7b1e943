import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { BaseError } from '../../utils/errors.ts';

const CHUNK_BYTES = 1 << 20;
const GZIP_MAGIC = 0x8b1f;

/** Told after each chunk: bytes of the file on disk read so far, and in all. */
export type FileProgress = (readBytes: number, totalBytes: number) => void;

/**
 * The bytes of a file in chunks, in bounded memory. A name that ends in `.br` is Brotli, a file that begins as gzip
 * does is gzip, and both are unpacked on the way.
 *
 * Throws `BaseError`: `IO_NOT_FOUND`, `IO_FAILED`, `DATA_CORRUPT` (does not unpack), `DATA_TRUNCATED` (packed data
 * ends too early).
 */
export async function* fileChunks(path: string, onProgress?: FileProgress): AsyncGenerator<Uint8Array> {
  try {
    const { totalBytes, gzip } = await inspect(path);
    const packed = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    const unpacker = path.endsWith('.br')
      ? createBrotliDecompress({ chunkSize: CHUNK_BYTES })
      : gzip
        ? createGunzip({ chunkSize: CHUNK_BYTES })
        : undefined;
    // The generator's reader gets the pipeline's failure through the last stream of it.
    const bytes = unpacker === undefined ? packed : pipeline(packed, unpacker, () => {});
    for await (const chunk of bytes) {
      onProgress?.(packed.bytesRead, totalBytes);
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw describe(path, error);
  }
}

async function inspect(path: string): Promise<{ totalBytes: number; gzip: boolean }> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(2);
    const { bytesRead } = await file.read(head, 0, 2, 0);
    return {
      totalBytes: (await file.stat()).size,
      gzip: bytesRead === 2 && head.readUInt16LE(0) === GZIP_MAGIC,
    };
  } finally {
    await file.close();
  }
}

function describe(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof BaseError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const details = { facts: { file: path, system: code }, cause: error };
  if (code === 'ENOENT') return new BaseError('IO_NOT_FOUND', `${path}: there is no such file`, details);
  if (code === 'Z_BUF_ERROR')
    return new BaseError('DATA_TRUNCATED', `${path}: the packed data end too early`, details);
  if (code?.startsWith('Z_') || code?.startsWith('ERR__')) {
    return new BaseError('DATA_CORRUPT', `${path}: the packed data do not unpack`, details);
  }
  if (code !== undefined)
    return new BaseError('IO_FAILED', `${path}: cannot be read (${error.message})`, details);
  return error;
}
