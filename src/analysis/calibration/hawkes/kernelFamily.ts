import { exp } from '../../../core/utils/math/exp.ts';
import { log } from '../../../core/utils/math/log.ts';
import {
  type ExcitationKernel,
  exponentialKernel,
  powerLawKernel,
} from '../../../core/utils/pointProcess/kernel.ts';
import type { EventRecord } from './eventRecord.ts';

/** Kernels of one shape, by logarithms of their parameters, so that a search without bounds stays above zero. */
export interface KernelFamily {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly unit: string }[];
  /** Where to look first: a grid, since the likelihood may have more than one top. */
  starts(record: EventRecord): readonly (readonly number[])[];
  /** Settings that the kernel has beside its fitted parameters, of agent `hawkes`. */
  horizonOf(record: EventRecord): { readonly horizon?: number };
  /** Undefined where no such kernel makes sense for the record. */
  kernel(logarithms: readonly number[], record: EventRecord): ExcitationKernel | undefined;
}

/** A kernel faster than this share of the mean gap, or slower than the record, cannot be told from none. */
const FASTEST_SHARE = 1e-6;

/** g(t) = decay exp(-decay t). */
export const exponentialFamily: KernelFamily = {
  name: 'exponential',
  parameters: [{ name: 'decay', unit: '1/s' }],
  horizonOf: () => ({}),
  starts: (record) => [0.01, 0.1, 1, 10, 100, 1000].map((factor) => [log(factor / meanGap(record))]),
  kernel([logDecay], record) {
    const decay = exp(logDecay);
    const isTold = decay * record.duration > 1 && decay * meanGap(record) * FASTEST_SHARE < 1;
    return isTold ? exponentialKernel(decay) : undefined;
  },
};

/** g(t) proportional to (cutoff + t)^-(1 + exponent), up to the length of the record. */
export const powerLawFamily: KernelFamily = {
  name: 'power-law',
  parameters: [
    { name: 'exponent', unit: '' },
    { name: 'cutoff', unit: 's' },
  ],
  horizonOf: ({ duration }) => ({ horizon: duration }),
  starts: (record) =>
    [0.2, 0.8].flatMap((exponent) =>
      [0.001, 0.03, 1].map((factor) => [log(exponent), log(factor * meanGap(record))]),
    ),
  kernel([logExponent, logCutoff], record) {
    const exponent = exp(logExponent);
    const cutoff = exp(logCutoff);
    const isTold = cutoff < record.duration && cutoff > FASTEST_SHARE * meanGap(record);
    if (!isTold || exponent < 0.05 || exponent > 3) return undefined;
    return powerLawKernel({ exponent, cutoff, horizon: record.duration });
  },
};

function meanGap({ duration, times }: EventRecord): number {
  return duration / times.length;
}
