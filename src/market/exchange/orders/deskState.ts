import type { InstrumentId } from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import type { DeskConfig } from './deskConfig.ts';
import { DeskMarket } from './deskMarket.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';
import { DeskOrders } from './deskOrders.ts';
import { Expiries } from './expiries.ts';
import { LinkedLists } from './linkedLists.ts';
import { PegList } from './pegList.ts';
import { ReduceOnlyOrders } from './reduceOnlyOrders.ts';
import { CHANNEL, WatchLists } from './watchLists.ts';

/** What the parts of the desk share: its orders, and the lists in which they wait. */
export class DeskState {
  readonly orders: DeskOrders;
  readonly watch: WatchLists;
  readonly pegs: readonly PegList[];
  readonly reduceOnly: readonly ReduceOnlyOrders[];
  readonly expiries = new Expiries();
  readonly lists = new LinkedLists();
  readonly market: DeskMarket;
  /** By instrument: touched orders in the order in which they go to the book. */
  readonly queues: DeskOrder[][];
  /** 1 for an instrument in which a trade may have changed a position that reduce-only orders depend on. */
  readonly positionsMoved: Uint8Array;
  lastSequence = 0;

  constructor(engine: BookEngine, ledger: Ledger, table: InstrumentTable, config: DeskConfig) {
    const { count } = table;
    this.orders = new DeskOrders(count);
    this.positionsMoved = new Uint8Array(count);
    this.watch = new WatchLists(count);
    this.queues = Array.from({ length: count }, () => []);
    this.pegs = Array.from({ length: count }, (_, instrument) => new PegList(engine, instrument));
    this.reduceOnly = Array.from(
      { length: count },
      (_, instrument) => new ReduceOnlyOrders(ledger, instrument),
    );
    const continuous = config.tradesContinuously ?? true;
    this.market = new DeskMarket(engine, table, this.pegs, this.reduceOnly, continuous);
  }

  /** Forgets every order. */
  clear(): void {
    this.orders.clear();
    this.watch.clear();
    this.expiries.clear();
    this.lists.clear();
    for (const queue of this.queues) queue.length = 0;
    for (const list of this.pegs) list.clear();
    for (const list of this.reduceOnly) list.clear();
  }

  add(order: DeskOrder): void {
    this.orders.add(order);
    this.expiries.add(order);
    const { instrument, reduceOnly } = order.terms;
    if (order.type.isRepriced === true) this.pegs[instrument].add(order);
    if (reduceOnly === true) this.reduceOnly[instrument].add(order);
  }

  /** The order has ended. */
  remove(order: DeskOrder): void {
    if (order.stage === STAGE.waiting) this.watch.remove(order);
    this.orders.remove(order);
    this.expiries.remove(order);
    const { instrument, reduceOnly } = order.terms;
    if (order.type.isRepriced === true) this.pegs[instrument].remove(order);
    if (reduceOnly === true) this.reduceOnly[instrument].remove(order);
    if (order.list !== 0) this.lists.memberEnded(order);
  }

  /** Queues the waiting orders that the price touches, and lets trailing stops follow it. */
  see(instrument: InstrumentId, channel: number, price: number): void {
    if (price === 0) return;
    const { watch } = this;
    for (;;) {
      const order = watch.takeTouched(instrument, channel, price);
      if (order === undefined) break;
      this.enqueue(order);
    }
    watch.follow(instrument, channel, price);
  }

  enqueue(order: DeskOrder): void {
    order.stage = STAGE.queued;
    this.queues[order.terms.instrument].push(order);
  }

  /** Sees the quote and the mark as they are now. */
  seeQuote(instrument: InstrumentId): void {
    if (!this.market.isTrading(instrument)) return;
    for (const channel of [CHANNEL.bid, CHANNEL.ask, CHANNEL.mark]) {
      if (!this.watch.isWatched(instrument, channel)) continue;
      this.see(instrument, channel, this.market.priceOf(instrument, channel));
    }
  }
}
