import { open } from 'node:fs/promises';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib';

/** What an unpacking stream of zlib is: its `bytesWritten` counts the packed bytes that it has used. */
export type Unpacker = Transform & { readonly bytesWritten: number };

/** How a file is packed, and how to unpack it. */
export interface Packing {
  readonly name: 'gzip' | 'zstd' | 'brotli' | 'zip';
  /** True where packed data may follow packed data in one file, and a new unpacker is needed for each. */
  readonly inFrames: boolean;
  unpacker(chunkBytes: number): Unpacker;
}

const GZIP: Packing = {
  name: 'gzip',
  inFrames: false,
  unpacker: (chunkSize) => createGunzip({ chunkSize }) as Unpacker,
};
const ZSTD: Packing = {
  name: 'zstd',
  inFrames: true,
  unpacker: (chunkSize) => createZstdDecompress({ chunkSize }) as Unpacker,
};
const BROTLI: Packing = {
  name: 'brotli',
  inFrames: false,
  unpacker: (chunkSize) => createBrotliDecompress({ chunkSize }) as Unpacker,
};
const ZIP: Packing = {
  name: 'zip',
  inFrames: false,
  unpacker: () => {
    throw new TypeError('a zip file is unpacked member by member');
  },
};

/** First four bytes, little-endian: gzip (RFC 1952; two bytes), zstd (RFC 8878), its skippable frames, zip. */
const GZIP_MAGIC = 0x8b1f;
const ZSTD_MAGIC = 0xfd2fb528;
const ZSTD_SKIPPABLE_MAGIC = 0x184d2a50;
const ZIP_MAGIC = 0x04034b50;
const ZIP_EMPTY_MAGIC = 0x06054b50;

/** How a file is packed, by its first bytes, or by its name where the bytes do not tell; and its size. */
export async function inspectPacking(
  path: string,
): Promise<{ readonly packing: Packing | undefined; readonly totalBytes: number }> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(4);
    const { bytesRead } = await file.read(head, 0, 4, 0);
    const { size } = await file.stat();
    return { totalBytes: size, packing: packingOf(path, head.readUInt32LE(0), bytesRead) };
  } finally {
    await file.close();
  }
}

function packingOf(path: string, magic: number, headBytes: number): Packing | undefined {
  // Brotli has no mark of its own, so that its name decides.
  if (path.endsWith('.br')) return BROTLI;
  if (path.endsWith('.zst')) return ZSTD;
  if (headBytes >= 2 && (magic & 0xffff) === GZIP_MAGIC) return GZIP;
  if (headBytes < 4) return undefined;
  if (magic === ZSTD_MAGIC || (magic & 0xfffffff0) >>> 0 === ZSTD_SKIPPABLE_MAGIC) return ZSTD;
  return magic === ZIP_MAGIC || magic === ZIP_EMPTY_MAGIC ? ZIP : undefined;
}
