import { aggregationalNormality } from './facts/aggregationalNormality.ts';
import { bidAskBounce } from './facts/bidAskBounce.ts';
import { depthShape } from './facts/depthShape.ts';
import { metaorderImpact, orderImpact } from './facts/impact.ts';
import { arrivalShape, arrivalVariation } from './facts/interArrival.ts';
import { leverage } from './facts/leverage.ts';
import { signDecay, signHurst } from './facts/orderSignMemory.ts';
import { returnAutocorrelation } from './facts/returnAutocorrelation.ts';
import { tailIndex2, tailIndex5 } from './facts/tailIndex.ts';
import { volatilityClustering, volatilityDecay } from './facts/volatilityClustering.ts';
import { volumeVolatility } from './facts/volumeVolatility.ts';
import type { RealismStatistic } from './realismStatistic.ts';

/** Every line of the realism report, in reading order. */
export const realismStatistics: readonly RealismStatistic[] = [
  returnAutocorrelation,
  bidAskBounce,
  tailIndex5,
  tailIndex2,
  aggregationalNormality,
  volatilityClustering,
  volatilityDecay,
  volumeVolatility,
  leverage,
  signDecay,
  signHurst,
  arrivalVariation,
  arrivalShape,
  depthShape,
  metaorderImpact,
  orderImpact,
];
