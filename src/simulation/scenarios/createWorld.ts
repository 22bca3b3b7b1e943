import type { ConfigLayer } from '../../core/data/config/layers.ts';
import { resolveConfig, withSource } from '../../core/data/config/resolve.ts';
import type { InstrumentEntry, LogLevel, RunManifest } from '../../core/models/manifest.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import { type KernelSnapshot, restoreSnapshot } from '../engine/kernelSnapshot.ts';
import { watchPluginUse } from './plugins/pluginUse.ts';
import { registeredPlugins } from './plugins/registerPlugin.ts';
import { requirePlugins } from './plugins/requirePlugins.ts';
import { requireRecordings, UsedRecordings } from './recordings/usedRecordings.ts';
import type { World, WorldHost } from './scenario.ts';
import { findScenario } from './scenarioRegistry.ts';
import { requireSilenceable } from './silentActor.ts';

/** A scenario with all its settings decided. */
export interface WorldPlan {
  readonly scenario: string;
  readonly seed: number;
  /** The whole resolved configuration. */
  readonly config: PlainData;
  /** Names or kinds of actors that are there and do nothing: one world of a pair; see `WorldHost.silent`. */
  readonly silent?: readonly string[];
}

/**
 * Decides a world's settings: defaults, then each layer over the one before.
 *
 * @throws BaseError SCENARIO_UNKNOWN, CONFIG_UNKNOWN_SETTING or CONFIG_INVALID_VALUE.
 */
export function planWorld(scenario: string, layers: readonly ConfigLayer[], seed: number): WorldPlan {
  const { schema, complete } = findScenario(scenario);
  const config = resolveConfig(schema, layers);
  try {
    return { scenario, seed, config: (complete?.(config) ?? config) as PlainData };
  } catch (error) {
    throw withSource(error, layers);
  }
}

/**
 * Builds the world of a plan; the same plan always builds the same world.
 *
 * @throws BaseError of the plan, of a recorded file, and USAGE for an actor to silence that is not there.
 */
export function buildWorld(plan: WorldPlan, host: WorldHost = {}): World {
  const recordings = new UsedRecordings(host.recordings);
  const { silent } = plan;
  const { result, plugins } = watchPluginUse(() =>
    findScenario(plan.scenario).build(plan.config, plan.seed, {
      ...host,
      recordings,
      ...(silent && { silent }),
    }),
  );
  requireSilenceable(silent ?? [], result.actors);
  if (plugins.length > 0) Object.assign(result, { plugins });
  return recordings.files.length === 0 ? result : Object.assign(result, { recordings: recordings.files });
}

/**
 * A second world in the state of a snapshot of the first: from there both go their own ways. The plan must be the
 * one that the snapshot's world was built from.
 */
export function forkWorld(plan: WorldPlan, snapshot: KernelSnapshot, host: WorldHost = {}): World {
  const world = buildWorld(plan, host);
  restoreSnapshot(world.kernel, snapshot);
  return world;
}

/** What has to be kept to build the world again and to read its log. */
export function manifestOf(
  plan: WorldPlan,
  world: World,
  logLevel: LogLevel,
  programVersion: string,
): RunManifest {
  return {
    format: 'market-sim-run',
    formatVersion: 1,
    programVersion,
    scenario: plan.scenario,
    config: plan.config,
    seed: plan.seed,
    tiePolicy: world.tiePolicy,
    timeResolutionNs: world.timeResolutionNs,
    logLevel,
    actors: world.actors,
    instruments: world.instruments.map(instrumentEntry),
    ...(world.chain === undefined ? {} : { chain: world.chain }),
    ...(world.plugins === undefined ? {} : { plugins: world.plugins }),
    ...(world.recordings === undefined ? {} : { recordings: world.recordings }),
    ...(plan.silent === undefined ? {} : { silent: plan.silent }),
  };
}

/** Scenarios may hand over whole instruments: what the log's readers need of them is kept. */
function instrumentEntry(instrument: InstrumentEntry): InstrumentEntry {
  const { symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier } = instrument;
  const { venue, venueInstrument = 0 } = instrument;
  const listed = venue === undefined ? {} : { venue, venueInstrument };
  return { symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier, ...listed };
}

/**
 * Builds the world of a stored run.
 *
 * @throws BaseError where the manifest names a scenario or settings that this program does not have, or plug-ins that
 * are not loaded, or not as they were, or recorded files that have changed.
 */
export function rebuildWorld(manifest: RunManifest, host: WorldHost = {}): World {
  requirePlugins(manifest.plugins ?? [], registeredPlugins());
  const layers = [{ source: 'the manifest', values: manifest.config as never }];
  const plan = planWorld(manifest.scenario, layers, manifest.seed);
  const { silent, recordings = [] } = manifest;
  const world = buildWorld(silent === undefined ? plan : { ...plan, silent }, host);
  requireRecordings(recordings, world.recordings ?? []);
  return world;
}
