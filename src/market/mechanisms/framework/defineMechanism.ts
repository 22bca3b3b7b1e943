import type { Static, TSchema } from 'typebox';
import type { ConfigLayer } from '../../../core/data/config/layers.ts';
import { resolveConfig } from '../../../core/data/config/resolve.ts';
import type { FeeSchedule } from '../../../core/models/account.ts';
import type { Mechanism, MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { BookEngine, BookEvents } from '../../exchange/book/bookEngine.ts';
import { DefinedEngine } from './definedEngine.ts';
import { EngineMechanism } from './engineMechanism.ts';
import type { MarketServices, MechanismRules } from './mechanismRules.ts';

/** What a mechanism is created in. */
export interface MechanismEnvironment {
  /** How many instruments it trades, from 1. */
  readonly instruments: number;
  /** Seeds its random stream. */
  readonly seed: number;
  /** Fees of its fills; none where it is left out. In a world the venue charges them. */
  readonly fees?: FeeSchedule;
}

/** What an author writes. */
export interface MechanismSource<Schema extends TSchema, State> {
  /** Words in lower case joined by `-`: how scenarios and commands name it. */
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  /** A paragraph: who trades with whom at which price, its source, what to try. */
  readonly description: string;
  /** One schema: defaults, bounds, units and a sentence for each setting. */
  readonly settings: Schema;
  readonly capabilities: MechanismCapabilities;
  create(settings: Static<Schema>, market: MarketServices): MechanismRules<State>;
}

/** A mechanism by its name: what lists show, and how it is created. */
export interface MechanismDefinition {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly settings: TSchema;
  readonly capabilities: MechanismCapabilities;
  /**
   * Behind the port, for the conformance kit and for whoever drives it by hand.
   *
   * @throws BaseError CONFIG_UNKNOWN_SETTING or CONFIG_INVALID_VALUE.
   */
  create(settings: ConfigLayer['values'], environment: MechanismEnvironment): Mechanism;
  /** As the engine of a venue. Throws as {@link create} does. */
  createEngine(
    settings: ConfigLayer['values'],
    environment: MechanismEnvironment,
    events: BookEvents,
  ): BookEngine;
}

/**
 * Makes a mechanism of what its author wrote. The framework keeps order records, ids, ownership, what is left, and
 * tells venue and clearing what happened; the author decides who trades with whom at which price.
 */
export function defineMechanism<Schema extends TSchema, State>(
  source: MechanismSource<Schema, State>,
): MechanismDefinition {
  const { name, title, description, settings, capabilities } = source;
  requireName(name);
  const createEngine: MechanismDefinition['createEngine'] = (values, environment, events) => {
    const resolved = resolveConfig(settings, [{ source: `mechanism ${name}`, values }]);
    return new DefinedEngine({
      name,
      capabilities,
      instruments: environment.instruments,
      seed: environment.seed,
      events,
      create: (market) => source.create(resolved, market) as MechanismRules<unknown>,
    });
  };
  const create: MechanismDefinition['create'] = (values, environment) =>
    new EngineMechanism((events) => createEngine(values, environment, events), environment, capabilities);
  return Object.freeze({ name, title, description, settings, capabilities, create, createEngine });
}

function requireName(name: string): void {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return;
  throw new BaseError('CONFIG_INVALID_VALUE', `a mechanism cannot be called ${JSON.stringify(name)}`, {
    advice: 'Use lower-case words joined by -, as in frequent-batch-auction.',
    facts: { name },
  });
}
