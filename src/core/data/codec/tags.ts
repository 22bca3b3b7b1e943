/**
 * First byte of every encoded value. Lengths and counts are varints (seven bits a byte, lowest first, in the
 * fewest bytes); what is wider than a byte is little-endian on every machine.
 */
export const TAG = {
  null: 0,
  false: 1,
  true: 2,
  /** A whole number from 0 to 2^53 - 1: a varint. */
  natural: 3,
  /** A whole number from -1 down to -(2^53 - 1): the varint of -1 - value. */
  negative: 4,
  /** Any other number: eight bytes. */
  double: 5,
  /** A bigint: length and magnitude in the fewest bytes. */
  bigNatural: 6,
  bigNegative: 7,
  /** Length in bytes and UTF-8. */
  string: 8,
  /** Number of elements and the elements. */
  bytes: 9,
  int32: 10,
  uint32: 11,
  float64: 12,
  array: 13,
  /** Number of entries; each one its key as a string without tag, then its value. Keys rise by code unit. */
  object: 14,
} as const;

/** Nesting deeper than this is refused on both sides, so hostile bytes cannot exhaust the stack. */
export const MAX_DEPTH = 200;
/** Longest magnitude of a bigint, in bytes. */
export const MAX_BIGINT_BYTES = 65536;
