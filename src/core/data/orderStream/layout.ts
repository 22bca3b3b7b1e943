/**
 * Binary layout of a recorded order stream, little-endian: a header of 16 bytes (u64 magic, u32 version,
 * u32 count) and `count` records of 40 bytes.
 */
export const STREAM_HEADER_BYTES = 16;
export const STREAM_RECORD_BYTES = 40;
/** The magic number 0x4d4542575f303031 ("MEBW_001"), low word first. */
export const STREAM_MAGIC_LOW = 0x5f303031;
export const STREAM_MAGIC_HIGH = 0x4d454257;
export const STREAM_VERSION = 1;

/** Byte offsets of the header's fields. */
export const HEADER_FIELD = { magic: 0, version: 8, count: 12 } as const;
/** Byte offsets of a record's fields; one byte after `immediateOrCancel` and the last eight are reserved. */
export const RECORD_FIELD = {
  type: 0,
  side: 1,
  immediateOrCancel: 2,
  quantity: 4,
  sequence: 8,
  orderId: 16,
  price: 24,
} as const;
