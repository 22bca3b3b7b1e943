import { BaseError } from '../../core/utils/errors.ts';
import { PartRegistry } from './plugins/partRegistry.ts';
import { scenarios } from './registry.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios by name: those of the program and of plug-ins. */
export const scenarioRegistry = new PartRegistry('scenario', scenarios);

/**
 * The scenario called `name`.
 *
 * @throws BaseError SCENARIO_UNKNOWN with the name that was probably meant.
 */
export function findScenario(name: string): Scenario {
  const scenario = scenarioRegistry.find(name);
  if (scenario !== undefined) return scenario;
  throw new BaseError('SCENARIO_UNKNOWN', `there is no scenario ${name}${scenarioRegistry.hint(name)}`, {
    facts: { scenario: name },
  });
}
