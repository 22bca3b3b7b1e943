import type { RunManifest } from '../../core/models/manifest.ts';
import type { RunSurvey } from './runSurvey.ts';

/** Agents drawn one by one, at most. */
const MAX_NAMED_AGENTS = 12;
/** Kinds with more members than this are a crowd: they are drawn as quantiles, and only the most active by name. */
const FEW = 6;

export interface AgentChoice {
  /** Actor ids drawn one by one: members of small kinds first, then the most active. */
  readonly named: readonly number[];
  /** How many of `named`, from its start, belong to a small kind. */
  readonly featured: number;
  /** Everybody else who has an account. */
  readonly rest: readonly number[];
}

/**
 * Whom to show by name. Market makers, momentum traders and the like are few in a world of many alike, and they are
 * why a reader looks; what places are left go to the accounts with the most executions.
 */
export function chooseAgents(manifest: RunManifest, survey: RunSurvey): AgentChoice {
  const accounts = accountsOf(manifest, survey);
  const kindSize = new Map<string, number>();
  for (const id of accounts) {
    const kind = manifest.actors[id].kind;
    kindSize.set(kind, (kindSize.get(kind) ?? 0) + 1);
  }
  const isFew = (id: number) => kindSize.get(manifest.actors[id].kind)! <= FEW;
  const activity = survey.executionsByAccount;
  const ranked = accounts.toSorted(
    (a, b) => Number(isFew(b)) - Number(isFew(a)) || activity[b] - activity[a] || a - b,
  );
  const named = ranked.slice(0, MAX_NAMED_AGENTS);
  const featured = named.filter(isFew);
  return {
    named: [...featured.sort((a, b) => a - b), ...named.slice(featured.length)],
    featured: featured.length,
    rest: ranked.slice(MAX_NAMED_AGENTS).sort((a, b) => a - b),
  };
}

/** Actors with an account, venues excluded. */
export function accountsOf(manifest: RunManifest, survey: RunSurvey): number[] {
  const ids: number[] = [];
  for (let id = 0; id < manifest.actors.length; id++) {
    if (survey.hasAccount[id] === 1 && manifest.actors[id].kind !== 'venue') ids.push(id);
  }
  return ids;
}
