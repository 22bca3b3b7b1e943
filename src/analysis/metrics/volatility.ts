import type { RunMetrics } from './runMetrics.ts';

const MINUTE_NS = 60e9;
/** Intervals between samples, longest first. */
const INTERVALS_NS = [60e9, 10e9, 1e9, 100e6, 10e6, 1e6, 100e3, 10e3, 1e3] as const;
/** Samples that a run must have for an interval to be used. */
const LEAST_SAMPLES = 30;
/** How far from a round interval the slices may lead, as a share of it, for it still to be called by its name. */
const NEAR = 0.25;

/** Volatility of the mid, and over about which interval its returns were taken. */
export interface MidVolatility {
  readonly intervalNs: number;
  /** Basis points per square root of a minute; `NaN` where there are no returns. */
  readonly perMinuteBps: number;
}

/**
 * Realised volatility of the mid: the root of the sum of squared log returns, divided by the minutes they cover
 * (Andersen and Bollerslev, 1998). The bounce within the spread adds to it the more, the shorter the interval is, so
 * the interval is a round one, at most a minute, and runs of different length mostly share it. Returns without a mid on
 * either end are left out.
 */
export function midVolatility({
  quotes,
  quoteBuckets,
  manifest,
}: Pick<RunMetrics, 'quotes' | 'quoteBuckets' | 'manifest'>): MidVolatility {
  const { last } = quotes.mid;
  const sliceNs = quoteBuckets.width * manifest.timeResolutionNs;
  const wanted = INTERVALS_NS.find((ns) => sliceNs * last.length >= LEAST_SAMPLES * ns) ?? sliceNs;
  const step = Math.max(1, Math.round(wanted / sliceNs));
  const intervalNs = step * sliceNs;
  let squares = 0;
  let returns = 0;
  for (let i = step; i < last.length; i += step) {
    const ratio = last[i] / last[i - step];
    if (Number.isNaN(ratio)) continue;
    squares += Math.log(ratio) ** 2;
    returns++;
  }
  const minutes = (returns * intervalNs) / MINUTE_NS;
  const named = Math.abs(intervalNs / wanted - 1) <= NEAR ? wanted : intervalNs;
  return { intervalNs: named, perMinuteBps: minutes > 0 ? 1e4 * Math.sqrt(squares / minutes) : Number.NaN };
}
