import { describe, expect, it } from 'vitest';
import { twoSampleKolmogorovSmirnov } from '../../../../../src/analysis/statistics/kolmogorovSmirnov.ts';
import { exp } from '../../../../../src/core/utils/math/exp.ts';
import { log } from '../../../../../src/core/utils/math/log.ts';
import { branchingRatio, stationaryRates } from '../../../../../src/core/utils/pointProcess/hawkesModel.ts';
import { HawkesSampler } from '../../../../../src/core/utils/pointProcess/hawkesSampler.ts';
import {
  exponentialKernel,
  kernelAt,
  powerLawError,
  powerLawKernel,
} from '../../../../../src/core/utils/pointProcess/kernel.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';

describe('branching', () => {
  it.each([
    [[[0.4]], 0.4],
    [
      [
        [0, 0.9],
        [0.4, 0],
      ],
      0.6,
    ],
    [
      [
        [0.2, 0.3],
        [0.4, 0.1],
      ],
      0.5,
    ],
    [
      [
        [0, 0],
        [0, 0],
      ],
      0,
    ],
  ])('the ratio of %j is %f', (branching, expected) => {
    expect(branchingRatio(branching)).toBeCloseTo(expected, 10);
  });

  it('gives the rates that solve r = baseline + branching r', () => {
    const branching = [
      [0.2, 0.3],
      [0.4, 0.1],
    ];
    const [a, b] = stationaryRates({ baseline: [1, 2], branching, kernel: exponentialKernel(1) });
    expect(a).toBeCloseTo(1 + 0.2 * a + 0.3 * b, 9);
    expect(b).toBeCloseTo(2 + 0.4 * a + 0.1 * b, 9);
    expect(() => stationaryRates({ baseline: [1], branching: [[1]], kernel: exponentialKernel(1) })).toThrow(
      'no stationary rates',
    );
  });
});

describe('a power law as a sum of exponentials', () => {
  it.each([0.1, 0.5, 1])('has the shape (c + t)^-(1 + %f) within 0.004 and area 1', (exponent) => {
    const law = { exponent, cutoff: 0.01, horizon: 1000 };
    expect(powerLawError(law)).toBeLessThan(0.004);
    const { weights } = powerLawKernel(law);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('falls by the exponent over a decade', () => {
    const kernel = powerLawKernel({ exponent: 0.5, cutoff: 0.01, horizon: 1000 });
    const slope = log(kernelAt(kernel, 100) / kernelAt(kernel, 10)) / log(10);
    expect(slope).toBeCloseTo(-1.5, 2);
  });
});

/**
 * Waiting times of a one-kind process with an exponential kernel without thinning (Dassios and Zhao, "Exact simulation of
 * Hawkes process with exponentially decaying intensity", Electronic Communications in Probability 18 (2013), algorithm 3.1).
 */
function gapsWithoutThinning(baseline: number, ratio: number, decay: number, count: number): Float64Array {
  const rng = createRng(7, 'Dassios-Zhao');
  let excess = 0;
  return Float64Array.from({ length: count }, () => {
    const spontaneous = rng.exponential(1 / baseline);
    const left = excess > 0 ? 1 + (decay * log(1 - rng.uniform())) / excess : 0;
    const gap = left > 0 ? Math.min(spontaneous, -log(left) / decay) : spontaneous;
    excess = excess * exp(-decay * gap) + ratio * decay;
    return gap;
  });
}

describe('the sampler', () => {
  it('draws waiting times of the law that an exact scheme without thinning has', () => {
    const sampler = new HawkesSampler({ baseline: [1], branching: [[0.6]], kernel: exponentialKernel(2) });
    const rng = createRng(7, 'thinning');
    const gaps = Float64Array.from({ length: 20_000 }, () => {
      const before = sampler.time;
      sampler.next(rng);
      return sampler.time - before;
    });
    const every = (values: Float64Array) => values.filter((_, i) => i % 20 === 0);
    const test = twoSampleKolmogorovSmirnov(every(gaps), every(gapsWithoutThinning(1, 0.6, 2, 20_000)));
    expect(test.pValue).toBeGreaterThan(0.05);
    const slower = twoSampleKolmogorovSmirnov(every(gaps), every(gapsWithoutThinning(1, 0.3, 2, 20_000)));
    expect(slower.pValue).toBeLessThan(0.001);
  });

  it('gives each kind its stationary rate', () => {
    const model = {
      baseline: [1, 0.5],
      branching: [
        [0.2, 0.3],
        [0.4, 0.1],
      ],
      kernel: exponentialKernel(3),
    };
    const sampler = new HawkesSampler(model);
    const rng = createRng(3, 'kinds');
    const counts = [0, 0];
    for (;;) {
      sampler.next(rng);
      if (sampler.time > 20_000) break;
      counts[sampler.kind]++;
    }
    stationaryRates(model).forEach((rate, kind) => {
      expect(Math.abs(counts[kind] / 20_000 / rate - 1)).toBeLessThan(0.04);
    });
  });
});
