import { type SearchCounts, ViewSearch } from '../../../../blockchain/consensus/explorer/viewSearch.ts';
import { createRng } from '../../../../core/utils/rng.ts';
import { type Counterexample, isSmaller, smallest } from './counterexample.ts';
import type { Target } from './target.ts';

/** Runs of the model under one seed. */
const RUNS_PER_SEED = 1000;

/** Looks for schedules that break a protocol, seed by seed: a seed finds what it finds, whatever was looked at before. */
export class Explorer {
  readonly #target: Target;
  readonly #search: ViewSearch | undefined;
  /** The smallest so far. */
  best: Counterexample | undefined;

  constructor(target: Target) {
    const { rules, nodes, faulty, epochs, protocol } = target;
    this.#target = target;
    this.#search = rules && new ViewSearch({ chain: protocol.name, nodes, faulty, epochs, rules });
  }

  get counts(): SearchCounts {
    return this.#search?.counts ?? { runs: 0, finalising: 0, forking: 0 };
  }

  /** Looks under one seed; true where what it found is the smallest so far. */
  tryAt(seed: number): boolean {
    const rng = createRng(seed, 'explorer');
    const schedule = this.#search?.sample(rng, RUNS_PER_SEED, this.best?.schedule.epochs);
    const found = schedule && smallest(this.#target, schedule);
    if (found === undefined || (this.best !== undefined && !isSmaller(found, this.best))) return false;
    this.best = found;
    return true;
  }
}
