import { describe, expect, it } from 'vitest';
import { type Estimate, fitHawkes } from '../../../../src/analysis/calibration/hawkes/fitHawkes.ts';
import { freeDesign, mirroredDesign } from '../../../../src/analysis/calibration/hawkes/hawkesDesign.ts';
import { intensityRows } from '../../../../src/analysis/calibration/hawkes/intensityRows.ts';
import { exponentialFamily } from '../../../../src/analysis/calibration/hawkes/kernelFamily.ts';
import { gradient, logLikelihood } from '../../../../src/analysis/calibration/hawkes/linearIntensity.ts';
import { exp } from '../../../../src/core/utils/math/exp.ts';
import { log } from '../../../../src/core/utils/math/log.ts';
import { exponentialKernel } from '../../../../src/core/utils/pointProcess/kernel.ts';
import { drawRecord } from '../../../../src/validation/orderFlow/drawRecord.ts';

const DECAY = 2;
const kernel = exponentialKernel(DECAY);
const TRUTH = {
  baseline: [0.5, 0.3],
  branching: [
    [0.3, 0.2],
    [0.4, 0.1],
  ],
  kernel,
};

/** How many standard errors an estimate is from the truth. */
function distance({ value, standardError }: Estimate, truth: number): number {
  return Math.abs(value - truth) / standardError;
}

describe('the likelihood', () => {
  const record = drawRecord(TRUTH, 60, 1);
  const design = freeDesign(['a', 'b']);
  const parameters = [
    [0.4, 0.2, 0.1],
    [0.2, 0.3, 0.2],
  ];

  it('is what it says, summed over all pairs of events', () => {
    const { times, kinds, duration } = record;
    const intensity = (kind: number, time: number) =>
      times.reduce((sum, before, l) => {
        const since = time - before;
        return since > 0 ? sum + parameters[kind][1 + kinds[l]] * DECAY * exp(-DECAY * since) : sum;
      }, parameters[kind][0]);
    let slow = 0;
    times.forEach((time, e) => {
      slow += log(intensity(kinds[e], time));
    });
    for (const kind of [0, 1]) {
      slow -= parameters[kind][0] * duration;
      times.forEach((time, l) => {
        slow -= parameters[kind][1 + kinds[l]] * (1 - exp(-DECAY * (duration - time)));
      });
    }
    const rows = intensityRows(record, design, kernel);
    const fast = rows.reduce((sum, data, group) => sum + logLikelihood(data, parameters[group]), 0);
    expect(fast).toBeCloseTo(slow, 8);
  });

  it('has the slope that differences show', () => {
    const [data] = intensityRows(record, design, kernel);
    const slope = gradient(data, parameters[0]);
    parameters[0].forEach((_, i) => {
      const at = (step: number) =>
        logLikelihood(
          data,
          parameters[0].map((x, k) => (k === i ? x + step : x)),
        );
      expect(slope[i]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 4);
    });
  });
});

describe('a Hawkes process is recovered from its events', () => {
  it('of two kinds, every parameter within 3 standard errors', () => {
    const fit = fitHawkes(drawRecord(TRUTH, 4000, 5), freeDesign(['a', 'b']), exponentialFamily);
    expect(fit.isConverged).toBe(true);
    expect(distance(fit.kernel[0], DECAY)).toBeLessThan(3);
    const truth = [
      [0.5, 0.3, 0.2],
      [0.3, 0.4, 0.1],
    ];
    truth.forEach((row, group) => {
      row.forEach((value, i) => {
        expect(distance(fit.groups[group][i], value)).toBeLessThan(3);
      });
    });
    expect(distance(fit.branchingRatio, 0.5)).toBeLessThan(3);
    expect(fit.logLikelihood).toBeGreaterThan(fit.poissonLogLikelihood + 100);
  });

  it('of two mirrored sides, with the parameters they share', () => {
    const same = 0.4;
    const other = 0.2;
    const model = {
      baseline: [0.5, 0.5],
      branching: [
        [same, other],
        [other, same],
      ],
      kernel,
    };
    const fit = fitHawkes(drawRecord(model, 3000, 2), mirroredDesign(['order']), exponentialFamily);
    const [baseline, ...causes] = fit.groups[0];
    expect(distance(baseline, 0.5)).toBeLessThan(3);
    expect(distance(causes[0], same)).toBeLessThan(3);
    expect(distance(causes[1], other)).toBeLessThan(3);
    expect(fit.branching[0]).toEqual([fit.groups[0][1].value, fit.groups[0][2].value]);
  });

  it('where nothing excites anything, the likelihood gains next to nothing, and little excitation is found', () => {
    const model = { baseline: [1], branching: [[0]], kernel };
    const fit = fitHawkes(drawRecord(model, 3000, 3), freeDesign(['a']), exponentialFamily);
    expect(fit.logLikelihood - fit.poissonLogLikelihood).toBeLessThan(5);
    expect(fit.branchingRatio.value).toBeLessThan(0.2);
  });
});
