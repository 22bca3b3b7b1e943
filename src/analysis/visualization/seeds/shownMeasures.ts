import type { ComparedMeasure } from '../../comparison/comparison.ts';

/** Measures drawn seed by seed, at most. */
const MOST_SHOWN = 6;

/**
 * The measures that are worth figures of their own: of those that differ at all, first one per heading, the surest
 * difference first, and those of which it is known which way is better before others.
 */
export function shownMeasures(measures: readonly ComparedMeasure[]): ComparedMeasure[] {
  const able = measures.filter(({ differences }) =>
    differences.some(({ verdict }) => verdict !== 'same' && verdict !== 'too few'),
  );
  const ranked = able.toSorted((a, b) => rank(b) - rank(a));
  const groups = new Set<string>();
  const firsts = ranked.filter(({ group }) => !groups.has(group) && groups.add(group));
  const chosen = new Set([...firsts, ...ranked].slice(0, MOST_SHOWN));
  return able.filter((measure) => chosen.has(measure));
}

function rank({ differences, better }: ComparedMeasure): number {
  const surest = Math.max(
    ...differences.map(({ mean, standardError }) => (standardError > 0 ? Math.abs(mean / standardError) : 0)),
  );
  return surest + (better === undefined ? 0 : 1e6);
}
