import type { ItchMessage } from '../../src/core/data/itch/itchMessage.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';

/** Shares of the types in what an exchange sends on an ordinary day, in parts per thousand. */
const MIX: readonly (readonly [type: string, parts: number])[] = [
  ['A', 430],
  ['D', 400],
  ['U', 80],
  ['E', 45],
  ['X', 20],
  ['F', 10],
  ['P', 10],
  ['C', 5],
];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CENT = 100;
const OPEN_NS = 34_200e9;
const CLOSE_NS = 57_600e9;
const MEAN_STEP_NS = 2e4;

interface FlowOrder {
  readonly id: number;
  readonly stock: number;
  readonly side: number;
  shares: number;
}

/**
 * An endless day of orders in many stocks: bids below and asks above a price of each stock, a mix of types as
 * exchanges send them, and about `liveOrders` orders that rest. What it tells always holds.
 */
export class ItchFlow {
  readonly #rng: Rng;
  readonly #stocks: readonly string[];
  readonly #prices: readonly number[];
  readonly #live: FlowOrder[] = [];
  readonly #target: number;
  #timeNs = OPEN_NS;
  #lastId = 0;
  #lastMatch = 0;

  constructor(seed: number, options: { readonly stocks?: number; readonly liveOrders?: number } = {}) {
    this.#rng = createRng(seed, 'itch flow');
    const stocks = options.stocks ?? 20;
    this.#stocks = Array.from({ length: stocks }, (_, i) => nameOf(i));
    this.#prices = this.#stocks.map(() => (1_000 + this.#rng.below(50_000)) * CENT);
    this.#target = options.liveOrders ?? 50 * stocks;
  }

  /** The beginning of the day: the session opens, and the directory lists every stock. */
  opening(): ItchMessage[] {
    const at = (stockLocate: number) => ({ stockLocate, trackingNumber: 0, timeNs: OPEN_NS });
    const listed = this.#stocks.map(
      (stock, i): ItchMessage => ({
        type: 'R',
        ...at(i + 1),
        stock,
        marketCategory: 'Q',
        financialStatus: 'N',
        roundLotSize: 100,
        roundLotsOnly: 'N',
        issueClassification: 'C',
        issueSubType: 'Z',
        authenticity: 'P',
        shortSaleThreshold: 'N',
        ipoFlag: 'N',
        luldReferencePriceTier: '1',
        etpFlag: 'N',
        etpLeverageFactor: 0,
        inverseIndicator: 'N',
      }),
    );
    return [{ type: 'S', ...at(0), eventCode: 'O' }, ...listed];
  }

  /** The next message of the day. */
  step(): ItchMessage {
    this.#timeNs = Math.min(CLOSE_NS, this.#timeNs + this.#rng.below(2 * MEAN_STEP_NS));
    const live = this.#live.length;
    if (live < this.#target / 2) return this.#add('A');
    const type = live > this.#target * 1.5 ? 'D' : this.#draw();
    if (type === 'A' || type === 'F') return this.#add(type);
    return type === 'P' ? this.#trade() : this.#change(type);
  }

  #draw(): string {
    let draw = this.#rng.below(1000);
    for (const [type, parts] of MIX) {
      draw -= parts;
      if (draw < 0) return type;
    }
    return 'A';
  }

  /** A few of `count` are drawn often: the first hundredth in one draw of five. */
  #skewed(count: number): number {
    const draw = this.#rng.uniform();
    return Math.floor(count * draw * draw * draw);
  }

  #header(stock: number): { stockLocate: number; trackingNumber: number; timeNs: number } {
    return { stockLocate: stock + 1, trackingNumber: 0, timeNs: this.#timeNs };
  }

  #priceFor(stock: number, side: number): number {
    const away = (1 + this.#rng.below(40)) * (stock % 8 === 7 ? 1 : CENT);
    return this.#prices[stock] + (side === 0 ? -away : away);
  }

  #add(type: 'A' | 'F'): ItchMessage {
    const rng = this.#rng;
    const stock = this.#skewed(this.#stocks.length);
    const order = { id: ++this.#lastId, stock, side: rng.below(2), shares: 100 * (1 + rng.below(9)) };
    this.#live.push(order);
    const fields = {
      ...this.#header(stock),
      orderId: order.id,
      side: 'BS'[order.side],
      shares: order.shares,
      stock: this.#stocks[stock],
      price: this.#priceFor(stock, order.side),
    };
    return type === 'A' ? { type, ...fields } : { type, ...fields, attribution: 'NITE' };
  }

  #trade(): ItchMessage {
    const stock = this.#rng.below(this.#stocks.length);
    return {
      type: 'P',
      ...this.#header(stock),
      orderId: 0,
      side: 'B',
      shares: 100,
      stock: this.#stocks[stock],
      price: this.#prices[stock],
      matchNumber: ++this.#lastMatch,
    };
  }

  #change(type: string): ItchMessage {
    // Most orders that change are young.
    const at = this.#live.length - 1 - this.#skewed(this.#live.length);
    const order = this.#live[at];
    const header = { ...this.#header(order.stock), orderId: order.id };
    if (type === 'U') return this.#replace(at, header);
    const part = 1 + this.#rng.below(order.shares);
    const gone = type === 'D' || part === order.shares;
    if (gone) this.#take(at);
    else order.shares -= part;
    if (type === 'D') return { type, ...header };
    if (type === 'X') return { type, ...header, cancelledShares: part };
    const execution = { ...header, executedShares: part, matchNumber: ++this.#lastMatch };
    if (type === 'E') return { type, ...execution };
    return {
      type: 'C',
      ...execution,
      printable: 'YN'[this.#rng.below(2)],
      executionPrice: this.#prices[order.stock],
    };
  }

  #replace(
    at: number,
    header: { stockLocate: number; trackingNumber: number; timeNs: number; orderId: number },
  ): ItchMessage {
    const { stock, side } = this.#live[at];
    const shares = 100 * (1 + this.#rng.below(9));
    const newOrderId = ++this.#lastId;
    this.#live[at] = { id: newOrderId, stock, side, shares };
    return { type: 'U', ...header, newOrderId, shares, price: this.#priceFor(stock, side) };
  }

  #take(at: number): void {
    const last = this.#live.pop()!;
    if (at < this.#live.length) this.#live[at] = last;
  }
}

/** A, B … Z, AB, BB … */
function nameOf(index: number): string {
  let name = '';
  for (let rest = index; name === '' || rest > 0; rest = Math.floor(rest / 26)) name += LETTERS[rest % 26];
  return `${name}X`;
}
