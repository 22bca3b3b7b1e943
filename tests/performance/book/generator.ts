import { CANCEL_REASON } from '../../../src/core/models/messages/execution.ts';
import { ORDER_TYPE, TIME_IN_FORCE } from '../../../src/core/models/messages/orderEntry.ts';
import type { Side } from '../../../src/core/models/side.ts';
import { createRng, type Rng } from '../../../src/core/utils/rng.ts';
import type { BookEngine, BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { LiveKeys } from './liveKeys.ts';
import type { Mix } from './mixes.ts';
import { emptyWorkload, OPERATION, type Workload } from './workload.ts';

const REFERENCE_PRICE = 1_000_000;
const FARTHEST_TICKS = 500_000;
const LARGEST_QUANTITY = 100;
/** Chance per add that the reference price of its symbol moves by a tick. */
const DRIFT = 0.02;

/**
 * Draws a flow of `count` messages. Cancels, reductions and replaces name orders that live at that point, so the
 * generator keeps a book of its own; whether the candidates trade the same is checked afterwards.
 */
export function generateWorkload(mix: Mix, count: number): Workload {
  const generator = new Generator(mix, count);
  const prefill = Math.floor(mix.prefill * count);
  for (let i = 0; i < count; i++) generator.draw(i, i < prefill);
  return { ...generator.workload, largestKey: generator.lastKey };
}

class Generator implements BookEvents {
  readonly workload: Workload;
  lastKey = 0;
  readonly #mix: Mix;
  readonly #rng: Rng;
  readonly #engine: BookEngine;
  readonly #live: LiveKeys;
  readonly #liveOfSymbol: Int32Array;
  readonly #reference: Int32Array;
  /** Running sums of the symbols' shares of the flow. */
  readonly #shareUpTo: Float64Array;

  constructor(mix: Mix, count: number) {
    this.#mix = mix;
    this.workload = emptyWorkload(count, mix.symbols);
    this.#rng = createRng(mix.seed, `benchmark ${mix.name}`);
    this.#engine = new MatchingEngine(this);
    for (let symbol = 0; symbol < mix.symbols; symbol++) this.#engine.addInstrument();
    this.#live = new LiveKeys(count + 1);
    this.#liveOfSymbol = new Int32Array(mix.symbols);
    this.#reference = new Int32Array(mix.symbols).fill(REFERENCE_PRICE);
    this.#shareUpTo = zipfSums(mix.symbols, mix.zipf);
  }

  draw(i: number, onlyAdd: boolean): void {
    const mix = this.#mix;
    const upToCancel = mix.add + mix.cancel;
    const upToReduce = upToCancel + mix.reduce;
    const upToReplace = upToReduce + mix.replace;
    const u = onlyAdd || this.#live.size === 0 ? 0 : this.#rng.uniform();
    if (u < mix.add) this.#add(i);
    else if (u < upToCancel) this.#cancel(i);
    else if (u < upToReduce) this.#reduce(i);
    else if (u < upToReplace) this.#replace(i);
    else this.#take(i, u < upToReplace + mix.market ? OPERATION.market : OPERATION.immediate);
  }

  #add(i: number): void {
    const rng = this.#rng;
    const symbol = this.#drawSymbol();
    if (rng.bernoulli(DRIFT)) this.#reference[symbol] += rng.below(2) * 2 - 1;
    const side = rng.below(2) as Side;
    const aggressive = rng.bernoulli(this.#aggressiveShare(symbol));
    const price = aggressive ? this.#takingPrice(symbol, side) : this.#passivePrice(symbol, side);
    const quantity = 1 + rng.below(aggressive ? 2 * LARGEST_QUANTITY : LARGEST_QUANTITY);
    this.#send(i, OPERATION.add, side, symbol, price, quantity);
  }

  #cancel(i: number): void {
    const slot = this.#randomSlot();
    const key = this.#engine.keyOf(slot);
    this.#write(i, OPERATION.cancel, this.#engine.sideOf(slot), this.#engine.instrumentOf(slot), key, 0, 0);
    this.#engine.cancel(key, CANCEL_REASON.requested);
  }

  /** An order of one lot cannot be reduced: it is cancelled. */
  #reduce(i: number): void {
    const engine = this.#engine;
    const slot = this.#randomSlot();
    const leaves = engine.leavesOf(slot);
    if (leaves === 1) {
      this.#cancel(i);
      return;
    }
    const key = engine.keyOf(slot);
    const quantity = 1 + this.#rng.below(leaves - 1);
    this.#write(i, OPERATION.reduce, engine.sideOf(slot), engine.instrumentOf(slot), key, 0, quantity);
    engine.reduce(key, quantity);
  }

  /** Always to another price: peers have no replace that keeps priority. */
  #replace(i: number): void {
    const engine = this.#engine;
    const slot = this.#randomSlot();
    const side = engine.sideOf(slot);
    const symbol = engine.instrumentOf(slot);
    const key = engine.keyOf(slot);
    let price = this.#passivePrice(symbol, side);
    if (price === engine.priceOf(slot)) price += side === 0 ? -1 : 1;
    const quantity = 1 + this.#rng.below(LARGEST_QUANTITY);
    this.#write(i, OPERATION.replace, side, symbol, key, price, quantity);
    engine.replace(key, key, price, quantity);
  }

  #take(i: number, operation: number): void {
    const symbol = this.#drawSymbol();
    const side = this.#rng.below(2) as Side;
    const quantity = 1 + this.#rng.below(LARGEST_QUANTITY);
    this.#send(i, operation, side, symbol, this.#takingPrice(symbol, side), quantity);
  }

  #send(i: number, operation: number, side: Side, symbol: number, price: number, quantity: number): void {
    const key = ++this.lastKey;
    const type = operation === OPERATION.market ? ORDER_TYPE.market : ORDER_TYPE.limit;
    const timeInForce = operation === OPERATION.add ? TIME_IN_FORCE.gtc : TIME_IN_FORCE.ioc;
    this.#write(i, operation, side, symbol, key, price, quantity);
    this.#engine.submit(key, 0, symbol, side, type, timeInForce, price, quantity, 0);
  }

  #write(
    i: number,
    operation: number,
    side: number,
    symbol: number,
    key: number,
    price: number,
    quantity: number,
  ): void {
    const { workload } = this;
    workload.operation[i] = operation;
    workload.side[i] = side;
    workload.symbol[i] = symbol;
    workload.key[i] = key;
    workload.price[i] = price;
    workload.quantity[i] = quantity;
  }

  /** Grows fast with the number of live orders, which is what holds that number. */
  #aggressiveShare(symbol: number): number {
    const { liveOrders, aggressive } = this.#mix;
    const share = symbol === 0 ? this.#shareUpTo[0] : this.#shareUpTo[symbol] - this.#shareUpTo[symbol - 1];
    const filled = this.#liveOfSymbol[symbol] / (liveOrders * share);
    return Math.min(0.6, aggressive * filled * filled * filled);
  }

  #passivePrice(symbol: number, side: Side): number {
    const distance =
      1 + Math.min(FARTHEST_TICKS, Math.floor(this.#rng.exponential(this.#mix.meanDistanceTicks)));
    return side === 0 ? this.#reference[symbol] - distance : this.#reference[symbol] + distance;
  }

  #takingPrice(symbol: number, side: Side): number {
    const beyond = this.#rng.below(10);
    const best = this.#engine.best(symbol, (1 - side) as Side) || this.#reference[symbol];
    return side === 0 ? best + beyond : best - beyond;
  }

  #drawSymbol(): number {
    if (this.#mix.symbols === 1) return 0;
    const u = this.#rng.uniform();
    let low = 0;
    let high = this.#mix.symbols - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#shareUpTo[middle] > u) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #randomSlot(): number {
    return this.#engine.slotOf(this.#live.at(this.#rng.below(this.#live.size)));
  }

  #ended(slot: number): void {
    this.#live.remove(this.#engine.keyOf(slot));
    this.#liveOfSymbol[this.#engine.instrumentOf(slot)]--;
  }

  accepted(): void {}
  reduced(): void {}

  rested(slot: number): void {
    this.#live.add(this.#engine.keyOf(slot));
    this.#liveOfSymbol[this.#engine.instrumentOf(slot)]++;
  }

  traded(maker: number): void {
    if (this.#engine.leavesOf(maker) === 0) this.#ended(maker);
  }

  cancelled(slot: number, _quantity: number, _reason: number, rested: boolean): void {
    if (rested) this.#ended(slot);
  }

  replaced(
    slot: number,
    _oldKey: number,
    _oldPrice: number,
    _oldQuantity: number,
    keptPriority: boolean,
  ): void {
    if (!keptPriority) this.#ended(slot);
  }
}

function zipfSums(symbols: number, exponent: number): Float64Array {
  const sums = new Float64Array(symbols);
  let total = 0;
  for (let rank = 1; rank <= symbols; rank++) {
    total += rank ** -exponent;
    sums[rank - 1] = total;
  }
  return sums.map((sum) => sum / total);
}
