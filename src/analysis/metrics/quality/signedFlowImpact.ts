import { BUY } from '../../../core/models/side.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { leastSquares } from '../../statistics/leastSquares.ts';
import type { TimeBuckets } from '../timeBuckets.ts';

/** Price impact of signed volume, with its standard error, in ticks per lot. */
export interface KyleLambda {
  readonly lambda: number;
  readonly standardError: number;
  readonly rSquared: number;
  /** Slices of time with a mid at both ends. */
  readonly slices: number;
}

/**
 * Lambda of Kyle (1985), estimated as Hasbrouck (2009, "Trading costs and returns for U.S. equities") does: ordinary
 * least squares of the change of the mid over a slice of time on the lots that takers bought in it less those they sold.
 */
export class SignedFlowImpact {
  readonly #buckets: TimeBuckets;
  readonly #signed: Float64Array;
  readonly #mids: Float64Array;
  #bucket = 0;
  #mid = Number.NaN;

  constructor(buckets: TimeBuckets) {
    this.#buckets = buckets;
    this.#signed = new Float64Array(buckets.count);
    this.#mids = new Float64Array(buckets.count).fill(Number.NaN);
  }

  quote(time: SimTime, bid: number, ask: number): void {
    this.#advance(this.#buckets.indexOf(time));
    if (bid > 0 && ask > 0) this.#mid = (bid + ask) / 2;
  }

  trade(time: SimTime, lots: number, side: number): void {
    this.#signed[this.#buckets.indexOf(time)] += side === BUY ? lots : -lots;
  }

  finish(): KyleLambda {
    this.#advance(this.#buckets.count);
    const flows: number[] = [];
    const changes: number[] = [];
    for (let i = 1; i < this.#mids.length; i++) {
      const change = this.#mids[i] - this.#mids[i - 1];
      if (Number.isNaN(change)) continue;
      flows.push(this.#signed[i]);
      changes.push(change);
    }
    const ones = new Float64Array(flows.length).fill(1);
    const fit = leastSquares([ones, Float64Array.from(flows)], Float64Array.from(changes));
    const [, lambda] = fit?.coefficients ?? [];
    const [, standardError] = fit?.standardErrors ?? [];
    return {
      lambda: lambda ?? Number.NaN,
      standardError: standardError ?? Number.NaN,
      rSquared: fit?.rSquared ?? Number.NaN,
      slices: flows.length,
    };
  }

  #advance(target: number): void {
    while (this.#bucket < target) this.#mids[this.#bucket++] = this.#mid;
  }
}
