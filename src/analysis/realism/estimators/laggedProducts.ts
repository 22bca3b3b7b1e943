import { cellsOf } from './cellBootstrap.ts';

/**
 * Sums of products of two series at lags, cell by cell: what autocorrelations, and their bootstrap, are made of. Both
 * series are taken about their means.
 */
export class LaggedProducts {
  readonly cells: number;
  readonly lags: readonly number[];
  /** By lag, then by cell. */
  readonly #products: readonly Float64Array[];
  readonly #squaresX: Float64Array;
  readonly #squaresY: Float64Array;

  /** Correlates x[t] with y[t + lag]; y is x where it is left out. */
  constructor(x: Float64Array, lags: readonly number[], y: Float64Array = x) {
    const n = x.length;
    this.lags = lags;
    this.cells = cellsOf(n, Math.max(...lags));
    const cellOf = (t: number) => Math.floor((t * this.cells) / n);
    const a = centred(x);
    const b = y === x ? a : centred(y);
    this.#squaresX = new Float64Array(this.cells);
    this.#squaresY = new Float64Array(this.cells);
    for (let t = 0; t < n; t++) {
      const cell = cellOf(t);
      this.#squaresX[cell] += a[t] * a[t];
      this.#squaresY[cell] += b[t] * b[t];
    }
    const ends = Array.from({ length: this.cells }, (_, cell) => Math.ceil(((cell + 1) * n) / this.cells));
    this.#products = lags.map((lag) => {
      const sums = new Float64Array(this.cells);
      let from = 0;
      for (let cell = 0; cell < this.cells; cell++) {
        let sum = 0;
        for (let t = Math.max(lag, from); t < ends[cell]; t++) sum += a[t - lag] * b[t];
        sums[cell] = sum;
        from = ends[cell];
      }
      return sums;
    });
  }

  /** Correlations by lag, with each cell counted so often; once where `weights` is left out. */
  correlations(weights?: Float64Array): Float64Array {
    const scale = Math.sqrt(total(this.#squaresX, weights) * total(this.#squaresY, weights));
    return Float64Array.from(this.#products, (sums) => total(sums, weights) / scale);
  }
}

function total(sums: Float64Array, weights: Float64Array | undefined): number {
  let all = 0;
  for (let cell = 0; cell < sums.length; cell++) {
    all += weights === undefined ? sums[cell] : weights[cell] * sums[cell];
  }
  return all;
}

function centred(values: Float64Array): Float64Array {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = sum / values.length;
  return values.map((value) => value - mean);
}

/** Whole numbers from `low` to `high`. */
export function range(low: number, high: number): number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}
