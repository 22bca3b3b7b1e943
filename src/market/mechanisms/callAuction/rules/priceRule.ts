import type { PriceTicks } from '../../../../core/models/units.ts';
import type { CallCurves } from '../callCurves.ts';
import type { TickGrid } from '../tickGrid.ts';

/** The candidates still in the race: every candidate of the curves from `low` to `high`. */
export interface CandidateRange {
  /** First and last stretch of the curves, and the prices where the range begins and ends in them. */
  first: number;
  last: number;
  low: PriceTicks;
  high: PriceTicks;
}

/** What a rule may look at besides the curves. */
export interface PriceRuleContext {
  /** In ticks; may lie between two ticks, as a midpoint does. 0 where there is none. */
  readonly reference: number;
  readonly grid: TickGrid;
}

/**
 * One criterion of an auction's price. The candidates that are best by it are always neighbours, because demand falls
 * and supply rises with the price; so a rule narrows a range, and the rules of a venue are an ordered list.
 */
export interface PriceRule {
  /** As a venue's settings and an auction's result name it. */
  readonly name: string;
  /** What it asks for, in one sentence. */
  readonly summary: string;
  narrow(curves: CallCurves, range: CandidateRange, context: PriceRuleContext): void;
}

/** Keeps the stretches from `first` to `last`. */
export function keepStretches(curves: CallCurves, range: CandidateRange, first: number, last: number): void {
  if (first > range.first) range.low = curves.from[first];
  if (last < range.last) range.high = curves.to[last];
  range.first = first;
  range.last = last;
}

/** Keeps the stretches whose `score` is highest. */
export function keepBest(
  curves: CallCurves,
  range: CandidateRange,
  score: (demand: number, supply: number) => number,
): void {
  const { demand, supply } = curves;
  let best = Number.NEGATIVE_INFINITY;
  let first = range.first;
  let last = range.last;
  for (let stretch = range.first; stretch <= range.last; stretch++) {
    const found = score(demand[stretch], supply[stretch]);
    if (found > best) {
      best = found;
      first = stretch;
    }
    if (found === best) last = stretch;
  }
  keepStretches(curves, range, first, last);
}

/** Keeps one price of the range. */
export function keepPrice(range: CandidateRange, price: PriceTicks): void {
  range.low = price;
  range.high = price;
}
