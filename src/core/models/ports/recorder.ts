import type { ActorId, SimTime } from '../units.ts';

/** Anchor: what `verify` compares when it runs a world again. */
export interface Anchor {
  /** Events delivered so far. */
  readonly events: number;
  readonly time: SimTime;
  /** 16 hexadecimal digits. */
  readonly traceHash: string;
  readonly stateHash: string;
}

/** What the log holds of an entry, besides its payload. */
export const RECORD_DELIVERY = 0;
export const RECORD_FACT = 1;
export const RECORD_INPUT = 2;
export type RecordClass = 0 | 1 | 2;

/**
 * Takes what the kernel journals. `payload[base .. base + fieldCount)` holds the numeric fields and is valid
 * during the call only; `body` is the canonical encoding of a cold message, else undefined.
 * `events` is the number of the event being handled, from 1.
 */
export interface Recorder {
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
  ): void;
  anchor(anchor: Anchor): void;
}
