import type { Anchor } from '../../models/ports/recorder.ts';
import { assert } from '../../utils/assert.ts';
import { crc32 } from '../../utils/crc32.ts';
import { FLAG_ANCHOR, FLAG_END, HEADER, SEGMENT_HEADER_BYTES, SEGMENT_MAGIC } from './format.ts';

/** What a segment's header says. */
export interface SegmentHeader {
  /** From 0. */
  readonly index: number;
  readonly entries: number;
  /** How many of the entries are external inputs. */
  readonly inputs: number;
  /** Number of the event of the first entry; the anchor's where there are no entries. */
  readonly firstEvents: number;
  /** Undefined where the segment was closed for its size or at the end of the log. */
  readonly anchor: Anchor | undefined;
  /** True for the segment that closes the log. */
  readonly end: boolean;
  /** Length of the entries, and of the body: the entries and the table of kinds behind them. */
  readonly entriesBytes: number;
  readonly bodyBytes: number;
  readonly bodySum: number;
  readonly previousSum: number;
}

/** Writes the header into the first bytes of `bytes` and returns its checksum. */
export function putSegmentHeader(bytes: Uint8Array, header: SegmentHeader): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, SEGMENT_HEADER_BYTES);
  const { anchor } = header;
  view.setUint32(HEADER.magic, SEGMENT_MAGIC, true);
  view.setUint32(HEADER.index, header.index, true);
  view.setUint32(HEADER.flags, (anchor ? FLAG_ANCHOR : 0) | (header.end ? FLAG_END : 0), true);
  view.setUint32(HEADER.entries, header.entries, true);
  view.setUint32(HEADER.inputs, header.inputs, true);
  view.setFloat64(HEADER.firstEvents, header.firstEvents, true);
  view.setFloat64(HEADER.anchorEvents, anchor?.events ?? 0, true);
  view.setFloat64(HEADER.anchorTime, anchor?.time ?? 0, true);
  putHash(view, HEADER.traceHash, anchor?.traceHash);
  putHash(view, HEADER.stateHash, anchor?.stateHash);
  view.setUint32(HEADER.entriesBytes, header.entriesBytes, true);
  view.setUint32(HEADER.bodyBytes, header.bodyBytes, true);
  view.setUint32(HEADER.bodySum, header.bodySum, true);
  view.setUint32(HEADER.previousSum, header.previousSum, true);
  const sum = crc32(bytes.subarray(0, HEADER.headerSum));
  view.setUint32(HEADER.headerSum, sum, true);
  return sum;
}

/** Reads a header whose checksum was found right. */
export function readSegmentHeader(bytes: Uint8Array): SegmentHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, SEGMENT_HEADER_BYTES);
  const flags = view.getUint32(HEADER.flags, true);
  const anchor: Anchor = {
    events: view.getFloat64(HEADER.anchorEvents, true),
    time: view.getFloat64(HEADER.anchorTime, true),
    traceHash: readHash(view, HEADER.traceHash),
    stateHash: readHash(view, HEADER.stateHash),
  };
  return {
    index: view.getUint32(HEADER.index, true),
    entries: view.getUint32(HEADER.entries, true),
    inputs: view.getUint32(HEADER.inputs, true),
    firstEvents: view.getFloat64(HEADER.firstEvents, true),
    anchor: flags & FLAG_ANCHOR ? anchor : undefined,
    end: (flags & FLAG_END) !== 0,
    entriesBytes: view.getUint32(HEADER.entriesBytes, true),
    bodyBytes: view.getUint32(HEADER.bodyBytes, true),
    bodySum: view.getUint32(HEADER.bodySum, true),
    previousSum: view.getUint32(HEADER.previousSum, true),
  };
}

/** What a header of `bytes` must begin with and end on, told apart from what it says. */
export function headerSumIsRight(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, SEGMENT_HEADER_BYTES);
  return (
    view.getUint32(HEADER.magic, true) === SEGMENT_MAGIC &&
    view.getUint32(HEADER.headerSum, true) === crc32(bytes.subarray(0, HEADER.headerSum))
  );
}

/** Checksum of a header: the link of the next segment. */
export function headerSum(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, SEGMENT_HEADER_BYTES).getUint32(HEADER.headerSum, true);
}

const HASH = /^[0-9a-f]{16}$/;

function putHash(view: DataView, at: number, hash = '0000000000000000'): void {
  assert(HASH.test(hash), `an anchor's hash has 16 hexadecimal digits, not ${hash}`);
  view.setUint32(at, Number.parseInt(hash.slice(0, 8), 16), false);
  view.setUint32(at + 4, Number.parseInt(hash.slice(8), 16), false);
}

function readHash(view: DataView, at: number): string {
  return hex8(view.getUint32(at, false)) + hex8(view.getUint32(at + 4, false));
}

function hex8(word: number): string {
  return word.toString(16).padStart(8, '0');
}
