import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import type {
  AccountId,
  InstrumentId,
  OrderId,
  PriceTicks,
  QuantityLots,
  SimTime,
} from '../../../core/models/units.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** An order as a mechanism's author sees it. The framework owns it: it changes through {@link MarketServices} only. */
export interface Order {
  /** Its number at the venue; a state refers to orders by it. */
  readonly id: OrderId;
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  /** 0 for a market order. */
  readonly price: PriceTicks;
  /** What is left to trade. */
  readonly leaves: QuantityLots;
  /** A number of `TIME_IN_FORCE`. */
  readonly timeInForce: number;
  readonly postOnly: boolean;
  /** A number of `SELF_TRADE`. */
  readonly selfTrade: number;
  /** Fewer lots than this, or than what is left, it does not trade; 0 for any. Told where declared. */
  readonly minimumQuantity: QuantityLots;
  /** Number of the order that it answers, or 0. Told where declared. */
  readonly counterOrder: OrderId;
  /** When it came, or was last replaced. */
  readonly time: SimTime;
  readonly resting: boolean;
  /** Of two orders the one that came, or was replaced with loss of its place, later has the larger. */
  readonly sequence: number;
}

/** What an order asks for before it is one. */
export type AskedOrder = Pick<
  Order,
  'account' | 'instrument' | 'side' | 'price' | 'timeInForce' | 'minimumQuantity' | 'counterOrder'
> & { readonly quantity: QuantityLots };

/** The best prices elsewhere, in ticks here; 0 where a side is empty or nothing is known. */
export interface ReferenceQuote {
  readonly bid: PriceTicks;
  readonly ask: PriceTicks;
}

/** Something to make known. What is left out is told as 0, and as no side. */
export interface Announcement {
  readonly instrument: InstrumentId;
  /** Told to this account alone; to whoever listens where it is left out. */
  readonly to?: AccountId;
  /** A number of `NOTICE`. */
  readonly code: number;
  /** Number of the order it is about. */
  readonly order?: OrderId;
  readonly side?: Side;
  readonly price?: PriceTicks;
  readonly quantity?: QuantityLots;
  /** Until when it holds. */
  readonly until?: SimTime;
}

/**
 * What an author's code works with. Whatever it asks for that breaks a rule of markets (a trade beyond what is left or
 * beyond a limit, of an order that is gone, between orders of one side) stops the venue with the rule's name, and
 * nothing of the command has happened then.
 */
export interface MarketServices {
  readonly now: SimTime;
  readonly instruments: number;
  /** The mechanism's own random stream, for one that declares `random`. */
  readonly random: Rng;
  /** A live order, or undefined. */
  order(id: OrderId): Order | undefined;
  /**
   * Resting orders of one side, best price first, market orders before all, and of equals the one that rested first.
   * With a `price` those alone that would trade at it.
   */
  resting(instrument: InstrumentId, side: Side, price?: PriceTicks): Order[];
  /** The first of {@link resting}. */
  best(instrument: InstrumentId, side: Side): Order | undefined;
  /** True where the two may trade with each other: opposite sides, and prices that meet. */
  meets(a: Order, b: Order): boolean;
  /** What the order could trade at once with orders resting against it, as far as its limit goes: fill or kill asks. */
  fillable(order: Order): QuantityLots;
  /** Trades. Where nobody takes, as in a batch, the order that came first is the maker. */
  trade(maker: Order, taker: Order, price: PriceTicks, quantity: QuantityLots): void;
  /**
   * Does what the taker asked for where it meets an order of its own account. True where something was done: look at
   * both orders again, they may be gone.
   */
  preventSelfTrade(maker: Order, taker: Order): boolean;
  /** Lets what is left of an order wait, last among its equals. */
  rest(order: Order): void;
  /** Ends an order, for a number of `CANCEL_REASON`. */
  cancel(order: Order, reason: number): void;
  /** The best prices elsewhere, for a mechanism that declares `reference`. */
  reference(instrument: InstrumentId): ReferenceQuote;
  /** Makes something known, for a mechanism that declares `notices`: told with the rest of the command, or not at all. */
  announce(announcement: Announcement): void;
}

/**
 * A mechanism at work. `state` is plain data (numbers, text, arrays, objects, typed arrays): the framework snapshots,
 * restores and hashes it, so every handler is given the present one, and keeps nothing of its own beside it.
 *
 * An order that `enter` leaves with something open rests where it is a good-till-cancelled limit order, and is cancelled
 * otherwise, unless `enter` said `rest` or `cancel` itself.
 */
export interface MechanismRules<State> {
  readonly state: State;
  /** A new order, or one that a replacement has taken out of its queue. */
  enter(state: State, order: Order): void;
  /**
   * Why an order is refused, a number of `REJECT_CODE`, or 0. Asked before the order lives; it changes nothing and asks
   * the market for nothing but to be read.
   */
  refusal?(state: State, asked: AskedOrder): number;
  /** Why its owner may not cancel an order now, a number of `REJECT_CODE`, or 0. The venue itself always may. */
  refusalOfCancel?(state: State, order: Order): number;
  /** An order is gone, filled, cancelled or replaced by its owner; `order` is as it was. */
  left?(state: State, order: Order): void;
  /** The best prices elsewhere are others than before: {@link MarketServices.reference} gives them. */
  referenceChanged?(state: State, instrument: InstrumentId): void;
  /** What is due now is done; {@link nextTime} is later afterwards. */
  advance?(state: State, now: SimTime): void;
  nextTime?(state: State): SimTime | null;
  /** Throws where the state contradicts itself; called by checks. */
  check?(state: State): void;
}

/** A state as the codec sees it: plain data by the author's promise, checked when it is encoded. */
export function asPlainData(state: unknown): PlainData {
  return state as PlainData;
}
