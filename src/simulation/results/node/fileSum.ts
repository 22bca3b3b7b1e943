import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';

const PIECE_BYTES = 1 << 22;

/** Size and CRC-32 of a file. */
export interface FileSum {
  readonly bytes: number;
  readonly crc32: number;
}

/** Sums a file of any size, piece by piece. @throws BaseError IO_NOT_FOUND, IO_FAILED. */
export function sumOfFile(path: string): FileSum {
  return withIoErrors('read', path, () => {
    const file = openSync(path, 'r');
    try {
      const piece = new Uint8Array(Math.min(PIECE_BYTES, 1 + fstatSync(file).size));
      let bytes = 0;
      let sum = 0;
      for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) {
        sum = crc32(piece.subarray(0, count), sum);
        bytes += count;
      }
      return { bytes, crc32: sum };
    } finally {
      closeSync(file);
    }
  });
}

/** The sum of a text as its file holds it. */
export function sumOfText(text: string): FileSum {
  const bytes = Buffer.from(text);
  return { bytes: bytes.length, crc32: crc32(bytes) };
}
