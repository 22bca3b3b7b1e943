import { nearestWord } from '../../core/data/config/nearest.ts';
import { BaseError } from '../../core/utils/errors.ts';
import type { Scenario } from './scenario.ts';
import { ziScenario } from './zi/scenario.ts';

/** Every scenario that comes with the program, in the order of lists. */
export const scenarios: readonly Scenario[] = [ziScenario as unknown as Scenario];

/**
 * The scenario called `name`.
 *
 * @throws BaseError SCENARIO_UNKNOWN with the name that was probably meant.
 */
export function findScenario(name: string): Scenario {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (scenario !== undefined) return scenario;
  const meant = nearestWord(
    name,
    scenarios.map((candidate) => candidate.name),
  );
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  throw new BaseError('SCENARIO_UNKNOWN', `there is no scenario ${name}${hint}`, {
    facts: { scenario: name },
  });
}
