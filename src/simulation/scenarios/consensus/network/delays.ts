import Type, { type Static } from 'typebox';
import { choiceSetting, numberSetting, settings, textSetting } from '../../../../core/data/config/schema.ts';
import type { LatencyModel } from '../../../../core/models/ports/latencyModel.ts';
import { ConstantLatency } from '../../../engine/latency/constant.ts';
import { ExponentialLatency } from '../../../engine/latency/exponential.ts';
import { FastStartLatency } from '../../../engine/latency/fastStart.ts';
import { LogNormalLatency } from '../../../engine/latency/logNormal.ts';
import { MatrixLatency } from '../../../engine/latency/matrix.ts';
import { UniformLatency } from '../../../engine/latency/uniform.ts';
import { badSetting } from '../../markets/badSetting.ts';
import { oneWayDelaysNs, REGIONS } from './regions.ts';
import type { Spans } from './spans.ts';

/** Settings of the time that a message takes, on a calm network and on a wild one. */
export const delayProperties = {
  delays: choiceSetting('constant', ['constant', 'uniform', 'regions', 'fast-start'], {
    description:
      'Delays of a calm network: all alike, uniform, measured between regions of a cloud, or least for what leaves when an epoch begins',
  }),
  delay: textSetting('delta', {
    unit: 'duration',
    description:
      'constant: the delay; uniform and fast-start: the longest. Lengths may be written as 2delta or 3epochs too',
  }),
  least: textSetting('0', {
    unit: 'duration',
    description: 'uniform: the least delay; fast-start: that of messages that leave when an epoch begins',
  }),
  regions: Type.Union([Type.Array(Type.String()), Type.String()], {
    default: [],
    description: `regions: where the nodes stand, in turn, as london,tokyo; empty: one after the other of ${REGIONS.join(', ')}`,
  }),
  jitter: textSetting('0', { unit: 'duration', description: 'regions: most that a message takes longer' }),
  wild: choiceSetting('exponential', ['calm', 'constant', 'uniform', 'exponential', 'log-normal'], {
    description: 'Delays while nothing is promised: always if asynchronous, before GST if partial',
  }),
  wildDelay: textSetting('2delta', {
    unit: 'duration',
    description: 'constant: the delay; uniform: the longest; exponential: the mean; log-normal: the median',
  }),
  wildSigma: numberSetting(1, 0, 3, { description: 'log-normal: standard deviation of the logarithm' }),
};

const delaySettings = settings('Delays', delayProperties);

export type DelayConfig = Static<typeof delaySettings>;

/** The same with its list spelled out. */
export type SpelledDelays = Omit<DelayConfig, 'regions'> & { readonly regions: readonly string[] };

/** A model of delays, and what none of them is above, in time units. */
export interface Delays {
  readonly model: LatencyModel;
  readonly most: number;
}

/** Chain-wide numbers that delays depend on. */
export interface DelayPlace {
  readonly spans: Spans;
  readonly resolutionNs: number;
  /** Region of an actor by its number: actors before the first node come first. */
  readonly firstActor: number;
  /** Nodes, twins among them. */
  readonly instances: number;
}

/** Delays of a network that keeps its promise. */
export function calmDelays(config: SpelledDelays, place: DelayPlace): Delays {
  const { spans } = place;
  if (config.regions.length > 0 && config.delays !== 'regions') {
    throw badSetting(
      'network.regions',
      config.regions.join(','),
      `delays are ${config.delays}`,
      'Set network.delays=regions.',
    );
  }
  if (config.delays === 'regions') return betweenRegions(config, place);
  const most = spans.parse(config.delay, 'network.delay');
  if (config.delays === 'constant') return { model: new ConstantLatency(most), most };
  const least = spans.parse(config.least, 'network.least');
  if (least > most) throw badSetting('network.least', config.least, 'it is above network.delay');
  if (config.delays === 'fast-start')
    return { model: new FastStartLatency(2 * spans.delta, least, most), most };
  return { model: new UniformLatency(least, most), most };
}

/** Delays of a network that promises nothing; `calm` is what it is otherwise. */
export function wildDelays(config: SpelledDelays, spans: Spans, calm: Delays): Delays {
  if (config.wild === 'calm') return calm;
  const scale = spans.parse(config.wildDelay, 'network.wildDelay');
  if (scale === 0) throw badSetting('network.wildDelay', config.wildDelay, 'it must be above zero');
  if (config.wild === 'constant') return { model: new ConstantLatency(scale), most: scale };
  if (config.wild === 'uniform') return { model: new UniformLatency(0, scale), most: scale };
  const model =
    config.wild === 'exponential'
      ? new ExponentialLatency(scale)
      : new LogNormalLatency(0, scale, config.wildSigma);
  return { model, most: model.most };
}

/** Nodes stand in regions in turn; half the measured round trip lies between them, and jitter. */
function betweenRegions(config: SpelledDelays, place: DelayPlace): Delays {
  const { spans, resolutionNs, firstActor, instances } = place;
  const named = config.regions.length > 0 ? config.regions : REGIONS;
  const numbers = named.map((name, index) => regionNumber(name, index));
  const base = oneWayDelaysNs().map((row) => row.map((ns) => Math.round(ns / resolutionNs)));
  const jitter = spans.parse(config.jitter, 'network.jitter');
  const places = new Int32Array(firstActor + instances);
  for (let node = 0; node < instances; node++) places[firstActor + node] = numbers[node % numbers.length];
  const used = [...new Set(places.subarray(firstActor))];
  const longest = Math.max(...used.flatMap((from) => used.map((to) => base[from][to])));
  const extra = jitter === 0 ? undefined : new UniformLatency(0, jitter);
  return { model: new MatrixLatency(places, base, extra), most: longest + jitter };
}

function regionNumber(name: string, index: number): number {
  const number = REGIONS.indexOf(name);
  if (number >= 0) return number;
  throw badSetting(`network.regions.${index}`, name, `regions are ${REGIONS.join(', ')}`);
}
