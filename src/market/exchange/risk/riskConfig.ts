import type {
  AccountId,
  ActorId,
  CashMinor,
  DelayNs,
  PriceTicks,
  QuantityLots,
} from '../../../core/models/units.ts';

/**
 * Limits of a venue's risk gate. What is left out is not checked; every number is a whole one. They are the controls
 * that SEC Rule 15c3-5(c) asks of whoever gives market access (17 CFR 240.15c3-5: credit and capital thresholds, price
 * and size of single orders, duplicates), with the rest of FIA's "Best Practices for Automated Trading Risk Controls"
 * (2024): message throttles, position limits, kill switches.
 */
export interface RiskLimits {
  /**
   * Half width of the price collar around the last trade, else the mid: parts per million of it, and ticks; the larger
   * counts, as in Nasdaq's collars of unpriced orders (SR-NASDAQ-2009-070, Federal Register 74, 38075).
   */
  readonly collarPpm?: number;
  readonly collarTicks?: PriceTicks;
  /** Largest order. */
  readonly maxOrderLots?: QuantityLots;
  readonly maxOrderNotionalMinor?: CashMinor;
  /** Largest position of one instrument, open orders of that side counted as filled. */
  readonly maxLongLots?: QuantityLots;
  readonly maxShortLots?: QuantityLots;
  /** Orders that may be open at once, over all instruments and in one. */
  readonly maxOpenOrders?: number;
  readonly maxInstrumentOrders?: number;
  /** Worth of all open orders, both sides together. */
  readonly maxOpenNotionalMinor?: CashMinor;
  /** Orders and replaces: so many for each `rateInterval`, and up to `rateBurst` at once. All three or none. */
  readonly rateMessages?: number;
  readonly rateInterval?: DelayNs;
  readonly rateBurst?: number;
  /** An order equal to an earlier one is refused until so much time has passed. */
  readonly duplicateWindow?: DelayNs;
  /** What the account may owe beyond its cash in the worst case; 0 checks against cash alone. */
  readonly creditLineMinor?: CashMinor;
  /** Share of the value of long positions that counts as cash for credit, in parts per million; 0 by default. */
  readonly collateralPpm?: number;
}

/** Limits of one account in place of the venue's, and who watches over it. */
export interface AccountRisk extends RiskLimits {
  readonly account: AccountId;
  /** May turn the account's kill switch on and off. */
  readonly riskManager?: ActorId;
}

/** What a venue's risk gate is made of. */
export interface RiskConfig {
  /** Of every account. */
  readonly limits?: RiskLimits;
  readonly accounts?: readonly AccountRisk[];
  /** May do to every account what its risk manager may. */
  readonly operators?: readonly ActorId[];
}

export type LimitName = keyof RiskLimits;

/** Least value of each limit. */
export const LEAST_LIMIT: Readonly<Record<LimitName, number>> = {
  collarPpm: 0,
  collarTicks: 0,
  maxOrderLots: 0,
  maxOrderNotionalMinor: 0,
  maxLongLots: 0,
  maxShortLots: 0,
  maxOpenOrders: 0,
  maxInstrumentOrders: 0,
  maxOpenNotionalMinor: 0,
  rateMessages: 1,
  rateInterval: 1,
  rateBurst: 1,
  duplicateWindow: 1,
  creditLineMinor: 0,
  collateralPpm: 0,
};
