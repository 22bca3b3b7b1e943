import { formatTime, roundTo } from './numbers.ts';
import type { FigureValue } from './plotlyFigure.ts';

/** Ticks that people know, in nanoseconds. */
const TICKS: readonly (readonly [ns: number, text: string])[] = [
  [1, '1 ns'],
  [10, '10 ns'],
  [100, '100 ns'],
  [1e3, '1 µs'],
  [1e4, '10 µs'],
  [1e5, '100 µs'],
  [1e6, '1 ms'],
  [1e7, '10 ms'],
  [1e8, '100 ms'],
  [1e9, '1 s'],
  [1e10, '10 s'],
  [60e9, '1 min'],
  [600e9, '10 min'],
  [3600e9, '1 h'],
  [36_000e9, '10 h'],
  [864_000e9, '10 d'],
];
const MOST_TICKS = 9;

/** Where a duration stands on a logarithmic axis; below a nanosecond everything is at its left end. */
export function durationPoint(ns: number): number {
  return roundTo(Math.log10(Math.max(0.5, ns)), 4) ?? 0;
}

/** An axis of durations from `leastNs` to `greatestNs`, logarithmic, with ticks in familiar units. */
export function durationAxis(
  title: string,
  leastNs: number,
  greatestNs: number,
): { readonly [attribute: string]: FigureValue } {
  const [from, to] = [durationPoint(leastNs), durationPoint(greatestNs)];
  const margin = Math.max(0.1, (to - from) * 0.04);
  const within = TICKS.filter(([ns]) => Math.log10(ns) >= from - margin && Math.log10(ns) <= to + margin);
  const every = Math.ceil(within.length / MOST_TICKS);
  const shown =
    within.length > 2 ? within.filter((_, i) => i % every === 0) : narrowTicks(leastNs, greatestNs);
  return {
    type: 'linear',
    title: { text: title },
    range: [from - margin, to + margin],
    tickvals: shown.map(([ns]) => durationPoint(ns)),
    ticktext: shown.map(([, text]) => text),
  };
}

/** Less than two decades: 1, 2 and 5 times the powers of ten; of very little the ends themselves. */
function narrowTicks(leastNs: number, greatestNs: number): (readonly [number, string])[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(0.5, leastNs)));
  const ticks = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((factor) => factor * power);
  const within = ticks.filter((ns) => ns >= leastNs && ns <= greatestNs);
  const ends = greatestNs > 1.05 * leastNs ? [leastNs, greatestNs] : [greatestNs];
  return (within.length > 1 ? within : ends).map((ns) => [ns, roundTime(ns)]);
}

/** A duration to three digits. */
export function roundTime(ns: number): string {
  return Number.isFinite(ns) ? formatTime(Number(ns.toPrecision(3))) : '–';
}
