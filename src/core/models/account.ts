import type { ActorId, CashMinor, InstrumentId, QuantityLots } from './units.ts';

/** Opening position of an account; negative is short. */
export interface OpeningPosition {
  readonly instrument: InstrumentId;
  readonly lots: QuantityLots;
}

/**
 * A participant of a venue. Its account bears the number of its actor: whoever sends an order owns it, and account
 * numbers in messages and logs are actor ids.
 */
export interface AccountSpec {
  readonly actor: ActorId;
  /** Opening cash; may be negative. */
  readonly cashMinor: CashMinor;
  /** Valued at the instrument's reference price where it has one, else at 0. */
  readonly positions?: readonly OpeningPosition[];
}

/** Fees as parts per million of a fill's notional; negative is a rebate. */
export interface FeeSchedule {
  readonly makerPpm: number;
  readonly takerPpm: number;
  /** Other rates for those who have traded much, the lowest `fromLots` first. */
  readonly tiers?: readonly FeeTier[];
}

/** The rates of an account that has traded `fromLots` lots at this venue, over all instruments, bought and sold. */
export interface FeeTier {
  readonly fromLots: QuantityLots;
  readonly makerPpm: number;
  readonly takerPpm: number;
}

export const NO_FEES: FeeSchedule = { makerPpm: 0, takerPpm: 0 };

/** What one account holds in one instrument. */
export interface PositionStatement {
  readonly lots: QuantityLots;
  /** What the open position cost: positive for long, negative for short. */
  readonly costMinor: CashMinor;
  /** Profit of what was closed, fees apart. */
  readonly realisedMinor: CashMinor;
}
