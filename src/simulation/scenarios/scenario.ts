import type { Static, TSchema } from 'typebox';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { Findings } from '../../core/consensus/history/findings.ts';
import type { ChainEntry } from '../../core/models/chainEntry.ts';
import type { ActorEntry, InstrumentEntry, LogLevel, PluginIdentity } from '../../core/models/manifest.ts';
import type { Recorder } from '../../core/models/ports/recorder.ts';
import type { RecordingIdentity, RecordingLibrary } from '../../core/models/ports/recordings.ts';
import type { ChainCounts } from '../../core/models/runSummary.ts';
import type { SimTime } from '../../core/models/units.ts';
import type { Ed25519 } from '../../core/utils/ed25519.ts';
import type { BaseError } from '../../core/utils/errors.ts';
import type { Kernel } from '../engine/kernel.ts';

/** How a world is run, beside what it is: none of it changes the trace. */
export interface WorldHost {
  readonly recorder?: Recorder;
  readonly logLevel?: LogLevel;
  /** Recorded files; a world that names one needs it. */
  readonly recordings?: RecordingLibrary;
  /** Ed25519 signatures, where the host has faster ones than `plainEd25519`: they are the same bytes. */
  readonly ed25519?: Ed25519;
  /**
   * Names or kinds of actors that are there and do nothing. Where the list is there, be it empty, each link draws its
   * delays from a stream of its own: so two worlds that differ in who is silent are alike in all else.
   */
  readonly silent?: readonly string[];
  /** Who is told what happens at the nodes of a chain. */
  readonly watchers?: readonly ConsensusEvents[];
  /** What the watchers of a chain have found by now: it is put into the log when the world rests. */
  readonly findings?: () => Findings;
}

/** Counts over all venues of a world. */
interface MarketCounts {
  readonly orders: number;
  readonly trades: number;
  readonly rejects: number;
}

/** A composed world, ready to run: its kernel, its cast and its end. */
export interface World {
  readonly kernel: Kernel;
  readonly until: SimTime;
  readonly timeResolutionNs: number;
  readonly tiePolicy: 'fifo' | 'shuffled';
  readonly actors: readonly ActorEntry[];
  readonly instruments: readonly InstrumentEntry[];
  /** What its chain is, where it is one: kept in the manifest. */
  readonly chain?: ChainEntry;
  /** Plug-ins whose parts it is made of; filled in by `buildWorld`, and left out where there are none. */
  readonly plugins?: readonly PluginIdentity[];
  /** Recorded files that it plays; filled in by `buildWorld`, and left out where there are none. */
  readonly recordings?: readonly RecordingIdentity[];
  counts(): MarketCounts;
  /** What its chain came to by now, where it is one. */
  chainCounts?(): ChainCounts;
  /** Asserts what must hold whenever the world rests: books sound, cash and positions conserved. */
  check(): void;
  /** Why a venue of it is halted, where a mechanism failed: the world went on without it. */
  failure?(): BaseError | undefined;
}

/** A composition root: settings in, world out. Registered by name in `registry.ts`. */
export interface Scenario<Schema extends TSchema = TSchema> {
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  /** A paragraph: the model, its source, what to try. */
  readonly description: string;
  readonly schema: Schema;
  /**
   * Checks and completes what the schema cannot, as settings of parts that other settings name; the manifest keeps
   * the outcome. Completing twice changes nothing.
   */
  complete?(config: Static<Schema>): Static<Schema>;
  /** What a comparison varies where nobody says otherwise, as `path=value,value`; the first value is the baseline. */
  readonly compares?: readonly string[];
  build(config: Static<Schema>, seed: number, host: WorldHost): World;
}

/** Helper that lets the compiler infer the settings' type. */
export function defineScenario<Schema extends TSchema>(scenario: Scenario<Schema>): Scenario<Schema> {
  return scenario;
}
