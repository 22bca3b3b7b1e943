import type { Static, TSchema } from 'typebox';
import type { Actor } from '../../core/models/ports/actor.ts';
import type { InstrumentId, PriceTicks } from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';

/** Where an agent finds itself: its venue, its account, and the units of the world's clock. */
export interface AgentPlace {
  /** What the trader's side of the venue is made of: hand it to `Trader`, or to a `VenueGateway`. */
  readonly gateway: GatewayConfig;
  /** The instrument that it is to trade. */
  readonly instrument: InstrumentId;
  /** Where the market is taken to be before the first quote. */
  readonly openingPrice: PriceTicks;
  /** Position that it was given at the start. */
  readonly openingPosition: number;
  /** Time units of one second. */
  readonly unitsPerSecond: number;
}

/** A kind of agent: its settings, and how one is made. */
export interface AgentDefinition<Schema extends TSchema = TSchema> {
  /** Small letters, digits and hyphens, as `momentum`. */
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  /** Checked, and its defaults filled in, before `create` sees the settings. */
  readonly settings: Schema;
  create(settings: Static<Schema>, place: AgentPlace): Actor;
}

/** Defines a kind of agent; the settings' type follows from their schema. */
export function defineAgent<Schema extends TSchema>(agent: AgentDefinition<Schema>): AgentDefinition<Schema> {
  return agent;
}
