import Type, { type Static } from 'typebox';
import { choiceSetting, integerSetting, numberSetting, settings } from '../../core/data/config/schema.ts';
import type { LatencyModel } from '../../core/models/ports/latencyModel.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { ConstantLatency } from '../engine/latency/constant.ts';
import { LineLatency } from '../engine/latency/line.ts';
import { LogNormalLatency } from '../engine/latency/logNormal.ts';
import { LossyLatency } from '../engine/latency/lossy.ts';
import { MatrixLatency } from '../engine/latency/matrix.ts';
import { UniformLatency } from '../engine/latency/uniform.ts';

const DAY_NS = 86_400_000_000_000;
/** Most time units of a line. */
const LONGEST_LINE = 2 ** 31 - 1;

/** Settings of the network between actors, shared by every scenario. */
export const networkSettings = settings('The network between actors', {
  model: choiceSetting('logNormal', ['constant', 'uniform', 'logNormal', 'line'], {
    description: 'Distribution of the one-way delay of a message',
  }),
  delayNs: integerSetting(100_000, 0, DAY_NS, {
    unit: 'ns',
    description: 'constant: the delay; line: from end to end of a line on which actors stand anywhere',
  }),
  leastNs: integerSetting(50_000, 0, DAY_NS, { unit: 'ns', description: 'uniform: the least delay' }),
  mostNs: integerSetting(150_000, 0, DAY_NS, { unit: 'ns', description: 'uniform: the largest delay' }),
  floorNs: integerSetting(50_000, 0, DAY_NS, {
    unit: 'ns',
    description: 'logNormal: the part that never varies',
  }),
  medianNs: integerSetting(50_000, 1, DAY_NS, {
    unit: 'ns',
    description: 'logNormal: median of the part that varies',
  }),
  sigma: numberSetting(0.5, 0, 5, { description: 'logNormal: standard deviation of the logarithm' }),
  loss: numberSetting(0, 0, 1, { description: 'Probability that a message is lost' }),
  inOrder: Type.Boolean({
    default: true,
    description: 'Messages of one link never overtake each other (as on TCP)',
  }),
  placesNs: Type.Array(Type.Array(Type.Integer({ minimum: 0, maximum: DAY_NS })), {
    default: [],
    unit: 'ns',
    description: 'Delay between places, row by row; it is added to the model above. Empty: one place',
  }),
});

export type NetworkConfig = Static<typeof networkSettings>;

/** Builds the latency model; `places[actor]` is filled while actors join. */
export function createNetwork(
  config: NetworkConfig,
  places: ArrayLike<number>,
  resolutionNs: number,
  seed: number,
): LatencyModel {
  let model = delayModel(config, resolutionNs, seed);
  if (config.placesNs.length > 0) model = new MatrixLatency(places, matrixOf(config, resolutionNs), model);
  return config.loss > 0 ? new LossyLatency(config.loss, model) : model;
}

function delayModel(config: NetworkConfig, resolutionNs: number, seed: number): LatencyModel {
  const units = (ns: number) => Math.round(ns / resolutionNs);
  if (config.model === 'line') return new LineLatency(lineUnits(config, units(config.delayNs)), seed);
  if (config.model === 'constant') return new ConstantLatency(units(config.delayNs));
  if (config.model === 'logNormal') {
    return new LogNormalLatency(units(config.floorNs), config.medianNs / resolutionNs, config.sigma);
  }
  if (config.leastNs > config.mostNs) {
    throw new BaseError('CONFIG_INVALID_VALUE', 'network.leastNs is above network.mostNs', {
      facts: { leastNs: config.leastNs, mostNs: config.mostNs },
    });
  }
  return new UniformLatency(units(config.leastNs), units(config.mostNs));
}

function lineUnits({ delayNs }: NetworkConfig, length: number): number {
  if (length <= LONGEST_LINE) return length;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `network.delayNs is ${delayNs}: a line has less than 2^31 time units`,
    {
      facts: { path: 'network.delayNs', found: delayNs },
      advice: 'Set a shorter delay, or a larger timeResolutionNs.',
    },
  );
}

function matrixOf(config: NetworkConfig, resolutionNs: number): number[][] {
  const size = config.placesNs.length;
  if (config.placesNs.some((row) => row.length !== size)) {
    throw new BaseError(
      'CONFIG_INVALID_VALUE',
      `network.placesNs must be square: ${size} rows of ${size} delays`,
    );
  }
  return config.placesNs.map((row) => row.map((ns) => Math.round(ns / resolutionNs)));
}

/** Refuses a place that the matrix does not have. */
export function checkPlace(config: NetworkConfig, place: number, path: string): number {
  const places = Math.max(1, config.placesNs.length);
  if (place < places) return place;
  throw new BaseError('CONFIG_INVALID_VALUE', `${path} is ${place}: there are ${places} places (from 0)`, {
    facts: { path, found: place },
  });
}
