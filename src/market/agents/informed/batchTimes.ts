import type { DelayNs, SimTime } from '../../../core/models/units.ts';
import { type Rounds, roundAt } from './rounds.ts';

/** Auctions of a round: batches that end every `interval`. */
export interface BatchTimes {
  readonly rounds: Rounds;
  /** Auctions of a round; afterwards nobody trades in it. */
  readonly auctions: number;
  readonly interval: DelayNs;
}

/** When orders for the next batch leave: in the middle between two ends, where the answers to the last are back. */
export function nextOrderTime({ interval }: BatchTimes, now: SimTime): SimTime {
  const middle = Math.floor(interval / 2);
  return (Math.floor((now - middle) / interval) + 1) * interval + middle;
}

/** The auction that orders of this time are for, from 0, or -1 where the round has no more, or there is no round. */
export function auctionAt({ rounds, auctions, interval }: BatchTimes, time: SimTime): number {
  const round = roundAt(rounds, time);
  if (round >= rounds.count) return -1;
  const auction = Math.floor((time - round * rounds.length) / interval);
  return auction < auctions ? auction : -1;
}
