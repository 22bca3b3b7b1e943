import { formatNumber } from '../numbers.ts';
import type { FigureValue } from '../plotlyFigure.ts';

const STEPS = [1, 2, 5];
/** Decades from which on only whole ones have a tick. */
const MANY_DECADES = 2;
const LEAST_EXPONENT = -6;
const MOST_EXPONENT = 12;

/** A logarithmic axis over values above zero, its ticks written out: 20 is 20 and not a small 2. */
export function logAxis(
  title: string,
  values: readonly (number | null)[],
): Readonly<Record<string, FigureValue>> {
  const shown = values.filter((value): value is number => value !== null && value > 0);
  const low = Math.min(...shown);
  const high = Math.max(...shown);
  const steps = high / low > 10 ** MANY_DECADES ? [1] : STEPS;
  const ticks: number[] = [];
  for (let exponent = LEAST_EXPONENT; exponent <= MOST_EXPONENT; exponent++)
    for (const step of steps) {
      const tick = step * 10 ** exponent;
      if (tick >= low / 10 && tick <= high * 10) ticks.push(tick);
    }
  const decimalsOf = (tick: number) => Math.max(0, -Math.floor(Math.log10(tick)));
  return {
    title: { text: title },
    type: 'log',
    tickvals: ticks,
    ticktext: ticks.map((tick) => formatNumber(tick, decimalsOf(tick))),
  };
}
