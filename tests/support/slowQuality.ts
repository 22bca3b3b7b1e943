import { BUY } from '../../src/core/models/side.ts';

/** A quote or a trade of a random tape. */
export interface TapeEvent {
  readonly time: number;
  readonly quote: boolean;
  readonly bid: number;
  readonly ask: number;
  readonly price: number;
  readonly lots: number;
  readonly side: number;
  /** Kind of the maker, -1 where unknown. */
  readonly kind: number;
}

/** Twice the mid by the quotes that were told before place `until` of the tape; 0 for none. */
function mid2(events: readonly TapeEvent[], until: number): number {
  const last = events.slice(0, until).findLast(({ quote }) => quote);
  return last !== undefined && last.bid > 0 && last.ask > 0 ? last.bid + last.ask : 0;
}

/** Costs at a horizon, each trade looked up by itself. */
export function slowCosts(events: readonly TapeEvent[], horizon: number, end: number, kinds: number) {
  const sums = { trades: 0, effective: 0, realised: 0, impactLots: 0, withoutQuote: 0, beyondEnd: 0 };
  const impactOfKind = new Array<number>(kinds).fill(0);
  events.forEach(({ quote, time, price, lots, side, kind }, i) => {
    const before = mid2(events, i);
    if (quote || before === 0) return;
    const due = time + horizon;
    const next = events.findIndex((event) => event.time > due);
    const later = mid2(events, next < 0 ? events.length : next);
    if (due > end) sums.beyondEnd++;
    else if (later === 0) sums.withoutQuote++;
    else {
      const sign = side === BUY ? 1 : -1;
      sums.trades++;
      sums.effective += sign * (2 * price - before);
      sums.realised += sign * (2 * price - later);
      sums.impactLots += sign * (later - before) * lots;
      if (kind >= 0) impactOfKind[kind] += sign * (later - before) * lots;
    }
  });
  return { sums, impactOfKind };
}

/** Depth near the mid, every price added up each time. */
export class SlowNearDepth {
  readonly #share: number;
  readonly #book = [new Map<number, number>(), new Map<number, number>()] as const;
  #time = 0;
  #mid = 0;
  duration = 0;
  bids = 0;
  asks = 0;

  constructor(bps: number) {
    this.#share = bps / 1e4;
  }

  lotsAt(side: number, price: number): number {
    return this.#book[side].get(price) ?? 0;
  }

  stand(until: number): void {
    const stood = until - this.#time;
    this.#time = until;
    if (this.#mid === 0) return;
    const reach = this.#mid * this.#share;
    this.duration += stood;
    this.bids += stood * this.#near(0, Math.max(1, this.#mid - reach), this.#mid);
    this.asks += stood * this.#near(1, this.#mid, this.#mid + reach);
  }

  quote(bid: number, ask: number): void {
    this.#mid = bid > 0 ? (bid + ask) / 2 : 0;
  }

  set(side: number, price: number, lots: number): void {
    this.#book[side].set(price, lots);
  }

  #near(side: number, from: number, to: number): number {
    return [...this.#book[side]].reduce(
      (sum, [price, lots]) => sum + (price >= from && price <= to ? lots : 0),
      0,
    );
  }
}

export interface Look {
  readonly time: number;
  readonly event: boolean;
}

/** Share without the event at `at`: the product over every whole time up to it (Kaplan and Meier). */
export function slowSurvival(looks: readonly Look[], at: number): number {
  let survival = 1;
  for (let t = 0; t <= at; t++) {
    const atRisk = looks.filter(({ time }) => time >= t).length;
    const hit = looks.filter(({ time, event }) => event && time === t).length;
    if (hit > 0) survival *= 1 - hit / atRisk;
  }
  return survival;
}
