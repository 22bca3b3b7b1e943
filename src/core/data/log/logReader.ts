import type { EventLog, LogEntry } from '../../models/logEntry.ts';
import type { Anchor } from '../../models/ports/recorder.ts';
import { crc32 } from '../../utils/crc32.ts';
import type { ByteSource } from './byteStore.ts';
import { BodyFault, EntryDecoder } from './entryDecoder.ts';
import { SEGMENT_HEADER_BYTES } from './format.ts';
import type { LogEnding } from './logEnding.ts';
import { logError } from './logErrors.ts';
import { type SegmentPlace, walkSegments } from './segmentWalk.ts';

export interface LogReaderOptions {
  /** Gives everything up to the last whole segment and throws nothing for what follows: see `ending`. */
  readonly tolerant?: boolean;
  /** A faster CRC-32 than the portable one, where the host has one. */
  readonly crc32?: (bytes: Uint8Array) => number;
}

/** A segment whose checksums were found right. */
export interface WholeSegment extends SegmentPlace {
  /** Hands out the entries in order; the view is valid during the call only. */
  forEach(visit: (entry: LogEntry) => void): void;
}

/**
 * Reads the event log, one segment at a time: memory is bounded by the longest segment. Every byte is covered
 * by a checksum, and lengths are checked before memory is taken.
 */
export class LogReader implements EventLog {
  readonly #source: ByteSource;
  readonly #tolerant: boolean;
  readonly #crc32: (bytes: Uint8Array) => number;

  constructor(source: ByteSource, options: LogReaderOptions = {}) {
    this.#source = source;
    this.#tolerant = options.tolerant ?? false;
    this.#crc32 = options.crc32 ?? crc32;
  }

  /** Name and size of what is read. */
  get name(): string {
    return this.#source.name;
  }

  get size(): number {
    return this.#source.size;
  }

  /**
   * Every entry in order. Throws DATA_TRUNCATED, DATA_CORRUPT or DATA_BAD_MAGIC where the log is not whole, after
   * the entries before that place; in tolerant mode it ends there instead.
   */
  forEach(visit: (entry: LogEntry) => void): void {
    for (const segment of this.wholeSegments()) segment.forEach(visit);
  }

  /** The segments with their bodies, sums checked. Each is valid until the next is asked for. */
  *wholeSegments(): Generator<WholeSegment, LogEnding> {
    const decoder = new EntryDecoder();
    const walk = walkSegments(this.#source);
    let buffer = new Uint8Array(0);
    for (;;) {
      const step = walk.next();
      if (step.done) return this.#settled(step.value);
      const place = step.value;
      const { header } = place;
      if (buffer.length < header.bodyBytes) buffer = new Uint8Array(header.bodyBytes);
      const body = buffer.subarray(0, header.bodyBytes);
      this.#source.read(place.bodyOffset, body);
      if (this.#crc32(body) !== header.bodySum) return this.#settled(this.#damaged(place));
      yield { ...place, forEach: (visit) => this.#decode(decoder, place, body, visit) };
    }
  }

  /** The segments' places and headers alone: bodies are passed over unread. */
  *segments(): Generator<SegmentPlace, LogEnding> {
    return this.#settled(yield* walkSegments(this.#source));
  }

  /** The anchors in order, from the headers alone. */
  *anchors(): Generator<Anchor> {
    for (const { header } of this.segments()) if (header.anchor !== undefined) yield header.anchor;
  }

  /** Checks every sum and says how far the log is whole; throws nothing, in either mode. */
  ending(): LogEnding {
    const segments = new LogReader(this.#source, { tolerant: true, crc32: this.#crc32 }).wholeSegments();
    for (;;) {
      const step = segments.next();
      if (step.done) return step.value;
    }
  }

  #settled(ending: LogEnding): LogEnding {
    if (ending.problem !== undefined && !this.#tolerant) throw ending.problem;
    return ending;
  }

  #damaged(place: SegmentPlace): LogEnding {
    const { index } = place.header;
    return {
      segments: index,
      byteOffset: place.offset,
      bytesAfter: this.#source.size - place.offset,
      problem: logError(
        'DATA_CORRUPT',
        { file: this.#source.name, segment: index, byteOffset: place.bodyOffset },
        `the segment's ${place.header.bodyBytes} bytes do not have the checksum in its header`,
      ),
    };
  }

  #decode(
    decoder: EntryDecoder,
    place: SegmentPlace,
    body: Uint8Array,
    visit: (entry: LogEntry) => void,
  ): void {
    try {
      decoder.forEach(place.header, body, visit);
    } catch (error) {
      if (!(error instanceof BodyFault)) throw error;
      const byteOffset = place.offset + SEGMENT_HEADER_BYTES + error.at;
      const where = { file: this.#source.name, segment: place.header.index, byteOffset };
      throw logError('DATA_CORRUPT', where, error.message);
    }
  }
}
