import { firstState, type GameState, keyOf } from './gameState.ts';
import { type GameRules, type LivenessGame, rulesOf } from './livenessGame.ts';
import { type Move, movesOf } from './moves.ts';
import { firstWay, type ScheduledEpoch, type Step } from './ways.ts';

/** What the search found. */
export interface LivenessOutcome {
  /** States that were looked at, and moves between them: all that can be reached, where there is no loop. */
  readonly states: number;
  readonly moves: number;
  /** Most epochs in a row without a new final block; infinite where the adversary can go round for ever. */
  readonly longest: number;
  /** The same, counted from an epoch with a new final block. */
  readonly longestAfterFinal: number;
  /** What the adversary does from the first epoch on: the way into the loop, or into the longest wait, and it. */
  readonly schedule: readonly ScheduledEpoch[];
  /** Epochs at the end of `schedule` that repeat for ever; 0 where there is no loop. */
  readonly period: number;
}

/**
 * Exhausts the game of an adversary against liveness, in synchrony from the first epoch: every state that can be reached
 * from genesis, and the longest way through them without a new final block. A loop on such a way ends the search.
 *
 * @throws BaseError USAGE for a game that cannot be searched.
 */
export function searchLiveness(game: LivenessGame): LivenessOutcome {
  const search = new Search(rulesOf(game));
  const start = search.loop[0] ?? search.longestWait();
  const last = search.loop.length > 0 ? search.around() : search.down(start);
  const schedule = [...firstWay(search.steps, search.first, start), ...last];
  return {
    states: search.steps.size,
    moves: [...search.steps.values()].reduce((sum, steps) => sum + steps.length, 0),
    longest: search.loop.length > 0 ? Number.POSITIVE_INFINITY : search.waitAt(start),
    longestAfterFinal: search.loop.length > 0 ? Number.POSITIVE_INFINITY : search.longestAfterFinal(),
    schedule,
    period: search.loop.length,
  };
}

/** Depth-first along moves without a new final block; what lies behind one is begun anew. */
class Search {
  readonly first: string;
  /** Moves of each state that was looked at. */
  readonly steps = new Map<string, readonly Step[]>();
  /** States of the first loop found, in its order; empty where there is none. */
  loop: readonly string[] = [];
  readonly #rules: GameRules;
  readonly #waits = new Map<string, number>();
  readonly #way: string[] = [];

  constructor(rules: GameRules) {
    this.#rules = rules;
    const first = firstState(rules.all);
    this.first = keyOf(first);
    const due: GameState[] = [first];
    for (const state of due) {
      if (this.loop.length > 0) return;
      this.#wait(state, due);
    }
  }

  /** Most epochs without a new final block from a state on; states behind a final one are added to `due`. */
  #wait(state: GameState, due: GameState[]): number {
    const key = keyOf(state);
    const known = this.#waits.get(key);
    if (known !== undefined) return known;
    const place = this.#way.indexOf(key);
    if (place >= 0) {
      this.loop = this.#way.slice(place);
      return Number.POSITIVE_INFINITY;
    }
    const steps = movesOf(this.#rules, state).map((move: Move) => ({ state, move, to: keyOf(move.to) }));
    this.steps.set(key, steps);
    this.#way.push(key);
    let longest = 0;
    for (const { move } of steps) {
      if (move.isFinal) due.push(move.to);
      else longest = Math.max(longest, 1 + this.#wait(move.to, due));
      if (this.loop.length > 0) break;
    }
    this.#way.pop();
    this.#waits.set(key, longest);
    return longest;
  }

  waitAt(key: string): number {
    return this.#waits.get(key) ?? 0;
  }

  /** The state from which the wait is longest, the first of several. */
  longestWait(): string {
    return [...this.#waits.keys()].reduce((best, key) => (this.waitAt(key) > this.waitAt(best) ? key : best));
  }

  longestAfterFinal(): number {
    const behind = [...this.steps.values()].flat().filter(({ move }) => move.isFinal);
    return behind.reduce((longest, { to }) => Math.max(longest, this.waitAt(to)), 0);
  }

  around(): ScheduledEpoch[] {
    const { loop } = this;
    return loop.map((key, at) => this.#stepTo(key, (to) => to === loop[(at + 1) % loop.length]));
  }

  down(start: string): ScheduledEpoch[] {
    const way: ScheduledEpoch[] = [];
    for (let key = start; this.waitAt(key) > 0; ) {
      const step = this.#stepTo(key, (to) => this.waitAt(to) === this.waitAt(key) - 1);
      way.push(step);
      key = step.to;
    }
    return way;
  }

  #stepTo(key: string, isGoal: (to: string) => boolean): Step {
    const steps = this.steps.get(key) as readonly Step[];
    return steps.find(({ move, to }) => !move.isFinal && isGoal(to)) as Step;
  }
}
