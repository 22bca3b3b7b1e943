import type {
  EnterCommand,
  Mechanism,
  MechanismCommand,
  Notice,
  ReferenceCommand,
} from '../../../core/models/ports/mechanism.ts';
import type { InstrumentId } from '../../../core/models/units.ts';
import type { Ranked } from '../framework/sortedOrders.ts';

/** An order as the told events make it. */
export interface MirrorOrder extends Ranked {
  readonly command: EnterCommand;
  readonly key: number;
  readonly leaves: number;
  /** Of two orders the one that came or re-entered later has the larger. */
  readonly entered: number;
  readonly ended: boolean;
  /** Lots filled since it came or re-entered. */
  readonly filled: number;
}

/** One side of a trade as told; `order` is as it was before. */
export interface Fill {
  readonly order: MirrorOrder;
  readonly trade: number;
  readonly price: number;
  readonly quantity: number;
  readonly liquidity: number;
  readonly fee: number;
}

/** The market as a mechanism has told it so far. */
export interface MarketPicture {
  readonly now: number;
  /** The command that is being answered; undefined while time passes. */
  readonly command: MechanismCommand | undefined;
  /** Events told in answer to it. */
  readonly answers: number;
  readonly orders: ReadonlyMap<number, MirrorOrder>;
  /** Orders that changed without a trade since the command came. */
  readonly disturbed: ReadonlySet<MirrorOrder>;
  /** The last sound best prices elsewhere, or undefined. */
  reference(instrument: InstrumentId): ReferenceCommand | undefined;
  /** Live orders that wait, of one side, in the order of price and time. */
  resting(instrument: InstrumentId, side: number): MirrorOrder[];
}

/** Looks at what a mechanism tells while it tells it, and throws `RuleBroken` where a rule does not hold. */
export interface Watch {
  /** A command, or a passing of time, is about to be answered. */
  begin?(market: MarketPicture): void;
  filled?(market: MarketPicture, fill: Fill): void;
  reduced?(market: MarketPicture, order: MirrorOrder, quantity: number): void;
  cancelled?(market: MarketPicture, order: MirrorOrder, quantity: number, reason: number): void;
  announced?(market: MarketPicture, notice: Notice): void;
  /** Something was told of an order that does not live. */
  stray?(market: MarketPicture, key: number, verb: string): void;
  /** It has been answered. */
  after?(market: MarketPicture, mechanism: Mechanism): void;
}
