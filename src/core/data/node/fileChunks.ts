import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { BaseError } from '../../utils/errors.ts';
import { inspectPacking, type Packing } from './packing.ts';
import { unpackError } from './unpackError.ts';
import { onlyMember, zipChunks } from './zipFile.ts';

const CHUNK_BYTES = 1 << 20;
/** Read ahead of a zstd frame after the first: many frames are short. */
const SHORT_CHUNK_BYTES = 1 << 16;

/** Told after each chunk: bytes of the file on disk read so far, and in all. */
export type FileProgress = (readBytes: number, totalBytes: number) => void;

/**
 * The bytes of a file in chunks, in bounded memory. A name that ends in `.br` is Brotli; gzip, zstd and zip are known by
 * their first bytes, zstd also by `.zst`. All are unpacked on the way, one chunk at a time, however far they expand;
 * several gzip members or zstd frames in a row are one file, and a zip file must hold one member.
 *
 * Throws `BaseError`: `IO_NOT_FOUND`, `IO_FAILED`, `DATA_CORRUPT` (does not unpack, or something follows the packed data),
 * `DATA_TRUNCATED` (packed data end too early).
 */
export async function* fileChunks(path: string, onProgress?: FileProgress): AsyncGenerator<Uint8Array> {
  try {
    const { totalBytes, packing } = await inspectPacking(path);
    if (packing === undefined) yield* plainChunks(path, totalBytes, onProgress);
    else if (packing.name === 'zip') yield* zipChunks(path, await onlyMember(path), onProgress);
    else yield* unpackedChunks(path, totalBytes, packing, onProgress);
  } catch (error) {
    throw unpackError(path, error);
  }
}

async function* plainChunks(
  path: string,
  totalBytes: number,
  onProgress: FileProgress | undefined,
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of file) {
    onProgress?.(file.bytesRead, totalBytes);
    yield chunk as Uint8Array;
  }
}

async function* unpackedChunks(
  path: string,
  totalBytes: number,
  packing: Packing,
  onProgress: FileProgress | undefined,
): AsyncGenerator<Uint8Array> {
  let start = 0;
  do {
    const highWaterMark = start === 0 ? CHUNK_BYTES : SHORT_CHUNK_BYTES;
    const packed = createReadStream(path, { start, highWaterMark });
    const unpacker = packing.unpacker(CHUNK_BYTES);
    // The generator's reader gets the pipeline's failure through the last stream of it.
    for await (const chunk of pipeline(packed, unpacker, () => {})) {
      onProgress?.(Math.min(start + packed.bytesRead, totalBytes), totalBytes);
      yield chunk as Uint8Array;
    }
    if (unpacker.bytesWritten === 0) break;
    start += unpacker.bytesWritten;
  } while (packing.inFrames && start < totalBytes);
  if (start < totalBytes) throw somethingFollows(path, start, totalBytes);
  onProgress?.(totalBytes, totalBytes);
}

function somethingFollows(path: string, byteOffset: number, totalBytes: number): BaseError {
  return new BaseError(
    'DATA_CORRUPT',
    `${path}: ${totalBytes - byteOffset} bytes that are no packed data follow at byte ${byteOffset}`,
    { facts: { file: path, byteOffset } },
  );
}
