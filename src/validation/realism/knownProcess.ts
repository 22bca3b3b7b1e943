import type { MarketSeries } from '../../analysis/realism/series/marketSeries.ts';
import type { Rng } from '../../core/utils/rng.ts';

/** A process of which it is known what a realism report should say. */
export interface KnownProcess {
  /** Name for programs, in kebab case. */
  readonly key: string;
  /** What it is, with its parameters and how much of it is made. */
  readonly name: string;
  /** Statistics, by key, whose fact it has: a fail is a false alarm. */
  readonly shows: readonly string[];
  /** Statistics whose fact it has not: a pass is one. */
  readonly lacks: readonly string[];
  /** What statistics, by key, should find, where it is a number in closed form. */
  readonly values?: Readonly<Record<string, number>>;
  make(rng: Rng): MarketSeries;
}
