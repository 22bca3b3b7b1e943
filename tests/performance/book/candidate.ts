/** What all candidates must agree on after the same messages. */
export interface Totals {
  readonly trades: number;
  readonly quantity: number;
  /** Sum of price times quantity. */
  readonly notional: number;
  readonly liveOrders: number;
  readonly restingQuantity: number;
}

/** A book under test, bound to a workload. */
export interface Candidate {
  /** Carries out the messages from `from` up to, not including, `to`. */
  replay(from: number, to: number): void;
  totals(): Totals;
  /** Back to empty books. */
  restart(): void;
}

export const CANDIDATES = [
  'market-sim',
  'plain objects',
  'nodejs-order-book',
  'hft-limit-order-book',
] as const;
export type CandidateName = (typeof CANDIDATES)[number];
