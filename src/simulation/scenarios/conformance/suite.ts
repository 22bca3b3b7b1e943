import type { OrderRequest } from '../../../core/models/orderTerms.ts';
import type { Side } from '../../../core/models/side.ts';

/** A price level: how many orders stand there, and how many lots. */
export interface Depth {
  readonly price: number;
  readonly orders: number;
  readonly qty: number;
}

/** What an order has traded: lots, and the sum of lots times price. */
export interface Fills {
  readonly quantity: number;
  readonly cost: number;
}

export type Measured = number | boolean | string | Fills | readonly Depth[];

/** Something that a scenario expects of the market, in the words of its file. */
export interface Check {
  /** Name of the entry of `MEASURES` that tells what we have. */
  readonly measure: string;
  /** Field of the file. */
  readonly field: string;
  readonly side: Side;
  /** Name of the order that it is about; empty for the market. */
  readonly order: string;
  readonly want: Measured;
}

export interface AddStep {
  readonly op: 'add';
  readonly order: string;
  readonly terms: OrderRequest;
  /** A market order bound to so many ticks behind the best opposite price. */
  readonly slippage: number | undefined;
  readonly checks: readonly Check[];
}

export interface CancelStep {
  readonly op: 'cancel';
  readonly order: string;
  readonly checks: readonly Check[];
}

/** A new price (0 keeps it) and a new open quantity, as `quantity` says. */
export interface ReplaceStep {
  readonly op: 'replace';
  readonly order: string;
  readonly newOrder: string;
  readonly price: number;
  /** Added to what is open, or what is open then, or the whole with what has traded. */
  readonly quantity: { readonly kind: 'delta' | 'open' | 'whole'; readonly lots: number };
  readonly checks: readonly Check[];
}

export interface ExpectStep {
  readonly op: 'expect';
  readonly checks: readonly Check[];
}

export type Step = AddStep | CancelStep | ReplaceStep | ExpectStep;

export interface PublishedScenario {
  readonly name: string;
  /** Price before the first trade; 0 where there is none. */
  readonly referencePrice: number;
  /** True where a market order waits for somebody to trade with. */
  readonly marketOrdersRest: boolean;
  /** False where orders that cross rest until they are matched on request. */
  readonly matches: boolean;
  readonly steps: readonly Step[];
}
