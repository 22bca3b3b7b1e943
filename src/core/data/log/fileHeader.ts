import { crc32 } from '../../utils/crc32.ts';
import { FILE_HEADER_BYTES, FILE_MAGIC, FORMAT_VERSION } from './format.ts';

const VERSION_AT = 8;
const SUM_AT = 12;

/** The first bytes of every log. */
export function fileHeader(): Uint8Array {
  const bytes = new Uint8Array(FILE_HEADER_BYTES);
  bytes.set(FILE_MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(VERSION_AT, FORMAT_VERSION, true);
  view.setUint32(SUM_AT, crc32(bytes.subarray(0, SUM_AT)), true);
  return bytes;
}

/** What the first bytes of a file say, right or wrong. */
export interface FileHeader {
  readonly magicIsRight: boolean;
  readonly sumIsRight: boolean;
  readonly version: number;
  /** Checksum that the first segment repeats. */
  readonly sum: number;
}

/** Reads the first bytes of a file, whatever they are. */
export function readFileHeader(bytes: Uint8Array): FileHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, FILE_HEADER_BYTES);
  const sum = view.getUint32(SUM_AT, true);
  return {
    magicIsRight: FILE_MAGIC.every((byte, index) => bytes[index] === byte),
    sumIsRight: sum === crc32(bytes.subarray(0, SUM_AT)),
    version: view.getUint32(VERSION_AT, true),
    sum,
  };
}
