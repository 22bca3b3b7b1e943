import { BUY, SELL } from '../../../core/models/side.ts';
import type { EventRecord } from '../hawkes/eventRecord.ts';
import { FlowBook } from './flowBook.ts';
import { blankLine, FLOW_EVENT, type FlowLine, type FlowTape } from './flowTape.ts';

/** Kinds of events of each side, buyers first; see {@link MeasuredFlow}. */
export const FLOW_KINDS = ['market', 'limit', 'cancel'] as const;
const [MARKET, LIMIT, CANCEL] = [0, 1, 2];
const KINDS = FLOW_KINDS.length;

/** How many, and the first two sums of their sizes. */
export interface SizeSums {
  events: number;
  quantity: number;
  squares: number;
}

/** What a tape says of the flow; prices in ticks, times in seconds. */
export interface MeasuredFlow {
  /** Market orders, limit orders, cancellations of buyers, then of sellers. */
  readonly record: EventRecord;
  /** By kind, both sides together. */
  readonly sizes: readonly SizeSums[];
  /** Of limit orders that met an opposite side: how far behind its best price, from 1 up, and their sizes. */
  readonly distances: Float64Array;
  readonly limitSizes: Float64Array;
  /** Integral over time of the quantity that rests of orders which the record introduced. */
  readonly exposure: number;
  /** Cancelled of it. */
  readonly cancelled: SizeSums;
  /** Time-averaged; `NaN` where there never were two sides. */
  readonly meanSpread: number;
  readonly lastMid: number;
  /** Price units of one tick. */
  readonly tick: number;
}

/**
 * Walks over a tape twice: once for the tick and the orders that were there before, once for the flow. Executions of one
 * instant and side are one market order. An order's size is what came to rest of it.
 */
export function measureFlow(tape: FlowTape): MeasuredFlow {
  const book = new FlowBook();
  const tick = survey(tape, book);
  const walk = new FlowWalk(book, tick);
  const line = blankLine();
  for (let i = 0; i < tape.lines; i++) {
    tape.read(i, line);
    walk.take(line);
  }
  return walk.finish();
}

/** Puts the orders that the tape refers to but does not introduce into the book, and finds the price step. */
function survey(tape: FlowTape, book: FlowBook): number {
  const introduced = new Set<number>();
  const old = new Map<number, { side: number; price: number; quantity: number }>();
  const line = blankLine();
  let tick = 0;
  for (let i = 0; i < tape.lines; i++) {
    tape.read(i, line);
    const { id, side, price, quantity, event } = line;
    tick = commonStep(tick, price);
    if (event === FLOW_EVENT.add) introduced.add(id);
    else if (!introduced.has(id)) {
      const known = old.get(id);
      old.set(id, { side, price, quantity: (known?.quantity ?? 0) + quantity });
    }
  }
  for (const [id, { side, price, quantity }] of old) book.add(id, side, price, quantity, true);
  return tick;
}

function commonStep(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

class FlowWalk {
  readonly #book: FlowBook;
  readonly #tick: number;
  readonly #times: number[] = [];
  readonly #kinds: number[] = [];
  readonly #sizes = FLOW_KINDS.map(noSizes);
  readonly #cancelled = noSizes();
  readonly #distances: number[] = [];
  readonly #limitSizes: number[] = [];
  #now = 0;
  #exposure = 0;
  #spreadArea = 0;
  #spreadTime = 0;
  #mid = 0;
  /** The market order whose executions are being told. */
  readonly #market = { time: -1, side: -1, quantity: 0 };

  constructor(book: FlowBook, tick: number) {
    this.#book = book;
    this.#tick = tick;
  }

  take(line: FlowLine): void {
    this.#pass(line.time);
    if (line.event === FLOW_EVENT.execute) this.#execute(line);
    else if (line.event === FLOW_EVENT.add) this.#add(line);
    else this.#cancel(line);
  }

  finish(): MeasuredFlow {
    this.#endMarket();
    return {
      record: {
        times: Float64Array.from(this.#times),
        kinds: Uint8Array.from(this.#kinds),
        duration: this.#now,
      },
      sizes: this.#sizes,
      distances: Float64Array.from(this.#distances),
      limitSizes: Float64Array.from(this.#limitSizes),
      exposure: this.#exposure,
      cancelled: this.#cancelled,
      meanSpread: this.#spreadArea / this.#spreadTime,
      lastMid: this.#mid,
      tick: this.#tick,
    };
  }

  #pass(time: number): void {
    const { bid, ask, quantity } = this.#book;
    const span = time - this.#now;
    this.#exposure += quantity * span;
    if (bid > 0 && ask > bid) {
      this.#spreadArea += ((ask - bid) / this.#tick) * span;
      this.#spreadTime += span;
      this.#mid = (bid + ask) / 2 / this.#tick;
    }
    this.#now = time;
  }

  #execute({ time, id, side, quantity }: FlowLine): void {
    const taker = side === BUY ? SELL : BUY;
    const market = this.#market;
    if (market.time !== time || market.side !== taker) {
      this.#endMarket();
      market.time = time;
      market.side = taker;
      this.#tell(time, taker, MARKET);
    }
    market.quantity += quantity;
    this.#book.take(id, quantity);
  }

  #endMarket(): void {
    const market = this.#market;
    if (market.quantity > 0) addSize(this.#sizes[MARKET], market.quantity);
    market.time = -1;
    market.quantity = 0;
  }

  #add({ time, id, side, price, quantity }: FlowLine): void {
    this.#endMarket();
    const opposite = side === BUY ? this.#book.ask : this.#book.bid;
    if (opposite > 0) {
      const behind = (side === BUY ? opposite - price : price - opposite) / this.#tick;
      this.#distances.push(Math.max(1, behind));
      this.#limitSizes.push(quantity);
    }
    addSize(this.#sizes[LIMIT], quantity);
    this.#tell(time, side, LIMIT);
    this.#book.add(id, side, price, quantity, false);
  }

  #cancel({ time, id, side, event, quantity }: FlowLine): void {
    this.#endMarket();
    const order = this.#book.order(id);
    if (order === undefined) return;
    const isOld = order.isOld;
    const wanted = event === FLOW_EVENT.left ? order.left - quantity : quantity;
    const taken = this.#book.take(id, wanted);
    if (!(taken > 0)) return;
    addSize(this.#sizes[CANCEL], taken);
    if (!isOld) addSize(this.#cancelled, taken);
    this.#tell(time, side, CANCEL);
  }

  #tell(time: number, side: number, kind: number): void {
    this.#times.push(time);
    this.#kinds.push(side * KINDS + kind);
  }
}

function noSizes(): SizeSums {
  return { events: 0, quantity: 0, squares: 0 };
}

function addSize(sums: SizeSums, quantity: number): void {
  sums.events++;
  sums.quantity += quantity;
  sums.squares += quantity * quantity;
}
