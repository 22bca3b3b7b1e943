/** Bins kept before the histogram doubles their width. */
const CAPACITY = 4096;

/**
 * Weights by whole number (ticks, lots), for quantiles in bounded memory: exact while at most 4096 different
 * values occur; from then on the bins double in width, and a quantile is the lower edge of its bin.
 */
export class WeightedHistogram {
  #weights = new Map<number, number>();
  #width = 1;
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** Width of a bin: 1 while quantiles are exact. */
  get binWidth(): number {
    return this.#width;
  }

  add(value: number, weight: number): void {
    if (!(weight > 0)) return;
    const bin = Math.floor(value / this.#width);
    this.#weights.set(bin, (this.#weights.get(bin) ?? 0) + weight);
    this.#total += weight;
    while (this.#weights.size > CAPACITY) this.#widen();
  }

  /** Least value below or at which the share `p` (0 to 1) of the weight lies, or `NaN` without any. */
  quantile(p: number): number {
    const bins = [...this.#weights].sort((a, b) => a[0] - b[0]);
    const wanted = p * this.#total;
    let sum = 0;
    for (const [bin, weight] of bins) {
      sum += weight;
      if (sum >= wanted) return bin * this.#width;
    }
    const greatest = bins.at(-1);
    return greatest === undefined ? Number.NaN : greatest[0] * this.#width;
  }

  #widen(): void {
    this.#width *= 2;
    const wider = new Map<number, number>();
    for (const [bin, weight] of this.#weights) {
      const target = Math.floor(bin / 2);
      wider.set(target, (wider.get(target) ?? 0) + weight);
    }
    this.#weights = wider;
  }
}
