import type { RunManifest } from '../../core/models/manifest.ts';
import type { ActorId } from '../../core/models/units.ts';
import type { RunSurvey } from './runSurvey.ts';

/** Kinds told apart: as many as a reader can hold against each other. */
const MAX_KINDS = 8;
const OTHERS = 'other kinds';

/**
 * The kinds of agent that have an account, the most active first, numbered from 0. Beyond the eighth, the less active
 * kinds are taken together, so that sums over all kinds stay complete.
 */
export class KindIndex {
  readonly names: readonly string[];
  /** Agents of each kind. */
  readonly agents: readonly number[];
  readonly #byAccount: Int32Array;

  constructor(manifest: RunManifest, survey: RunSurvey) {
    const activity = new Map<string, number>();
    manifest.actors.forEach(({ kind }, id) => {
      if (!hasPart(manifest, survey, id)) return;
      activity.set(kind, (activity.get(kind) ?? 0) + survey.executionsByAccount[id]);
    });
    const ranked = [...activity].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
    const folded = ranked.length > MAX_KINDS;
    const names = folded ? [...ranked.slice(0, MAX_KINDS - 1), OTHERS] : ranked;
    const numbers = new Map(ranked.map((kind, i) => [kind, Math.min(i, names.length - 1)]));
    const agents = new Array<number>(names.length).fill(0);
    this.#byAccount = new Int32Array(manifest.actors.length).fill(-1);
    manifest.actors.forEach(({ kind }, id) => {
      if (!hasPart(manifest, survey, id)) return;
      const number = numbers.get(kind)!;
      this.#byAccount[id] = number;
      agents[number]++;
    });
    this.names = names;
    this.agents = agents;
  }

  get count(): number {
    return this.names.length;
  }

  /** Number of an account's kind; -1 for a venue or a stranger. */
  of(account: ActorId): number {
    return account >= 0 && account < this.#byAccount.length ? this.#byAccount[account] : -1;
  }
}

function hasPart(manifest: RunManifest, survey: RunSurvey, id: ActorId): boolean {
  return survey.hasAccount[id] === 1 && manifest.actors[id].kind !== 'venue';
}
