import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Excitation } from '../../src/core/utils/pointProcess/excitation.ts';
import { exponentialKernel, kernelAt, powerLawKernel } from '../../src/core/utils/pointProcess/kernel.ts';

const kernels = fc.oneof(
  fc.double({ min: 0.01, max: 50, noNaN: true }).map(exponentialKernel),
  fc.double({ min: 0.1, max: 1, noNaN: true }).map((exponent) => {
    return powerLawKernel({ exponent, cutoff: 0.02, horizon: 50 });
  }),
);
const steps = fc.array(
  fc.record({ gap: fc.double({ min: 0, max: 5, noNaN: true }), kind: fc.integer({ min: 0, max: 2 }) }),
  { maxLength: 40 },
);

it('what a few products carry on is the sum over all events before', () => {
  fc.assert(
    fc.property(kernels, steps, (kernel, events) => {
      const excitation = new Excitation(3, kernel);
      const sums = new Float64Array(3);
      const past: { readonly time: number; readonly kind: number }[] = [];
      let now = 0;
      for (const { gap, kind } of events) {
        now += gap;
        excitation.pass(gap);
        excitation.sumInto(sums);
        for (let k = 0; k < 3; k++) {
          const slow = past
            .filter((event) => event.kind === k)
            .reduce((sum, event) => sum + kernelAt(kernel, now - event.time), 0);
          expect(Math.abs(sums[k] - slow)).toBeLessThanOrEqual(1e-9 * (1 + slow));
        }
        excitation.add(kind);
        past.push({ time: now, kind });
      }
    }),
  );
});
