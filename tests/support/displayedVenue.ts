import { RestingOrders } from '../../src/analysis/metrics/restingOrders.ts';
import { NO_FEES } from '../../src/core/models/account.ts';
import type { LogEntry } from '../../src/core/models/logEntry.ts';
import { Execution } from '../../src/core/models/messages/execution.ts';
import { FEED } from '../../src/core/models/messages/marketData.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import type { Side } from '../../src/core/models/side.ts';
import { MatchingEngine } from '../../src/market/exchange/book/matchingEngine.ts';
import { FeeMeter } from '../../src/market/exchange/clearing/feeMeter.ts';
import { Ledger } from '../../src/market/exchange/clearing/ledger.ts';
import { InstrumentTable } from '../../src/market/exchange/entry/instrumentTable.ts';
import { DepthBook } from '../../src/market/exchange/feeds/depthBook.ts';
import { MarketData } from '../../src/market/exchange/feeds/marketData.ts';
import { OrdersBook } from '../../src/market/exchange/feeds/ordersBook.ts';
import { Subscriptions } from '../../src/market/exchange/feeds/subscriptions.ts';
import { BookListener } from '../../src/market/exchange/reports/bookListener.ts';
import { ExecutionReports } from '../../src/market/exchange/reports/executionReports.ts';
import { Journal } from '../../src/market/exchange/reports/journal.ts';
import { VenueCounts } from '../../src/market/exchange/reports/venueCounts.ts';
import { RestingBook, type RestingOrder } from '../../src/simulation/results/export/restingBook.ts';
import { FakeContext, type FakeMessage } from './fakeContext.ts';
import { applyTerms, type TermCommand } from './termCommands.ts';
import { share } from './venueBench.ts';

const VENUE = 0;
const READER = 9;
const CASH = 1_000_000;

/** Orders of a side by level, best first: `price: id shown, …`. */
type Picture = Readonly<Record<'bids' | 'asks', readonly string[]>>;

/**
 * What stands behind a venue's door, with one instrument, and everybody who draws a picture of its book: subscribers of
 * L2 and L3, the exports and the metrics, the latter two from the journal's lines.
 */
export class DisplayedVenue {
  readonly engine: MatchingEngine;
  readonly depth = new DepthBook({ venue: VENUE, instrument: 0, retryDelay: 1 });
  readonly orders = new OrdersBook({ venue: VENUE, instrument: 0, retryDelay: 1 });
  /** Lots at each price, as the metrics know them. */
  readonly lots = new Map<number, number>();
  readonly metrics = new RestingOrders({
    depthChanged: (_, price, lots) => this.lots.set(price, (this.lots.get(price) ?? 0) + lots),
    orderLeft: () => {},
  });
  readonly #listener = new BookListener();
  readonly #marketData: MarketData;
  readonly #ctx = new FakeContext(VENUE);
  readonly #reader = new FakeContext(READER);
  readonly #exported: RestingBook;
  readonly #visible = new Map<number, RestingOrder>();
  #commands = 0;

