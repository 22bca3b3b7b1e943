import { log } from '../../core/utils/math/log.ts';

/** How the fluctuation of a summed series grows with the length of a window. */
export interface Fluctuations {
  readonly windows: readonly number[];
  readonly sizes: readonly number[];
  /** Slope of log size by log window: 0.5 for independent values, above for long memory. */
  readonly exponent: number;
}

/**
 * Detrended fluctuation analysis of first order: the series less its mean is summed up, cut into windows, a straight line
 * is taken off each, and the root mean square of the rest is fitted by a power of the window's length (Peng et al.,
 * "Mosaic organization of DNA nucleotides", Physical Review E 49 (1994) 1685). Windows double from 16 to a tenth of the
 * series; `exponent` is `NaN` with fewer than three of them.
 */
export function detrendedFluctuation(values: ArrayLike<number>): Fluctuations {
  const profile = summed(values);
  const windows = windowsOf(values.length);
  const sizes = windows.map((window) => fluctuation(profile, window));
  return { windows, sizes, exponent: windows.length < 3 ? Number.NaN : slope(windows, sizes) };
}

/**
 * The mean squares that {@link detrendedFluctuation} is made of, by window and by cell: cells are as long as the longest
 * window, and every window divides them, so that cells can be drawn again. What does not fill a cell is left out.
 */
export function fluctuationSquares(values: ArrayLike<number>): {
  readonly windows: readonly number[];
  readonly cells: number;
  readonly squares: readonly Float64Array[];
} {
  const profile = summed(values);
  const windows = windowsOf(values.length);
  const longest = windows[windows.length - 1] ?? 1;
  const cells = windows.length === 0 ? 0 : Math.floor(profile.length / longest);
  const squares = windows.map((window) =>
    Float64Array.from({ length: cells }, (_, cell) => {
      const piece = profile.subarray(cell * longest, (cell + 1) * longest);
      return fluctuation(piece, window) ** 2;
    }),
  );
  return { windows, cells, squares };
}

function windowsOf(length: number): number[] {
  const windows: number[] = [];
  for (let window = 16; window <= length / 10; window *= 2) windows.push(window);
  return windows;
}

function summed(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  const profile = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += values[i] - mean;
    profile[i] = sum;
  }
  return profile;
}

function fluctuation(profile: Float64Array, window: number): number {
  const pieces = Math.floor(profile.length / window);
  let squares = 0;
  for (let piece = 0; piece < pieces; piece++) squares += residual(profile, piece * window, window);
  return Math.sqrt(squares / (pieces * window));
}

/** Sum of squares around the straight line of best fit. */
function residual(profile: Float64Array, from: number, window: number): number {
  const middle = (window - 1) / 2;
  let mean = 0;
  for (let i = 0; i < window; i++) mean += profile[from + i] / window;
  let [xy, yy] = [0, 0];
  for (let i = 0; i < window; i++) {
    const y = profile[from + i] - mean;
    xy += (i - middle) * y;
    yy += y * y;
  }
  const xx = (window * (window * window - 1)) / 12;
  return Math.max(0, yy - (xy * xy) / xx);
}

function slope(windows: readonly number[], sizes: readonly number[]): number {
  const x = windows.map((window) => log(window));
  const y = sizes.map((size) => log(size));
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const xy = x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return xy / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
