import type { TSchema } from 'typebox';
import { resolvePart } from '../../../core/data/config/resolvePart.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { AgentDefinition } from '../../../market/agents/defineAgent.ts';
import type { MechanismDefinition } from '../../../market/mechanisms/framework/defineMechanism.ts';
import { agentRegistry } from '../plugins/agentRegistry.ts';
import { mechanismRegistry } from '../plugins/mechanismRegistry.ts';
import type { PartRegistry } from '../plugins/partRegistry.ts';
import type { MarketConfig } from './settings.ts';

/** The mechanism that a venue's settings name. */
export function chosenMechanism(venue: MarketConfig['venue']): MechanismDefinition {
  return chosen(mechanismRegistry, venue.mechanism, 'venue.mechanism');
}

/** The kind of agent that a population names; `index` is its place in the list. */
export function chosenAgent(population: MarketConfig['populations'][number], index: number): AgentDefinition {
  return chosen(agentRegistry, population.agent, `populations.${index}.agent`);
}

/**
 * The configuration with the settings of every part checked and completed by the part's own schema.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the whole path.
 */
export function completeParts(config: MarketConfig): MarketConfig {
  const { venue, populations } = config;
  const mechanism = chosenMechanism(venue);
  return {
    ...config,
    venue: { ...venue, settings: completed(mechanism, venue.settings, ['venue', 'settings'], 'mechanism') },
    populations: populations.map((population, index) => {
      const path = ['populations', String(index), 'settings'];
      const agent = chosenAgent(population, index);
      return { ...population, settings: completed(agent, population.settings, path, 'agent') };
    }),
  };
}

function completed(
  part: { readonly name: string; readonly settings: TSchema },
  values: object,
  path: readonly string[],
  noun: string,
): object {
  return resolvePart(part.settings, values, path, `the settings of ${noun} ${part.name}`) as object;
}

function chosen<Part extends { readonly name: string }>(
  registry: PartRegistry<Part>,
  name: string,
  path: string,
): Part {
  const part = registry.find(name);
  if (part !== undefined) return part;
  const { noun } = registry;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `${path} is "${name}": there is no such ${noun}${registry.hint(name)}`,
    {
      facts: { path, found: name },
      advice: `\`market-sim ${noun}s\` lists them; those of a plug-in are there with --plugin.`,
    },
  );
}
