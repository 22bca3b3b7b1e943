import type { TSchema } from 'typebox';
import type { Adversary } from '../../../blockchain/consensus/adversaries/adversary.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { AgentDefinition } from '../../../market/agents/defineAgent.ts';
import type { MechanismDefinition } from '../../../market/mechanisms/framework/defineMechanism.ts';
import type { World, WorldHost } from '../scenario.ts';

/** A scenario whose settings only it knows. */
interface AnyScenario {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly schema: TSchema;
  complete?(config: never): unknown;
  build(config: never, seed: number, host: WorldHost): World;
}

/** A kind of agent whose settings only it knows. */
type AnyAgent = Omit<AgentDefinition, 'create'> & { create(settings: never, place: never): unknown };

/** A consensus protocol whose settings only it knows. */
type AnyProtocol = Omit<Protocol, 'create' | 'longest'> & {
  create(committee: never, self: number, settings: never): unknown;
  longest?(committee: never, settings: never): number;
};

/** An adversary whose settings only it knows. */
type AnyAdversary = Omit<Adversary, 'corrupt'> & { corrupt(place: never, settings: never): unknown };

/** What a user adds to the program: parts that are found by their names wherever a name chooses one. */
export interface Plugin {
  /** Small letters, digits and hyphens, unique among the plug-ins loaded. Stored runs name it. */
  readonly name: string;
  /** As a package's: `1.0.0`. */
  readonly version: string;
  readonly scenarios?: readonly AnyScenario[];
  readonly mechanisms?: readonly MechanismDefinition[];
  readonly agents?: readonly AnyAgent[];
  /** Each is a scenario of its own name too. */
  readonly protocols?: readonly AnyProtocol[];
  readonly adversaries?: readonly AnyAdversary[];
}

/** Lets the compiler check a plug-in. A module gives it as its default export, or as `plugin`. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
