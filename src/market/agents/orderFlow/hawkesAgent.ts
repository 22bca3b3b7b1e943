import Type from 'typebox';
import { choiceSetting, integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { branchingRatio, type HawkesModel } from '../../../core/utils/pointProcess/hawkesModel.ts';
import {
  type ExcitationKernel,
  exponentialKernel,
  powerLawKernel,
} from '../../../core/utils/pointProcess/kernel.ts';
import { defineAgent } from '../defineAgent.ts';
import { HawkesFlow } from './hawkesFlow.ts';

const number = Type.Number({ minimum: 0, maximum: 1e6 });

/** Market orders, limit orders, cancellations. */
const triple = (fallback: number[], description: string, unit: string) =>
  Type.Array(number, { default: fallback, minItems: 3, maxItems: 3, description, unit });

const matrix = (fallback: number[][], description: string) =>
  Type.Array(Type.Array(number, { minItems: 3, maxItems: 3 }), {
    default: fallback,
    minItems: 3,
    maxItems: 3,
    description,
  });

/** Order flow that excites itself; the two sides follow the same rules. */
export const hawkesAgent = defineAgent({
  name: 'hawkes',
  title:
    'Market orders, limit orders and cancellations that excite each other: a Hawkes process of six kinds',
  source: 'Large, Journal of Financial Markets 10 (2007) 1-25',
  settings: settings('Order flow that excites itself', {
    baseline: triple(
      [0.4, 2.5, 1.8],
      'Market orders, limit orders and cancellations of each side that nothing excites',
      '1/s',
    ),
    sameSide: matrix(
      [
        [0.3, 0.02, 0.02],
        [0.5, 0.3, 0.1],
        [0.3, 0.2, 0.2],
      ],
      'Events that one event brings forth on its own side: a row for what comes (market, limit, cancel), a column for what came',
    ),
    otherSide: matrix(
      [
        [0.05, 0.02, 0.02],
        [0.5, 0.1, 0.1],
        [0.3, 0.1, 0.1],
      ],
      'The same on the other side of the book',
    ),
    kernel: choiceSetting('exponential', ['exponential', 'power-law'], {
      description: 'How excitation fades: exp(-decay t), or (cutoff + t)^-(1 + exponent) up to the horizon',
    }),
    decay: numberSetting(5, 1e-6, 1e9, { unit: '1/s', description: 'exponential: how fast' }),
    exponent: numberSetting(0.5, 0.05, 3, { description: 'power-law: its exponent' }),
    cutoff: numberSetting(0.01, 1e-9, 1e6, { unit: 's', description: 'power-law: where it begins' }),
    horizon: numberSetting(1000, 1e-6, 1e7, { unit: 's', description: 'power-law: how far it reaches' }),
    orderSize: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'Size of every order' }),
    meanDistance: numberSetting(20, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'Mean distance of limit prices from the first tick behind the opposite best price',
    }),
  }),
  uses: () => ({ marketOrders: true, timesInForce: ['ioc'] }),
  problem(config) {
    if (config.kernel === 'power-law' && config.horizon < config.cutoff) {
      return { path: 'horizon', found: config.horizon, reason: `it lies before the cutoff ${config.cutoff}` };
    }
    if (config.baseline.every((rate) => rate === 0)) {
      return { path: 'baseline', found: 0, reason: 'nothing ever comes' };
    }
    const ratio = branchingRatio(mirrored(config.sameSide, config.otherSide));
    if (ratio < 1) return undefined;
    return {
      path: 'sameSide',
      found: JSON.stringify(config.sameSide),
      reason: `with otherSide the branching ratio is ${ratio.toFixed(3)}, and the flow explodes`,
      advice:
        'An event may bring forth less than one other on average: make the largest eigenvalue of sameSide + otherSide less than 1.',
    };
  },
  create(config, { gateway, instrument, openingPrice, unitsPerSecond }) {
    const { baseline, sameSide, otherSide, orderSize, meanDistance } = config;
    const model: HawkesModel = {
      baseline: [...baseline, ...baseline],
      branching: mirrored(sameSide, otherSide),
      kernel: kernelOf(config),
    };
    return new HawkesFlow({
      gateway,
      instrument,
      openingPrice,
      unitsPerSecond,
      model,
      orderSize,
      meanDistance,
    });
  },
});

/** The matrix of both sides out of that of one. */
function mirrored(same: readonly (readonly number[])[], other: readonly (readonly number[])[]): number[][] {
  return [...same.map((row, i) => [...row, ...other[i]]), ...same.map((row, i) => [...other[i], ...row])];
}

function kernelOf(config: {
  readonly kernel: string;
  readonly decay: number;
  readonly exponent: number;
  readonly cutoff: number;
  readonly horizon: number;
}): ExcitationKernel {
  return config.kernel === 'power-law' ? powerLawKernel(config) : exponentialKernel(config.decay);
}
