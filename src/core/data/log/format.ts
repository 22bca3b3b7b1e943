/**
 * The event log's format, version 1. All numbers are little-endian.
 *
 * A log is a file header and a chain of segments; each segment is a header of fixed size and a body. The
 * body holds the entries and, behind them, the table of the kinds they use. A segment needs no other one to
 * be read. It is closed at an anchor, which stands in its header, or where it grows to
 * {@link SEGMENT_BYTES}; the last segment says that it is the last. Headers and bodies carry their CRC-32,
 * and each header repeats the checksum of the segment before it, so that no segment can be changed, lost,
 * doubled or moved unseen.
 */
export const FORMAT_VERSION = 1;

/** `\x89MSLOG\r\n`: not text, and broken visibly by any change of line ends on the way. */
export const FILE_MAGIC = [0x89, 0x4d, 0x53, 0x4c, 0x4f, 0x47, 0x0d, 0x0a] as const;
/** Magic (8 bytes), version, CRC-32 of these twelve. */
export const FILE_HEADER_BYTES = 16;

/** "MSEG". */
export const SEGMENT_MAGIC = 0x4745534d;
/** Offsets within a segment's header. */
export const HEADER = {
  magic: 0,
  index: 4,
  flags: 8,
  entries: 12,
  inputs: 16,
  firstEvents: 20,
  anchorEvents: 28,
  anchorTime: 36,
  traceHash: 44,
  stateHash: 52,
  entriesBytes: 60,
  bodyBytes: 64,
  bodySum: 68,
  previousSum: 72,
  /** CRC-32 of all that stands before it: the segment's checksum in the chain. */
  headerSum: 76,
} as const;
export const SEGMENT_HEADER_BYTES = 80;

export const FLAG_ANCHOR = 1;
export const FLAG_END = 2;

/** A segment is closed before its next entry where it holds this many bytes. */
export const SEGMENT_BYTES = 1 << 22;
/** Longest body of a cold message. */
export const MAX_BODY_BYTES = 1 << 26;
/** A reader refuses longer segments before it takes memory for them. */
export const MAX_SEGMENT_BYTES = SEGMENT_BYTES + MAX_BODY_BYTES + (1 << 24);
/** No entry without its cold body is longer: head, control and fourteen values of at most nine bytes. */
export const MAX_ENTRY_BYTES = 192;

/**
 * An entry is a head, a control and values. The head is a varint of `place * 8 + hasBody * 4 + recordClass`,
 * where `place` is the kind's in the segment's table. The control has two bits for each value, lowest first:
 * events, time, from, to, then the kind's fields; it fills whole bytes. The values that are not implied by
 * their two bits follow, then a body as its length and bytes.
 *
 * Each value is predicted, and its difference to that is stored. The time: the last entry's. Events: the last
 * entry's, and one more for a delivery. From and to: those of the last entry of the same record class. A field:
 * the last value of a field of the same name, in an entry of any kind, so that an acceptance does not repeat its order's price and quantity;
 * it is a 32-bit integer, and any other value leaves 0 there. All begin at 0 in each segment.
 */
export const RECORD_CLASSES = 3;
export const AS_PREDICTED = 0;
/** The zigzag code of the difference (0, -1, 1, -2 … as 0, 1, 2, 3 …) in one byte; 2 stands for two bytes. */
export const ONE_BYTE = 1;
/**
 * A longer zigzag code as a varint, whose first byte is then at least 0x80; those of all but events and
 * time are taken modulo 2^32. Or, for fields, one of the marks of a value that stands for itself.
 */
export const WIDE = 3;
/** Eight bytes follow. */
export const RAW_DOUBLE = 0;
export const RAW_NAN = 1;
/** The zigzag varint of a whole number follows. */
export const RAW_WHOLE = 2;
