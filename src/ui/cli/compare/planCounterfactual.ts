import type { ConfigObject } from '../../../core/data/config/layers.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { buildWorld, type WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { fileRecordings } from '../../../simulation/scenarios/recordings/node/fileRecordings.ts';
import { readPopulations } from '../readPopulations.ts';
import { planRequest, type RunRequest } from '../runRequest.ts';

/** Two worlds of the same actors, some of which are silent in the first. */
export interface PlannedCounterfactual {
  /** Who is missing from the first. */
  readonly missing: readonly string[];
  readonly without: WorldPlan;
  readonly withThem: WorldPlan;
}

/** What the command line says of who is missing. */
export interface MissingRequest {
  readonly without: readonly string[];
  /** Populations to add: see `readPopulations`. */
  readonly with?: string;
}

/**
 * Plans a world with and without some of its actors. Those that are missing stand there and do nothing, so that nobody
 * else's account, random numbers or delays change.
 *
 * @throws BaseError of the plan; USAGE where nobody is named, or nobody of that name is there.
 */
export function planCounterfactual(
  request: Omit<RunRequest, 'layers'>,
  { without, with: file }: MissingRequest,
): PlannedCounterfactual {
  if (without.length > 0 === (file !== undefined)) {
    throw new BaseError('USAGE', 'name who is missing with --without, or who is added with --with', {
      advice: 'As --without momentum, --without momentum-2, --with momentum:3 or --with agents.json.',
    });
  }
  const base = planRequest(request);
  if (file === undefined) return counterfactual(base, without);
  const { populations } = base.config as { readonly populations?: readonly ConfigObject[] };
  if (populations === undefined) {
    throw new BaseError('USAGE', `scenario ${base.scenario} has no populations to add to`, {
      advice: 'Use --without, or a scenario on markets: `market-sim scenarios` lists them.',
    });
  }
  const added = [...populations, ...readPopulations(file).populations];
  const layers = [{ source: `--with ${file}`, values: { populations: added } as ConfigObject }];
  const plan = planRequest({ ...request, layers });
  const before = new Set(namesOf(base));
  return counterfactual(
    plan,
    namesOf(plan).filter((name) => !before.has(name)),
  );
}

function counterfactual(plan: WorldPlan, missing: readonly string[]): PlannedCounterfactual {
  const without = { ...plan, silent: missing };
  buildWorld(without, { recordings: fileRecordings });
  return { missing, without, withThem: { ...plan, silent: [] } };
}

function namesOf(plan: WorldPlan): string[] {
  return buildWorld(plan, { recordings: fileRecordings }).actors.map(({ name }) => name);
}
