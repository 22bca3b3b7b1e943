import { EXECUTION_EVENT } from '../../core/models/messages/execution.ts';
import { PHASE } from '../../core/models/phase.ts';
import { BUY, SELL } from '../../core/models/side.ts';
import type { SimTime } from '../../core/models/units.ts';
import {
  type AuctionCurves,
  auctionCurves,
  demandAt,
  type StandingOrder,
  supplyAt,
} from './auctionCurves.ts';
import { CallPath, type IndicativePoint } from './callPath.ts';
import type { ConditionalOrders } from './conditionalOrders.ts';
import { isCall, tradesContinuously } from './phaseKinds.ts';
import type { LiveOrder, OrderLine } from './restingOrders.ts';

/** An auction that traded: what stood right before it, and what it did. Prices in ticks, quantities in lots. */
export interface Auction {
  /** The phase it ended, a number of `PHASE`. */
  readonly phase: number;
  /** When orders began to gather, and when they traded. */
  readonly from: SimTime;
  readonly time: SimTime;
  /** The one price of its trades. */
  readonly price: number;
  readonly volume: number;
  /** Lots of `surplusSide` that could have traded at the price and found nobody; -1 where none is left over. */
  readonly surplus: number;
  readonly surplusSide: number;
  readonly curves: AuctionCurves;
  /** What the venue told of it while orders gathered. */
  readonly path: readonly IndicativePoint[];
}

/** Who knows the live orders. */
export interface OrdersInCall {
  orders(): Iterable<readonly [orderId: number, order: LiveOrder]>;
}

/** Auctions kept with their curves; later ones are counted. */
const KEPT = 4;

/**
 * The auctions of an instrument, from the log alone: while a phase does not trade continuously, a fill can only be an
 * auction's, and the first one shows what stood in the book until then.
 */
export class Auctions {
  readonly #conditional: ConditionalOrders;
  readonly #kept: Auction[] = [];
  #phase: number = PHASE.continuous;
  #from: SimTime = 0;
  #path = new CallPath();
  /** Event of the latest auction. */
  #event = -1;
  #count = 0;

  constructor(conditional: ConditionalOrders) {
    this.#conditional = conditional;
  }

  /** Auctions that traded, those that are not kept among them. */
  get count(): number {
    return this.#count;
  }

  /** The first auctions. */
  get kept(): readonly Auction[] {
    return this.#kept;
  }

  phaseChanged(time: SimTime, phase: number): void {
    if (isCall(phase) && !isCall(this.#phase)) {
      this.#from = time;
      this.#path = new CallPath();
    }
    this.#phase = phase;
  }

  indicative(time: SimTime, price: number, volume: number): void {
    this.#path.tell(time, price, volume);
  }

  /** Takes a line of the journal before the book of `live` orders does. */
  execution(line: OrderLine, live: OrdersInCall): void {
    const { filledMaker, filledTaker } = EXECUTION_EVENT;
    if (tradesContinuously(this.#phase) || (line.event !== filledMaker && line.event !== filledTaker)) return;
    if (line.events !== this.#event) this.#begin(line, live);
    if (this.#count > KEPT || line.event !== filledMaker) return;
    const auction = this.#kept[this.#count - 1];
    this.#kept[this.#count - 1] = { ...auction, volume: auction.volume + line.quantity };
  }

  #begin({ time, events, price }: OrderLine, live: OrdersInCall): void {
    this.#event = events;
    if (++this.#count > KEPT) return;
    const curves = auctionCurves(this.#participants(live));
    const left = demandAt(curves, price) - supplyAt(curves, price);
    this.#kept.push({
      phase: this.#phase,
      from: this.#from,
      time,
      price,
      volume: 0,
      surplus: Math.abs(left),
      surplusSide: left > 0 ? BUY : left < 0 ? SELL : -1,
      curves,
      path: this.#path.points(),
    });
  }

  *#participants(live: OrdersInCall): Generator<StandingOrder> {
    for (const [id, order] of live.orders()) if (!this.#conditional.has(id, order.leaves)) yield order;
  }
}
