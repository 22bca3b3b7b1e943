import type { OrderListRequest, OrderRequest } from '../orderTerms.ts';
import type { Side } from '../side.ts';
import type {
  AccountId,
  CashMinor,
  ClientOrderId,
  DelayNs,
  InstrumentId,
  PriceTicks,
  QuantityLots,
} from '../units.ts';

/** A limit order; good till cancelled, allowed to take, and free to meet the trader's own orders by default. */
export interface LimitOrder {
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
  /** A number of `TIME_IN_FORCE`. */
  readonly timeInForce?: number;
  readonly postOnly?: boolean;
  /** A number of `SELF_TRADE`. */
  readonly selfTrade?: number;
}

/** A market order: what finds nothing to trade with is cancelled, or all of it with fill-or-kill. */
export interface MarketOrder {
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly quantity: QuantityLots;
  readonly timeInForce?: number;
  readonly selfTrade?: number;
}

/**
 * A trader's hands: sends orders to one venue and keeps account of what became of them, as far as the venue's answers
 * have arrived. An order is *live* from its submission until its end is known, whatever is in flight. Client order
 * ids grow with each order and each replace; 0 is never an id.
 */
export interface OrderGateway {
  submitLimit(order: LimitOrder): ClientOrderId;
  submitMarket(order: MarketOrder): ClientOrderId;
  /** The same without an object: type and time in force as in the message `NewOrder`, `flags` from `orderFlags`. */
  submit(
    instrument: InstrumentId,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: PriceTicks,
    quantity: QuantityLots,
    flags: number,
  ): ClientOrderId;
  /** An order of any type and with any instruction; see docs/reference/order-types.md. */
  place(order: OrderRequest): ClientOrderId;
  /** Linked orders, taken all or none; gives their ids in the order of the list. */
  placeList(list: OrderListRequest): ClientOrderId[];
  /** False, and nothing is sent, where the order is not live or another request for it is in flight. */
  cancel(id: ClientOrderId): boolean;
  /** New price and open quantity; gives the new id, or 0 where nothing was sent, as for {@link cancel}. */
  replace(id: ClientOrderId, price: PriceTicks, quantity: QuantityLots): ClientOrderId;
  /** Cancels every order, also those in flight to the venue; of one instrument, or of all by default. */
  cancelAll(instrument?: InstrumentId): void;
  /** The same for one side. */
  cancelSide(side: Side, instrument?: InstrumentId): void;

  // To the venue's risk gate. The answers come as messages: `AccountNotice`, or `RiskRejected` with the code.

  /** Turns on the kill switch of an account, by default the trader's own: its orders end, and new ones are refused. */
  kill(account?: AccountId): void;
  /** Turns it off again, where the sender may. */
  enable(account?: AccountId): void;
  /** Begins a session; `cancelOn` is a number of `CANCEL_ON`. */
  logOn(cancelOn: number): void;
  logOut(): void;
  /** Loses every order once the venue has heard nothing for so many time units; 0 disarms. */
  arm(interval: DelayNs): void;
  /** Tells the venue that the trader lives, where it has nothing else to say. */
  heartbeat(): void;

  readonly liveOrders: number;
  /** Live orders oldest first, without an array: the first, or 0; and the one after `id`, or 0. */
  firstOrder(): ClientOrderId;
  orderAfter(id: ClientOrderId): ClientOrderId;
  /** A number of `ORDER_STATE`, or -1 where the order is not live. The readers below are for live orders only. */
  stateOf(id: ClientOrderId): number;
  instrumentOf(id: ClientOrderId): InstrumentId;
  sideOf(id: ClientOrderId): Side;
  /** 0 for a market order. */
  priceOf(id: ClientOrderId): PriceTicks;
  /** What is left to fill. */
  leavesOf(id: ClientOrderId): QuantityLots;

  /** Sum of what is left of the live orders of a side. */
  openQuantity(instrument: InstrumentId, side: Side): QuantityLots;
  /** Lots held; negative is short. */
  position(instrument: InstrumentId): QuantityLots;
  /** Cash after fees. */
  readonly cashMinor: CashMinor;
  /** Fees paid less rebates received. */
  readonly feesMinor: CashMinor;
}
