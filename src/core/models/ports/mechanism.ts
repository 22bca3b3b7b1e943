import type { SELF_TRADE, TIME_IN_FORCE } from '../messages/orderEntry.ts';
import type { PlainData } from '../plainData.ts';
import type { Side } from '../side.ts';
import type { CashMinor, InstrumentId, OrderId, PriceTicks, QuantityLots, SimTime } from '../units.ts';

/**
 * What a mechanism promises. The framework refuses orders that it does not offer, and the conformance kit tests what it
 * declares and says of the rest that it was skipped and why.
 */
export interface MechanismCapabilities {
  /**
   * Who trades first, by the name of a priority rule: `price-time`; `price` alone; `pro-rata`, by price and at one price
   * by size; `none`.
   */
  readonly priority: string;
  /**
   * `continuous`: no two orders that could trade rest together. `batches`: only right after a batch. `conditional`:
   * orders whose limits meet may rest together, because something else decides too: a price from elsewhere, an answer.
   */
  readonly trading: 'continuous' | 'batches' | 'conditional';
  /** Takes orders without a limit. */
  readonly marketOrders: boolean;
  readonly timesInForce: readonly (keyof typeof TIME_IN_FORCE)[];
  /** Takes orders that are refused rather than trade at once. */
  readonly postOnly: boolean;
  /** Price and quantity of a resting order can be replaced. */
  readonly replace: boolean;
  /** What it can do where two orders of one account meet; an order asks for one of them. */
  readonly selfTrade: readonly (keyof typeof SELF_TRADE)[];
  /** Fills cost fees by the schedule it is created with. */
  readonly fees: boolean;
  /** Resting orders show in its depth. */
  readonly displaysDepth: boolean;
  /** Draws from its random stream. */
  readonly random: boolean;
  /** Takes orders with terms, so that a venue may set its order desk before it. False where left out. */
  readonly orderTypes?: boolean;
  /** Trades by the best prices of another market: takes {@link ReferenceCommand}. False where left out. */
  readonly reference?: boolean;
  /** Takes orders that do not trade in fewer lots than they say. False where left out. */
  readonly minimumQuantity?: boolean;
  /** Takes orders that answer another one. False where left out. */
  readonly counterOrder?: boolean;
  /** Announces what no order tells: see {@link Notice}. False where left out. */
  readonly notices?: boolean;
  /** Orders wait unseen until their first batch, and rest from then on. False where left out. */
  readonly sealed?: boolean;
}

/** A new order. `price` is 0 for a market order; type, time in force and flags are numbers as in `NewOrder`. */
export interface EnterCommand {
  readonly kind: 'enter';
  /** The caller's name for the order: a whole number from 1, unique among live orders. */
  readonly key: number;
  readonly account: number;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly orderType: number;
  readonly timeInForce: number;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
  readonly flags: number;
  /** It trades no fewer lots than this, or than what is left of it; 0 or left out for any. */
  readonly minimumQuantity?: QuantityLots;
  /** Key of the order that it answers; 0 or left out for none. */
  readonly counterOrder?: number;
}

export interface CancelCommand {
  readonly kind: 'cancel';
  readonly key: number;
}

/** The order `key` goes on as `newKey`, with another price and open quantity. */
export interface ReplaceCommand {
  readonly kind: 'replace';
  readonly key: number;
  readonly newKey: number;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
}

/** The best prices of another market, in ticks of this one; 0 where a side is empty. Refused under key 0. */
export interface ReferenceCommand {
  readonly kind: 'reference';
  readonly instrument: InstrumentId;
  readonly bid: PriceTicks;
  readonly ask: PriceTicks;
}

export type MechanismCommand = EnterCommand | CancelCommand | ReplaceCommand | ReferenceCommand;

/** What a mechanism makes known beside the fates of orders. What it leaves open is 0, and {@link NO_SIDE}. */
export interface Notice {
  readonly instrument: InstrumentId;
  /** The account it is told to alone, or {@link TO_ALL}. */
  readonly account: number;
  /** What it says: a number of `NOTICE`. */
  readonly code: number;
  /** Number at the venue of the order it is about. */
  readonly order: OrderId;
  readonly side: number;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
  /** Until when it holds. */
  readonly until: SimTime;
}

/** In place of the account of a {@link Notice}: whoever listens. */
export const TO_ALL = -1;
/** In place of the side of a {@link Notice}. */
export const NO_SIDE = -1;

/** What a mechanism tells, in the order in which it happens. An order is named by its present key. */
export interface EventSink {
  /** Nothing of the command happened; `code` is a number of `REJECT_CODE`. */
  rejected(key: number, code: number): void;
  accepted(key: number): void;
  /** One side of a trade; both sides bear its number. `liquidity` is `MAKER` or `TAKER`, `fee` negative for a rebate. */
  filled(
    key: number,
    trade: number,
    price: PriceTicks,
    quantity: QuantityLots,
    liquidity: number,
    fee: CashMinor,
  ): void;
  /** What is left of the order waits, last among its equals. */
  rested(key: number): void;
  /** Less is left, without a trade. */
  reduced(key: number, quantity: QuantityLots): void;
  /** Gone with `quantity` unfilled, for a number of `CANCEL_REASON`. */
  cancelled(key: number, quantity: QuantityLots, reason: number): void;
  /** `key` goes on as `newKey` with `quantity` open; without `keptPriority` it enters afresh after this. */
  replaced(
    key: number,
    newKey: number,
    price: PriceTicks,
    quantity: QuantityLots,
    keptPriority: boolean,
  ): void;
  /** Told by mechanisms that declare notices. */
  announced?(notice: Notice): void;
}

/** One displayed price. */
export interface DepthLevel {
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
  readonly orders: number;
}

/** Displayed levels of one instrument, best first. */
export interface MechanismDepth {
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
}

/**
 * A market mechanism: who trades with whom at which price. Commands come in the order of time; what is due at
 * `nextTime()` has been advanced before a command of a later time is applied. A command at that very time comes before
 * it, as deliveries come before wake-ups. No command may make it throw.
 */
export interface Mechanism {
  apply(now: SimTime, command: MechanismCommand, out: EventSink): void;
  /** Does what is due at or before `now`; `nextTime()` is later than `now` afterwards. */
  advance(now: SimTime, out: EventSink): void;
  /** When it acts by itself next, or null. */
  nextTime(): SimTime | null;
  /** What it displays of an instrument. */
  depth(instrument: InstrumentId): MechanismDepth;
  /** A 32-bit hash of all that decides what happens next. */
  hash(): number;
  /** Asserts its own invariants; slow. */
  check(): void;
  snapshot(): PlainData;
  /** Goes on from a snapshot of a mechanism that was created in the same way. */
  restore(state: PlainData): void;
}
