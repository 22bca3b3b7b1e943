import type { GameState } from './gameState.ts';
import type { Move } from './moves.ts';

/** One epoch of a schedule: where the game stood, and what the adversary did. */
export interface ScheduledEpoch {
  readonly state: GameState;
  readonly move: Move;
}

/** A move with the key of the state that it leads to. */
export interface Step extends ScheduledEpoch {
  readonly to: string;
}

/** A shortest way from one state to another, along any moves; breadth first. */
export function firstWay(
  steps: ReadonlyMap<string, readonly Step[]>,
  from: string,
  goal: string,
): ScheduledEpoch[] {
  const cameBy = new Map<string, { readonly before: string; readonly step: Step }>();
  const due = [from];
  for (const key of due) {
    if (key === goal) break;
    for (const step of steps.get(key) ?? []) {
      if (step.to === from || cameBy.has(step.to)) continue;
      cameBy.set(step.to, { before: key, step });
      due.push(step.to);
    }
  }
  const way: ScheduledEpoch[] = [];
  for (let at = cameBy.get(goal); at !== undefined; at = cameBy.get(at.before)) {
    way.unshift({ state: at.step.state, move: at.step.move });
  }
  return way;
}
