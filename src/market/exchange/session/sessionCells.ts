import { PHASE } from '../../../core/models/phase.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** Columns of one instrument; times are 0 where there is none. */
export const CELL = {
  phase: 0,
  /** When the phase ends by itself, its random end included. */
  until: 1,
  /** The phase that the calendar asks for, which an interruption holds back. */
  scheduled: 2,
  /** Random end of the present scheduled phase. */
  randomEnd: 3,
  /** 1 after the auction was extended. */
  extended: 4,
  /** Last sequence number of the session's messages. */
  sequence: 5,
  /** What was told last of an auction, and when the next telling is due. */
  toldPrice: 6,
  toldVolume: 7,
  toldSurplus: 8,
  nextTelling: 9,
  /** 1 where a command may have changed the auction since it was told. */
  stale: 10,
  /** Price of the last auction, and last price. */
  auctionPrice: 11,
  lastPrice: 12,
  /** Why the phase began, a number of `PHASE_REASON`. */
  reason: 13,
  /** When the phase is due to end, as far as the market may know: a random end is added in secret. */
  due: 14,
} as const;

const STRIDE = Object.keys(CELL).length;

/** What a session knows of each instrument, in one column of numbers. */
export class SessionCells {
  readonly instruments: number;
  readonly #cells: Float64Array;

  constructor(instruments: number) {
    this.instruments = instruments;
    this.#cells = new Float64Array(instruments * STRIDE);
    for (let id = 0; id < instruments; id++) this.set(id, CELL.phase, PHASE.closed);
    for (let id = 0; id < instruments; id++) this.set(id, CELL.scheduled, PHASE.closed);
  }

  get(instrument: number, column: number): number {
    return this.#cells[instrument * STRIDE + column];
  }

  set(instrument: number, column: number, value: number): void {
    this.#cells[instrument * STRIDE + column] = value;
  }

  /** The next sequence number of the instrument's session messages. */
  nextSequence(instrument: number): number {
    return ++this.#cells[instrument * STRIDE + CELL.sequence];
  }

  snapshot(): PlainData {
    return this.#cells.slice();
  }

  restore(state: PlainData): void {
    this.#cells.set(state as Float64Array);
  }

  addTo(hash: Hash64): void {
    hash.addFields(this.#cells, 0, this.#cells.length);
  }
}
