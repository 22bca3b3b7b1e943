import { BaseError } from '../../utils/errors.ts';
import { DAY_NS } from '../text/timeText.ts';

/** A point in time: days since 1970-01-01 and nanoseconds of that day. */
export interface DayTime {
  readonly day: number;
  readonly timeNs: number;
}

/**
 * Equal intervals of time, one after the other without gap: they begin `originNs` after the epoch's midnight and every
 * `everyNs` from there, before and after. Nanoseconds since 1970 are no safe integers, so that they are counted in
 * bigints; that is once an interval, not once a trade.
 *
 * Throws `BaseError` `USAGE` where `everyNs` is not a positive safe integer or `originNs` no time of a day.
 */
export class Intervals {
  readonly #every: bigint;
  readonly #origin: bigint;

  constructor(everyNs: number, originNs = 0) {
    if (!Number.isSafeInteger(everyNs) || everyNs < 1) {
      throw new BaseError(
        'USAGE',
        `bars every ${everyNs} ns: must be a whole number of nanoseconds above zero`,
      );
    }
    if (!Number.isSafeInteger(originNs) || originNs < 0 || originNs >= DAY_NS) {
      throw new BaseError('USAGE', `bars from ${originNs} ns after midnight: must be within a day`);
    }
    this.#every = BigInt(everyNs);
    this.#origin = BigInt(originNs);
  }

  /** Number of the interval that a point in time lies in. */
  indexOf(day: number, timeNs: number): bigint {
    const since = BigInt(day) * BigInt(DAY_NS) + BigInt(timeNs) - this.#origin;
    const index = since / this.#every;
    return since < 0n && index * this.#every !== since ? index - 1n : index;
  }

  /** Where an interval begins. */
  beginOf(index: bigint): DayTime {
    const ns = index * this.#every + this.#origin;
    const dayNs = BigInt(DAY_NS);
    const day = ns < 0n && ns % dayNs !== 0n ? ns / dayNs - 1n : ns / dayNs;
    return { day: Number(day), timeNs: Number(ns - day * dayNs) };
  }
}
