import Type, { type TSchema } from 'typebox';
import type { Adversary } from '../../blockchain/consensus/adversaries/adversary.ts';
import type { Protocol } from '../../core/consensus/protocol.ts';
import { resolvePart } from '../../core/data/config/resolvePart.ts';
import { BaseError } from '../../core/utils/errors.ts';
import type { AgentDefinition, SettingProblem } from '../../market/agents/defineAgent.ts';
import { unofferedUses } from '../../market/agents/orderUse.ts';
import type { MechanismDefinition } from '../../market/mechanisms/framework/defineMechanism.ts';
import { adversaryRegistry } from './plugins/adversaryRegistry.ts';
import { agentRegistry } from './plugins/agentRegistry.ts';
import { mechanismRegistry } from './plugins/mechanismRegistry.ts';
import type { PartRegistry } from './plugins/partRegistry.ts';
import { protocolRegistry } from './plugins/protocolRegistry.ts';

/** Settings of a part chosen by name: which there are, the part's own schema says. */
export const partSettings = (part: string) =>
  Type.Object({}, { default: {}, additionalProperties: true, description: `Settings of the ${part} itself` });

/**
 * The mechanism called `name`.
 *
 * @throws BaseError CONFIG_INVALID_VALUE with `path`, where it stands in the settings, and the name that was probably meant.
 */
export function chooseMechanism(name: string, path: string): MechanismDefinition {
  return chosen(mechanismRegistry, name, path);
}

/** The kind of agent called `name`; see {@link chooseMechanism}. */
export function chooseAgent(name: string, path: string): AgentDefinition {
  return chosen(agentRegistry, name, path);
}

/** The consensus protocol called `name`; see {@link chooseMechanism}. */
export function chooseProtocol(name: string, path: string): Protocol {
  return chosen(protocolRegistry, name, path);
}

/** The adversary called `name`; see {@link chooseMechanism}. */
export function chooseAdversary(name: string, path: string): Adversary {
  return chosen(adversaryRegistry, name, path);
}

/**
 * The settings of a part, checked and completed by the part's own schema.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the whole path.
 */
export function completePart(
  part: {
    readonly name: string;
    readonly settings: TSchema;
    problem?(settings: never): SettingProblem | undefined;
  },
  values: object,
  path: string,
  noun: string,
): object {
  const source = `the settings of ${noun} ${part.name}`;
  const settings = resolvePart(part.settings, values, path.split('.'), source) as object;
  const problem = part.problem?.(settings as never);
  if (problem === undefined) return settings;
  const place = `${path}.${problem.path}`;
  const { found, reason, advice } = problem;
  throw new BaseError('CONFIG_INVALID_VALUE', `${place} is ${JSON.stringify(found)}: ${reason}`, {
    facts: { path: place, found },
    ...(advice === undefined ? {} : { advice }),
  });
}

/**
 * Refuses a population whose orders a venue's mechanism does not take.
 *
 * @param path where the population stands in the settings.
 * @throws BaseError CONFIG_INVALID_VALUE naming what it uses.
 */
export function checkUses(
  agent: AgentDefinition,
  values: object,
  mechanism: MechanismDefinition,
  path: string,
): void {
  const missing = unofferedUses(agent.uses?.(values as never) ?? {}, mechanism.capabilities);
  if (missing.length === 0) return;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `${path} is "${agent.name}", which uses ${missing.join(', ')}: ${mechanism.name} does not take that`,
    {
      facts: { path, agent: agent.name, mechanism: mechanism.name },
      advice: `\`market-sim mechanisms show ${mechanism.name}\` says what it takes; choose other agents or other settings.`,
    },
  );
}

function chosen<Part extends { readonly name: string }>(
  registry: PartRegistry<Part>,
  name: string,
  path: string,
): Part {
  const part = registry.find(name);
  if (part !== undefined) return part;
  const { noun, listedBy } = registry;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `${path} is "${name}": there is no such ${noun}${registry.hint(name)}`,
    {
      facts: { path, found: name },
      advice: `\`market-sim ${listedBy}\` lists them; those of a plug-in are there with --plugin.`,
    },
  );
}
