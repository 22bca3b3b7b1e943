import { type Anchor, RECORD_INPUT, type RecordClass, type Recorder } from '../../models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../models/units.ts';
import { assert } from '../../utils/assert.ts';
import { crc32 } from '../../utils/crc32.ts';
import type { ByteSink } from './byteStore.ts';
import { EntryEncoder } from './entryEncoder.ts';
import { fileHeader, readFileHeader } from './fileHeader.ts';
import { SEGMENT_BYTES, SEGMENT_HEADER_BYTES } from './format.ts';
import { putSegmentHeader } from './segmentHeader.ts';

export interface LogWriterOptions {
  /** Bytes after which a segment is closed without an anchor; 4 MiB where it is left out. */
  readonly segmentBytes?: number;
  /** A faster CRC-32 than the portable one, where the host has one. */
  readonly crc32?: (bytes: Uint8Array) => number;
}

/**
 * Writes the segmented event log: see `format.ts`. It holds one segment in memory and hands it to the sink in
 * one piece when an anchor closes it or it is full.
 */
export class LogWriter implements Recorder {
  readonly #sink: ByteSink;
  readonly #encoder = new EntryEncoder();
  readonly #limit: number;
  readonly #crc32: (bytes: Uint8Array) => number;
  #previousSum: number;
  #segments = 0;
  #inSegment = 0;
  #inputs = 0;
  #firstEvents = 0;
  #entries = 0;
  #bytes = 0;
  #closed = false;

  /** Writes the file header at once. */
  constructor(sink: ByteSink, options: LogWriterOptions = {}) {
    this.#sink = sink;
    this.#limit = SEGMENT_HEADER_BYTES + Math.min(options.segmentBytes ?? SEGMENT_BYTES, SEGMENT_BYTES);
    this.#crc32 = options.crc32 ?? crc32;
    const header = fileHeader();
    this.#previousSum = readFileHeader(header).sum;
    this.#emit(header);
  }

  /** Entries taken, segments and bytes handed to the sink. */
  get entries(): number {
    return this.#entries + this.#inSegment;
  }

  get segments(): number {
    return this.#segments;
  }

  get bytes(): number {
    return this.#bytes;
  }

  write(
    recordClass: RecordClass,
    events: number,
    time: SimTime,
    from: ActorId,
    to: ActorId,
    kind: number,
    payload: Float64Array,
    base: number,
    fieldCount: number,
    body: Uint8Array | undefined,
  ): void {
    const encoder = this.#encoder;
    if (encoder.at >= this.#limit) this.flush();
    if (this.#inSegment++ === 0) this.#firstEvents = events;
    if (recordClass === RECORD_INPUT) this.#inputs++;
    encoder.put(recordClass, events, time, from, to, kind, payload, base, fieldCount, body);
  }

  /** Closes the segment with its anchor. */
  anchor(anchor: Anchor): void {
    this.#closeSegment(anchor, false);
  }

  /** Hands over what is pending as a segment without an anchor; a live log is readable up to here. */
  flush(): void {
    if (this.#inSegment > 0) this.#closeSegment(undefined, false);
  }

  /** Writes the mark that nothing follows. Later calls do nothing. */
  close(): void {
    if (this.#closed) return;
    this.#closeSegment(undefined, true);
    this.#closed = true;
  }

  #closeSegment(anchor: Anchor | undefined, end: boolean): void {
    assert(!this.#closed, 'the log is closed');
    const encoder = this.#encoder;
    const table = encoder.putTable();
    const body = encoder.bytes.subarray(SEGMENT_HEADER_BYTES, encoder.at);
    this.#previousSum = putSegmentHeader(encoder.bytes, {
      index: this.#segments,
      entries: this.#inSegment,
      inputs: this.#inputs,
      firstEvents: this.#inSegment > 0 ? this.#firstEvents : (anchor?.events ?? 0),
      anchor,
      end,
      entriesBytes: table - SEGMENT_HEADER_BYTES,
      bodyBytes: body.length,
      bodySum: this.#crc32(body),
      previousSum: this.#previousSum,
    });
    this.#emit(encoder.bytes.subarray(0, encoder.at));
    this.#segments++;
    this.#entries += this.#inSegment;
    this.#inSegment = 0;
    this.#inputs = 0;
    encoder.reset();
  }

  #emit(chunk: Uint8Array): void {
    this.#sink.write(chunk);
    this.#bytes += chunk.length;
  }
}
