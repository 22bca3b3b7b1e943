import { createRng, type Rng } from '../../core/utils/rng.ts';

/** The model's parameters, in its own units: orders of size one, prices in ticks, time in seconds. */
export interface SmithFarmerRates {
  /** Market orders of both sides together, per second. */
  readonly mu: number;
  /** Limit orders per tick and side, per second. */
  readonly alpha: number;
  /** Cancellations per resting order, per second. */
  readonly delta: number;
  /** Limit prices reach this many ticks from the opposite best price. */
  readonly window: number;
}

/** What a path of the model shows after its burn-in. */
export interface SmithFarmerPath {
  /** Time-averaged spread of each of `batches` equal stretches of time, in ticks. */
  readonly spreads: Float64Array;
}

const OPENING = 1_000_000;

/**
 * The model of Smith, Farmer, Gillemot and Krishnamurthy (2003) without an exchange: two lists of prices, one total rate,
 * and a search for the best price whenever one is wanted (Gillespie 1977). It shares nothing with the agent, the venue
 * and the kernel but the random numbers' generator.
 */
export function naiveSmithFarmer(
  rates: SmithFarmerRates,
  seconds: number,
  batches: number,
  seed: number,
): SmithFarmerPath {
  const rng = createRng(seed, 'naive Smith-Farmer');
  const book = new NaiveBook();
  const start = 0.2 * seconds;
  const batch = (seconds - start) / batches;
  const areas = new Float64Array(batches);
  const times = new Float64Array(batches);
  let now = 0;
  while (now < seconds) {
    const { mu, delta, alpha, window } = rates;
    const orders = book.bids.length + book.asks.length;
    const [limits, cancels] = [2 * alpha * window, delta * orders];
    const until = Math.min(seconds, now + rng.exponential(1 / (mu + limits + cancels)));
    if (book.hasSpread) addSpan(areas, times, now - start, until - start, batch, book.ask - book.bid);
    now = until;
    const draw = rng.uniform() * (mu + limits + cancels);
    if (draw < limits) book.limit(isHeads(rng), 1 + rng.below(window));
    else if (draw < limits + mu) book.market(isHeads(rng));
    else book.cancel(rng.below(orders));
    book.look();
  }
  return { spreads: areas.map((area, i) => area / times[i]) };
}

/** Prices in no order. An empty side keeps its last best price. */
class NaiveBook {
  readonly bids: number[] = [];
  readonly asks: number[] = [];
  bid = OPENING;
  ask = OPENING + 1;

  get hasSpread(): boolean {
    return this.bids.length > 0 && this.asks.length > 0;
  }

  limit(isBuy: boolean, distance: number): void {
    if (isBuy) this.bids.push(this.ask - distance);
    else this.asks.push(this.bid + distance);
  }

  market(isBuy: boolean): void {
    if (isBuy && this.asks.length > 0) takeOut(this.asks, this.asks.indexOf(this.ask));
    if (!isBuy && this.bids.length > 0) takeOut(this.bids, this.bids.indexOf(this.bid));
  }

  cancel(index: number): void {
    if (index < this.bids.length) takeOut(this.bids, index);
    else takeOut(this.asks, index - this.bids.length);
  }

  look(): void {
    if (this.bids.length > 0) this.bid = this.bids.reduce((best, price) => Math.max(best, price));
    if (this.asks.length > 0) this.ask = this.asks.reduce((best, price) => Math.min(best, price));
  }
}

/** Adds `value` times the time from `from` to `to` to the batches that it lies in. */
export function addSpan(
  areas: Float64Array,
  times: Float64Array,
  from: number,
  to: number,
  batch: number,
  value: number,
): void {
  let at = Math.max(0, from);
  while (at < to) {
    const index = Math.floor(at / batch + 1e-9);
    if (index >= areas.length) return;
    const end = Math.min(to, (index + 1) * batch);
    areas[index] += value * (end - at);
    times[index] += end - at;
    at = Math.max(end, at + 1e-12);
  }
}

function isHeads(rng: Rng): boolean {
  return (rng.nextU32() & 1) === 0;
}

/** Order does not matter: the last price takes the place of the one that goes. */
function takeOut(prices: number[], index: number): void {
  const moved = prices.pop() as number;
  if (index < prices.length) prices[index] = moved;
}
