import type { AccountId, QuantityLots } from '../../../core/models/units.ts';

/** How the orders at one price share an incoming order that is smaller than they are together. */
export interface AllocationRules {
  /** The order that bettered its side's best price when it came to rest is served first. */
  readonly topOrder: boolean;
  /** Fewer lots than this make no top order; it betters the price all the same. */
  readonly topMinimum: QuantityLots;
  /** Lots that a top order gets before the others in all; 0 for all it has. */
  readonly topMaximum: QuantityLots;
  /** Of an incoming order the top order gets no more than this per cent, rounded down. */
  readonly topPercent: number;
  /** Per cent of what is left after the top order, for each lead market maker, rounded down. */
  readonly leadMarketMakers: readonly LeadMarketMaker[];
  /** Per cent of what is left then that goes by time, rounded down; the others go by size. */
  readonly fifoPercent: number;
  /** Shares by size are zero where they are fewer lots than this. */
  readonly minimumAllocation: QuantityLots;
  /** 1: by size alone. Above: the earlier of two orders of one size has the larger share; see `sizeShares.ts`. */
  readonly timeExponent: number;
  /** Of what rounding left, those whose share by size was zero get one lot each first, in the order of time. */
  readonly leveling: boolean;
}

/** Who has a right to a part of each incoming order. */
export interface LeadMarketMaker {
  readonly account: AccountId;
  readonly percent: number;
}
