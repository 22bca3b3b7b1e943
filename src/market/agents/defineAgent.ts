import type { Static, TSchema } from 'typebox';
import type { FeeSchedule } from '../../core/models/account.ts';
import type { Actor } from '../../core/models/ports/actor.ts';
import type { MechanismCapabilities } from '../../core/models/ports/mechanism.ts';
import type { RecordingLibrary } from '../../core/models/ports/recordings.ts';
import type { ActorId, InstrumentId, PriceTicks } from '../../core/models/units.ts';
import type { ValuePath } from '../dynamics/paths/valuePath.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import type { OrderUse } from './orderUse.ts';

/** One of the venues at which an agent has an account. */
export interface VenueAccess {
  readonly name: string;
  readonly gateway: GatewayConfig;
  /** Number of the agent's instrument at this venue. */
  readonly instrument: InstrumentId;
  /** Ticks of the instrument's common grid in one tick of this venue: prices times this compare across venues. */
  readonly gridTicks: number;
  readonly fees: FeeSchedule;
  /** What its mechanism offers. */
  readonly capabilities: MechanismCapabilities;
}

/** Where an agent finds itself: its venue, its account, and the units of the world's clock. */
export interface AgentPlace {
  /** What the trader's side of the venue is made of: hand it to `Trader`, or to a `VenueGateway`. */
  readonly gateway: GatewayConfig;
  /** The instrument that it is to trade. */
  readonly instrument: InstrumentId;
  /** Where the market is taken to be before the first quote. */
  readonly openingPrice: PriceTicks;
  /** Position that it was given at the start, at each venue. */
  readonly openingPosition: number;
  /** Time units of one second. */
  readonly unitsPerSecond: number;
  /** What the mechanism of `gateway` offers; left out: everything. */
  readonly capabilities?: MechanismCapabilities;
  /** Every venue that it may trade at, that of `gateway` first; left out where there is only that one. */
  readonly venues?: readonly VenueAccess[];
  /** Number of its instrument in the world's list, as the consolidated quote and the news name it; 0 where left out. */
  readonly asset?: InstrumentId;
  /** Who publishes the consolidated quote. */
  readonly consolidated?: ActorId;
  /** Who publishes news of the common value. */
  readonly news?: ActorId;
  /** What its instrument is worth at any instant, for traders who may observe it; left out where nobody can. */
  readonly value?: ValuePath;
  /** Its place in its population, from 0. */
  readonly number?: number;
  /** Where its population stands in the configuration, for errors: `populations.2`. */
  readonly path?: string;
  /** Recorded order flow, by the name of its file; left out where nobody has any. */
  readonly recordings?: RecordingLibrary;
  /** Decimal sizes of a tick and a lot of its instrument at the first venue; left out where only whole numbers matter. */
  readonly units?: { readonly tickSize: string; readonly lotSize: string };
}

/** A setting that the schema lets pass and that cannot be. */
export interface SettingProblem {
  /** Its place among the agent's settings. */
  readonly path: string;
  readonly found: string | number | boolean;
  /** Why not, as the end of a sentence: `path is found: reason`. */
  readonly reason: string;
  readonly advice?: string;
}

/** A kind of agent: its settings, and how one is made. */
export interface AgentDefinition<Schema extends TSchema = TSchema> {
  /** Small letters, digits and hyphens, as `momentum`. */
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  /** The paper that it follows, or comes nearest to; left out where there is none. */
  readonly source?: string;
  /** Checked, and its defaults filled in, before `create` sees the settings. */
  readonly settings: Schema;
  /**
   * What it cannot do without of a venue's mechanism, with these settings. A world in which the mechanism does not offer
   * it is refused. Left out: plain limit orders.
   */
  uses?(settings: Static<Schema>): OrderUse;
  /** What of the settings contradicts the rest, before the run starts; undefined where all is well. */
  problem?(settings: Static<Schema>): SettingProblem | undefined;
  /** It trades at all venues of its place, not at the first alone. */
  readonly tradesEverywhere?: boolean;
  create(settings: Static<Schema>, place: AgentPlace): Actor;
}

/** Defines a kind of agent; the settings' type follows from their schema. */
export function defineAgent<Schema extends TSchema>(agent: AgentDefinition<Schema>): AgentDefinition<Schema> {
  return agent;
}
