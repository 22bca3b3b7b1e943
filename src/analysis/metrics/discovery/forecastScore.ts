/**
 * How good a forecast the last prices of claims were once their outcomes are known: the score of Brier, "Verification of
 * forecasts expressed in terms of probability", Monthly Weather Review 78 (1950), here the mean over all claims settled
 * of (price / payout - what came true)². 0 is perfect; even odds on two outcomes score 0.25.
 */
export class ForecastScore {
  readonly #last: Float64Array;
  readonly #worth: Float64Array;

  constructor(instruments: number) {
    this.#last = new Float64Array(instruments).fill(Number.NaN);
    this.#worth = new Float64Array(instruments).fill(Number.NaN);
  }

  trade(instrument: number, price: number): void {
    this.#last[instrument] = price;
  }

  settled(instrument: number, price: number): void {
    this.#worth[instrument] = price;
  }

  /** `NaN` where no claims were settled, or they are no claims that pay one amount or nothing. */
  finish(): number {
    let [payout, sum, claims] = [0, 0, 0];
    for (const worth of this.#worth) if (worth > payout) payout = worth;
    for (const [instrument, worth] of this.#worth.entries()) {
      const last = this.#last[instrument];
      if (Number.isNaN(worth) || Number.isNaN(last)) continue;
      if (worth !== 0 && worth !== payout) return Number.NaN;
      const error = (last - worth) / payout;
      sum += error * error;
      claims += 1;
    }
    return claims < 2 || payout === 0 ? Number.NaN : sum / claims;
  }
}