  constructor() {
    const instruments = [share()];
    this.engine = new MatchingEngine(this.#listener, { seed: 3 });
    this.engine.addInstrument();
    const subscriptions = new Subscriptions(1);
    this.#marketData = new MarketData(1, this.engine, subscriptions);
    const counts = new VenueCounts();
    const participants = Array.from({ length: 4 }, (_, actor) => ({ actor, cashMinor: CASH }));
    this.#listener.connect({
      engine: this.engine,
      ledger: new Ledger(instruments, participants),
      table: new InstrumentTable(instruments),
      fees: new FeeMeter(NO_FEES, 4, false),
      counts,
      reports: new ExecutionReports(this.engine, new Journal(1, subscriptions), counts),
      marketData: this.#marketData,
    });
    const put = (_: number, order: RestingOrder) => void this.#visible.set(order.id, { ...order });
    const drop = (_: number, { id, leaves }: RestingOrder) => {
      const order = this.#visible.get(id)!;
      if (leaves > 0) this.#visible.set(id, { ...order, leaves });
      else this.#visible.delete(id);
    };
    this.#exported = new RestingBook(0, {
      add: (time, order) => {
        this.#visible.delete(order.id);
        put(time, order);
      },
      execute: drop,
      reduce: drop,
      remove: drop,
    });
    for (const feed of [FEED.l2, FEED.l3]) this.#marketData.subscribe(this.#ctx, READER, 0, feed);
    this.#hear();
  }

  /** A subscriber that comes later and sees snapshots alone. */
  latecomer(): OrdersBook {
    const book = new OrdersBook({ venue: VENUE, instrument: 0, retryDelay: 1 });
    this.#marketData.snapshotRequested(this.#ctx, READER, 0, FEED.l3);
    for (const { message } of this.#ctx.take()) book.follower.onMessage(this.#reader, VENUE, message);
    return book;
  }

  do(command: TermCommand): void {
    this.act((engine) => applyTerms(engine, command));
  }

  /** What the venue does with its book by itself. */
  act(action: (engine: MatchingEngine) => void): void {
    this.#commands++;
    this.#listener.begin(this.#ctx);
    action(this.engine);
    this.#marketData.publish(this.#ctx, 0);
    this.#hear();
  }

  #hear(): void {
    for (const { to, message } of this.#ctx.take()) {
      if (to !== READER) continue;
      this.depth.follower.onMessage(this.#reader, VENUE, message);
      this.orders.follower.onMessage(this.#reader, VENUE, message);
    }
    for (const fact of this.#ctx.facts.splice(0)) {
      this.#exported.see(entryOf(fact, this.#commands));
      if (fact.kind === Execution.id) this.metrics.apply(lineOf(fact, this.#commands));
    }
    this.#exported.finish();
  }

  /** What the exports show, in the sequence in which the orders came to their places. */
  get exported(): Picture {
    return picture((side) => [...this.#visible.values()].filter((order) => order.side === side));
  }

  /** What an L3 book shows. */
  static ordersOf({ book }: OrdersBook): Picture {
    return picture((side) => {
      const orders: RestingOrder[] = [];
      for (let price = book.best(0, side); price !== 0; price = book.nextLevel(0, side, price)) {
        for (let slot = book.firstInLevel(0, side, price); slot >= 0; slot = book.nextInLevel(slot)) {
          orders.push({ id: book.keyOf(slot), side, price, leaves: book.leavesOf(slot) });
        }
      }
      return orders;
    });
  }

  /** What the engine says it shows. */
  get displayed(): Picture {
    const { engine } = this;
    return picture((side) => {
      const orders: RestingOrder[] = [];
      for (let price = engine.best(0, side); price !== 0; price = engine.nextLevel(0, side, price)) {
        for (let slot = engine.firstInLevel(0, side, price); slot >= 0; slot = engine.nextInLevel(slot)) {
          orders.push({ id: engine.orderIdOf(slot), side, price, leaves: engine.displayedOf(slot) });
        }
      }
      return orders;
    });
  }
}

function picture(ordersOf: (side: Side) => readonly RestingOrder[]): Picture {
  return { bids: levels(ordersOf(0), -1), asks: levels(ordersOf(1), 1) };
}

function levels(orders: readonly RestingOrder[], sign: number): string[] {
  const prices = [...new Set(orders.map(({ price }) => price))].sort((a, b) => sign * (a - b));
  return prices.map((price) => {
    const queue = orders.filter((order) => order.price === price);
    return `${price}: ${queue.map(({ id, leaves }) => `${id} ${leaves}`).join(', ')}`;
  });
}

function entryOf(fact: FakeMessage, events: number): LogEntry {
  return {
    recordClass: RECORD_FACT,
    events,
    time: events,
    from: VENUE,
    to: -1,
    kind: fact.kind,
    body: undefined,
    get: (index) => fact.get(index),
  };
}

function lineOf(fact: FakeMessage, events: number) {
  return {
    time: events,
    events,
    account: fact.get(Execution.account),
    event: fact.get(Execution.event),
    orderId: fact.get(Execution.orderId),
    side: fact.get(Execution.side),
    price: fact.get(Execution.price),
    quantity: fact.get(Execution.quantity),
    leaves: fact.get(Execution.leaves),
    reference: fact.get(Execution.reference),
  };
}
