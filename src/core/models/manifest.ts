import type { ChainEntry } from './chainEntry.ts';
import type { PlainData } from './plainData.ts';
import type { RecordingIdentity } from './ports/recordings.ts';

/** How events equal in time and priority are ordered: in order of sending, or by a seeded hash. */
export type TiePolicy = 'fifo' | 'shuffled';
/** How much the log holds: external inputs; all that venues receive and record; or every delivery. */
export type LogLevel = 'inputs' | 'commands' | 'full';

/** Everything needed to run a world again and to read what it left behind. */
export interface RunManifest {
  readonly format: 'market-sim-run';
  readonly formatVersion: 1;
  /** Version of the program that made the run. */
  readonly programVersion: string;
  readonly scenario: string;
  /** The whole resolved configuration: defaults, file and flags. */
  readonly config: PlainData;
  readonly seed: number;
  readonly tiePolicy: TiePolicy;
  /** Length of one time unit in nanoseconds. */
  readonly timeResolutionNs: number;
  readonly logLevel: LogLevel;
  /** Names of the actors, by their id. */
  readonly actors: readonly ActorEntry[];
  /** Instruments of each venue, for reading prices and quantities. */
  readonly instruments: readonly InstrumentEntry[];
  /** What the chain is that ran; left out where none did. */
  readonly chain?: ChainEntry;
  /** Plug-ins that the world is made with, by name; left out where there are none. */
  readonly plugins?: readonly PluginIdentity[];
  /** Recorded files that are played in it, by name; left out where there are none. */
  readonly recordings?: readonly RecordingIdentity[];
  /** Names or kinds of actors that are there and do nothing: one world of a pair; left out of a world alone. */
  readonly silent?: readonly string[];
}

/** A plug-in as it was when it was loaded. */
export interface PluginIdentity {
  readonly name: string;
  readonly version: string;
  /** Sum over its sources, 64 hexadecimal digits: see docs/guides/plugins.md. */
  readonly sha256: string;
}

export interface ActorEntry {
  readonly name: string;
  /** Kind of actor as shown in reports: venue, zero-intelligence, market-maker, momentum … */
  readonly kind: string;
}

export interface InstrumentEntry {
  readonly symbol: string;
  /** Decimal size of one tick and one lot, as strings ("0.01"). */
  readonly tickSize: string;
  readonly lotSize: string;
  /** Units of the underlying per unit of quantity, as a decimal string; "1" where it is left out. */
  readonly contractMultiplier?: string;
  readonly currency: string;
  /** Decimal digits of the currency's minor unit: 2 for cents. */
  readonly currencyScale: number;
  /** Where it is traded, in a world of several venues: the actor's id, and the instrument's number there. */
  readonly venue?: number;
  readonly venueInstrument?: number;
}
