import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ioError } from '../../../utils/node/ioError.ts';
import { createNodeSha256 } from '../../../utils/node/sha256.ts';
import type { FileProgress } from '../fileChunks.ts';

const CHUNK_BYTES = 1 << 20;

/** Told each piece of a file; the next one is read when it is done with it. */
type Taker = (chunk: Uint8Array) => Promise<unknown>;

/** Length and SHA-256 of a file's bytes as they lie on the disk. */
export interface FileSum {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Reads a file once and sums it up; each piece goes to `take` too, where that is given.
 *
 * @throws BaseError IO_NOT_FOUND, IO_FAILED; whatever `onProgress` throws
 */
export async function hashFile(path: string, onProgress?: FileProgress, take?: Taker): Promise<FileSum> {
  const sum = createNodeSha256();
  let size = 0;
  try {
    const total = (await stat(path)).size;
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      sum.update(chunk as Uint8Array);
      await take?.(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      onProgress?.(size, total);
    }
  } catch (error) {
    throw ioError('read', path, error);
  }
  return { size, sha256: Buffer.from(sum.digest()).toString('hex') };
}
