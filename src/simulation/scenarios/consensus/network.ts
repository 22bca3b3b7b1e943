import type { LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import { createRng } from '../../../core/utils/rng.ts';
import { DuplicatingLatency } from '../../engine/latency/duplicating.ts';
import { type Outage, OutageLatency } from '../../engine/latency/outages.ts';
import { PartialSynchronyLatency } from '../../engine/latency/partialSynchrony.ts';
import { type Partition, PartitionedLatency } from '../../engine/latency/partitioned.ts';
import { ResendingLatency } from '../../engine/latency/resending.ts';
import { checkPartitions, checkPromise } from './network/checks.ts';
import { calmDelays, type Delays, wildDelays } from './network/delays.ts';
import { type Faults, readFaults } from './network/readFaults.ts';
import type { ConsensusNetworkConfig, SpelledNetwork } from './network/settings.ts';
import { spelledOut } from './network/shortForms.ts';
import { Spans } from './network/spans.ts';

/** Where a network is laid. */
export interface NetworkSite {
  /** Bound on delays, in time units. */
  readonly delta: number;
  readonly resolutionNs: number;
  readonly seed: number;
  /** Actor of node 0. */
  readonly firstActor: number;
  /** Nodes, twins among them. */
  readonly instances: number;
}

/** A network between nodes. */
export interface ConsensusNetwork {
  readonly latency: LatencyModel;
  readonly inOrder: boolean;
  /** From when on every message arrives within delta: 0, GST, or infinity. Nodes do not know it. */
  readonly timelyFrom: number;
  /**
   * From when on a protocol that lives in synchrony must live: `timelyFrom` and the last outage are over. Infinity where that
   * is never promised, for messages are lost for good, nodes stay down or clocks are off.
   */
  readonly livesFrom: number;
  /** How far each node's clock is ahead, in time units. */
  readonly skews: readonly number[];
  readonly outages: readonly Outage[];
  readonly partitions: readonly Partition[];
  /** The latest time at which what was sent by `time` arrives. */
  arrivesBy(time: number): number;
}

/**
 * Lays a network.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, with the path, for settings that contradict each other: a synchronous network
 * that loses messages, delays above delta, a partition that outlasts GST.
 */
export function createConsensusNetwork(
  settings: ConsensusNetworkConfig,
  site: NetworkSite,
): ConsensusNetwork {
  const config = spelledOut(settings);
  const { delta, resolutionNs, firstActor, instances } = site;
  const spans = new Spans(delta, resolutionNs);
  const faults = readFaults(config, spans, { firstActor, nodes: instances });
  const calm = calmDelays(config, { spans, resolutionNs, firstActor, instances });
  checkPromise(config, calm, delta);
  const gst = stabilisation(config, spans);
  checkPartitions(config, faults, gst.least);
  const timelyFrom =
    gst.least === gst.most ? gst.least : createRng(site.seed, 'network/gst').between(gst.least, gst.most);
  const way = wayOf(config, spans, calm, timelyFrom);
  const lossy = withLoss(config, faults, way, timelyFrom);
  const { outages, partitions, skews } = faults;
  const down = outages.length === 0 ? lossy : afterOutages(faults, lossy);
  const latency = config.duplicates > 0 ? new DuplicatingLatency(config.duplicates, down.model) : down.model;
  const livesFrom = isReliable(config, faults)
    ? Math.max(timelyFrom, lastUp(faults))
    : Number.POSITIVE_INFINITY;
  const { inOrder } = config;
  return { latency, inOrder, timelyFrom, livesFrom, skews, outages, partitions, arrivesBy: down.arrivesBy };
}

/** Every message arrives in the end, and all clocks agree. */
function isReliable(config: SpelledNetwork, { skews, outages, resendEvery }: Faults): boolean {
  const losses = [config.loss > 0, ...config.partitions.map(({ crossing }) => crossing === 'lost')];
  losses.push(...outages.map(({ mail }) => mail !== 'kept'));
  return skews.every((skew) => skew === 0) && (resendEvery > 0 || !losses.includes(true));
}

/** When the last node is up again and has been sent what it missed. */
function lastUp({ outages, resendEvery }: Faults): number {
  return Math.max(0, ...outages.map(({ until }) => until + resendEvery));
}

/** A network in the making: its model, and when what was sent by a time has arrived. */
interface Way {
  readonly model: LatencyModel;
  arrivesBy(time: number): number;
}

/** What a message takes once it leaves, by the three models of time. */
function wayOf(config: SpelledNetwork, spans: Spans, calm: Delays, gst: number): Way {
  if (config.model === 'synchronous') return { model: calm.model, arrivesBy: (time) => time + calm.most };
  const wild = wildDelays(config, spans, calm);
  if (config.model === 'asynchronous') return { model: wild.model, arrivesBy: (time) => time + wild.most };
  return {
    model: new PartialSynchronyLatency(gst, wild.model, calm.model),
    arrivesBy: (time) => Math.max(time, gst) + calm.most,
  };
}

/** Links that lose, and links that are cut: the message leaves later. */
function withLoss(config: SpelledNetwork, faults: Faults, way: Way, gst: number): Way {
  const { partitions, resendEvery } = faults;
  let { model, arrivesBy } = way;
  if (partitions.length > 0) {
    model = new PartitionedLatency(partitions, gst, model);
    const healed = Math.max(...partitions.map(({ until }) => until)) + resendEvery;
    arrivesBy = (time) => way.arrivesBy(Math.max(time, healed));
  }
  if (config.loss === 0) return { model, arrivesBy };
  const resending = new ResendingLatency({ loss: config.loss, every: resendEvery, until: gst }, model);
  return {
    model: resending,
    arrivesBy: (time) =>
      arrivesBy(gst === Number.POSITIVE_INFINITY ? time + resending.longestWait : Math.max(time, gst)),
  };
}

function afterOutages(faults: Faults, way: Way): Way {
  const { outages, resendEvery } = faults;
  const up = lastUp({ ...faults, outages: outages.filter(({ until }) => Number.isFinite(until)) });
  return {
    model: new OutageLatency(outages, way.model),
    arrivesBy: (time) => Math.max(way.arrivesBy(time) + resendEvery, up),
  };
}

/** From when on the network is synchronous: always, from a time in this range, or never. */
function stabilisation({ model, gst }: SpelledNetwork, spans: Spans) {
  if (model === 'partial') return spans.parseRange(gst, 'network.gst');
  const always = model === 'synchronous' ? 0 : Number.POSITIVE_INFINITY;
  return { least: always, most: always };
}
