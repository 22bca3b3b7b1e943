import { parseDuration } from '../../core/data/config/duration.ts';
import { integerSetting, textSetting } from '../../core/data/config/schema.ts';
import type { SimTime } from '../../core/models/units.ts';

/** Settings of a mechanism that holds auctions at given times. */
export const auctionTimeSettings = {
  first: textSetting('1s', { unit: 'duration', description: 'Time of the first auction' }),
  every: textSetting('1s', { unit: 'duration', description: 'Time from one auction to the next' }),
  auctions: integerSetting(0, 0, 1_000_000_000, {
    description: 'How many auctions there are; 0 for no end. Orders that come after the last one only rest',
  }),
};

/** When auctions are held. */
interface AuctionTimeValues {
  readonly first: string;
  readonly every: string;
  readonly auctions: number;
}

/** `next` is null after the last auction; `left` counts those still to come where they have an end. */
export type AuctionTimes = { next: SimTime | null; left: number };

/** Auctions at `first` and then `every` so often. The times are a part of the mechanism's state. */
export class AuctionTimetable {
  readonly #every: SimTime;
  readonly #start: AuctionTimes;

  constructor({ first, every, auctions }: AuctionTimeValues) {
    this.#every = Math.max(1, parseDuration(every, 'every'));
    this.#start = { next: Math.max(1, parseDuration(first, 'first')), left: auctions };
  }

  get start(): AuctionTimes {
    return { ...this.#start };
  }

  /** Holds what is due. */
  advance(times: AuctionTimes, now: SimTime, hold: () => void): void {
    while (times.next !== null && times.next <= now) {
      hold();
      times.next = times.left === 1 ? null : times.next + this.#every;
      times.left = Math.max(0, times.left - 1);
    }
  }
}
