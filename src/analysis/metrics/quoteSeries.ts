import type { SimTime } from '../../core/models/units.ts';
import { StepSeries } from './stepSeries.ts';
import type { TimeBuckets } from './timeBuckets.ts';
import { WeightedHistogram } from './weightedHistogram.ts';

/** How good the quote was, over the whole run. Prices in ticks, quantities in lots, shares from 0 to 1. */
export interface QuoteStatistics {
  readonly updates: number;
  /** Share of the time in which both sides were quoted. */
  readonly twoSidedShare: number;
  readonly meanSpread: number;
  readonly medianSpread: number;
  readonly spread95: number;
  /** Time-weighted spread over mid, in basis points. */
  readonly meanSpreadBps: number;
  readonly meanBidQuantity: number;
  readonly meanAskQuantity: number;
}

/** Best bid and ask, mid and spread of one instrument over time, in ticks. A one-sided book has no mid and no spread. */
export class QuoteSeries {
  readonly bid: StepSeries;
  readonly ask: StepSeries;
  readonly mid: StepSeries;
  readonly spread: StepSeries;
  readonly #bidQuantity: StepSeries;
  readonly #askQuantity: StepSeries;
  readonly #spreadBps: StepSeries;
  readonly #spreads = new WeightedHistogram();
  readonly #end: SimTime;
  readonly #span: number;
  #updates = 0;
  #since: SimTime;
  #bid = 0;
  #ask = 0;

  constructor(buckets: TimeBuckets) {
    this.bid = new StepSeries(buckets);
    this.ask = new StepSeries(buckets);
    this.mid = new StepSeries(buckets);
    this.spread = new StepSeries(buckets);
    this.#bidQuantity = new StepSeries(buckets);
    this.#askQuantity = new StepSeries(buckets);
    this.#spreadBps = new StepSeries(buckets);
    this.#since = buckets.start;
    this.#end = buckets.end;
    this.#span = buckets.end - buckets.start;
  }

  /** A price of 0 is an empty side. */
  quote(time: SimTime, bid: number, bidQuantity: number, ask: number, askQuantity: number): void {
    this.#stand(time);
    this.#updates++;
    this.#bid = bid;
    this.#ask = ask;
    const twoSided = bid > 0 && ask > 0;
    this.bid.set(time, bid > 0 ? bid : Number.NaN);
    this.ask.set(time, ask > 0 ? ask : Number.NaN);
    this.mid.set(time, twoSided ? (bid + ask) / 2 : Number.NaN);
    this.spread.set(time, twoSided ? ask - bid : Number.NaN);
    this.#spreadBps.set(time, twoSided ? (20_000 * (ask - bid)) / (bid + ask) : Number.NaN);
    this.#bidQuantity.set(time, bid > 0 ? bidQuantity : Number.NaN);
    this.#askQuantity.set(time, ask > 0 ? askQuantity : Number.NaN);
  }

  /** Spread in ticks at or below which the share `p` (0 to 1) of the two-sided time lies; `NaN` for none. */
  spreadQuantile(p: number): number {
    return this.#spreads.quantile(p);
  }

  finish(): QuoteStatistics {
    this.#stand(this.#end);
    for (const series of [this.bid, this.ask, this.mid, this.spread]) series.finish();
    for (const series of [this.#bidQuantity, this.#askQuantity, this.#spreadBps]) series.finish();
    return {
      updates: this.#updates,
      twoSidedShare: this.#span > 0 ? this.#spreads.total / this.#span : Number.NaN,
      meanSpread: this.spread.overallMean(),
      medianSpread: this.#spreads.quantile(0.5),
      spread95: this.#spreads.quantile(0.95),
      meanSpreadBps: this.#spreadBps.overallMean(),
      meanBidQuantity: this.#bidQuantity.overallMean(),
      meanAskQuantity: this.#askQuantity.overallMean(),
    };
  }

  #stand(until: SimTime): void {
    if (this.#bid > 0 && this.#ask > 0) this.#spreads.add(this.#ask - this.#bid, until - this.#since);
    this.#since = until;
  }
}
