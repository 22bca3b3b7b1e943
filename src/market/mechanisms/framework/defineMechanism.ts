import type { Static, TSchema } from 'typebox';
import type { ConfigLayer } from '../../../core/data/config/layers.ts';
import type { FeeSchedule } from '../../../core/models/account.ts';
import type { Mechanism, MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import type { BookEvents } from '../../exchange/book/bookEngine.ts';
import type { MarketServices, MechanismRules } from './mechanismRules.ts';
import type { TimedEngine } from './timedEngine.ts';

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
  ): TimedEngine;
}
