import { type EnumerationCounts, enumerate } from '../../../../blockchain/consensus/explorer/enumerate.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { type Counterexample, smallest } from './counterexample.ts';
import type { Target } from './target.ts';

/** How far a search through everything is. */
export interface ExhaustCounts extends EnumerationCounts {
  /** Every run of so many epochs has been looked at, whichever nodes are Byzantine. */
  epochsDone: number;
}

/**
 * Looks at every run of the model, of one epoch, then of two, and so on, with every choice of Byzantine nodes: what it
 * finds has the fewest epochs that there are. Yields now and then.
 *
 * @throws BaseError USAGE for a protocol that has no model.
 */
export function* exhaust(target: Target, counts: ExhaustCounts): Generator<void, Counterexample | undefined> {
  const { rules, nodes, faulty, protocol } = target;
  if (rules === undefined)
    throw new BaseError('USAGE', `--exhaustive: there is no model without messages of ${protocol.name}`, {
      facts: { protocol: protocol.name },
      advice: 'Leave --exhaustive away, or explore streamlet.',
    });
  for (let epochs = 1; epochs <= target.epochs; epochs++) {
    for (const byzantine of choices(nodes, faulty)) {
      const setting = { chain: protocol.name, nodes, byzantine, epochs, rules };
      const schedule = yield* enumerate(setting, counts);
      const found = schedule && smallest(target, schedule);
      if (found !== undefined) return found;
    }
    counts.epochsDone = epochs;
  }
  return undefined;
}

/** Every choice of so many nodes, ascending. */
function* choices(nodes: number, count: number, from = 0): Generator<number[]> {
  if (count === 0) yield [];
  else
    for (let first = from; first <= nodes - count; first++)
      for (const others of choices(nodes, count - 1, first + 1)) yield [first, ...others];
}
