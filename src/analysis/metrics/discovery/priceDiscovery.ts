import type { SimTime } from '../../../core/models/units.ts';
import { autocorrelations } from '../../statistics/autocorrelations.ts';
import { type InformationShare, informationShares } from './informationShares.ts';
import { gridStep, MidGrid } from './midGrid.ts';
import { PricingError } from './pricingError.ts';
import { type VarianceRatio, varianceRatio } from './varianceRatio.ts';

/** Steps over which the variance of returns is held against that of one step. */
const SPANS = [2, 5, 10] as const;
/** Earlier changes of all prices in the model of the information shares. */
const LAGS = 5;

/** A listing of the instrument shown, and its share in price discovery. */
export interface ListingShare extends InformationShare {
  /** The listing's place in the manifest. */
  readonly place: number;
}

/** How prices find the value of the instrument shown. */
export interface Discovery {
  /** Length of a step between two samples of the mid, in units of simulated time. */
  readonly step: number;
  readonly samples: number;
  readonly varianceRatios: readonly VarianceRatio[];
  /** Of the log returns of the mid over a step. */
  readonly autocorrelation: number;
  /** Mean and root mean square distance of the mid from the fundamental value, in ticks. */
  readonly bias: number;
  readonly pricingError: number;
  /** Of every listing of the instrument; empty where it has one, or its prices do not tell themselves apart. */
  readonly shares: readonly ListingShare[];
}

/** Samples the mids of every listing of one instrument. */
export class PriceDiscovery {
  readonly #places: readonly number[];
  readonly #ticks: readonly number[];
  readonly #grids: readonly MidGrid[];
  readonly #error: PricingError;
  readonly #shown: number;
  readonly #step: number;

  /** `shown` is among `places`; a tick of `places[i]` is `ticks[i]` units of a common grid of prices. */
  constructor(
    places: readonly number[],
    ticks: readonly number[],
    shown: number,
    span: { readonly start: SimTime; readonly end: SimTime; readonly timeResolutionNs: number },
  ) {
    const { start, end, timeResolutionNs } = span;
    const step = gridStep(end - start, timeResolutionNs);
    this.#places = places;
    this.#ticks = ticks;
    this.#shown = places.indexOf(shown);
    this.#step = step;
    this.#grids = places.map(() => new MidGrid(start, end, step));
    this.#error = new PricingError(end);
  }

  /** A quote of any instrument, by its place; those that are not of the instrument shown are passed over. */
  quote(place: number, time: SimTime, bid: number, ask: number): void {
    for (let i = 0; i < this.#places.length; i++) {
      if (this.#places[i] !== place) continue;
      this.#grids[i].quote(time, bid, ask);
      if (i === this.#shown) this.#error.quote(time, bid, ask);
      return;
    }
  }

  fundamental(time: SimTime, value: number): void {
    this.#error.changed(time, value);
  }

  finish(): Discovery {
    for (const grid of this.#grids) grid.finish();
    this.#error.finish();
    const mids = this.#grids[this.#shown].mids;
    const logs = mids.subarray(firstKnown([mids])).map((mid) => Math.log(mid));
    return {
      step: this.#step,
      samples: logs.length,
      varianceRatios: SPANS.map((span) => varianceRatio(logs, span)),
      autocorrelation: autocorrelations(
        logs.subarray(1).map((level, t) => level - logs[t]),
        1,
      )[0],
      bias: this.#error.bias,
      pricingError: this.#error.rootMeanSquare,
      shares: this.#shares(),
    };
  }

  /** A listing that never had a mid takes no part. */
  #shares(): ListingShare[] {
    const quoted = this.#grids.flatMap(({ mids }, i) => (Number.isNaN(mids.at(-1) ?? Number.NaN) ? [] : [i]));
    const first = firstKnown(quoted.map((i) => this.#grids[i].mids));
    const prices = quoted.map((i) => this.#grids[i].mids.slice(first).map((mid) => mid * this.#ticks[i]));
    const shares = informationShares(prices, LAGS) ?? [];
    return shares.map((share, k) => ({ ...share, place: this.#places[quoted[k]] }));
  }
}

/** First sample at which every series has a value. */
function firstKnown(series: readonly Float64Array[]): number {
  return series.reduce((latest, values) => {
    const found = values.findIndex((value) => !Number.isNaN(value));
    return Math.max(latest, found < 0 ? values.length : found);
  }, 0);
}
