import { describe, expect, it } from 'vitest';
import * as kernels from '../../../../../src/core/utils/math/kernels.ts';
import * as tables from '../../../../../src/core/utils/math/tables.ts';
import { fitKernel } from '../../../../../tools/math/fit.ts';
import { KERNELS } from '../../../../../tools/math/kernels.ts';
import { makeTables } from '../../../../../tools/math/tables.ts';

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => coefficient + x * sum);
}

describe('what tools/makeMathKernels.ts writes', () => {
  it('has the tables that bigint arithmetic gives', () => {
    const written = Object.entries(tables).map(([name, value]) => {
      return [name, typeof value === 'number' ? value : Array.from(value)];
    });
    expect(Object.fromEntries(written)).toEqual(makeTables());
  });

  // The other kernels take seconds to fit: they go through the same tool and are held by the table of values.
  it.each(['expTail', 'expm1Tail', 'logTail', 'sinTail', 'cosTail', 'atanTail', 'erfRatio'])(
    'fits %s',
    (name) => {
      const spec = KERNELS.find((kernel) => kernel.name === name)!;
      const { numerator, denominator, error } = fitKernel(spec);
      const kernel = (kernels as Record<string, (x: number) => number>)[name];
      for (let i = 0; i <= 16; i++) {
        const x = spec.from + ((spec.to - spec.from) * i) / 16;
        expect(kernel(x)).toBe(horner(numerator, x) / horner(denominator, x));
      }
      expect(error).toBeLessThan(2);
    },
  );

  it('writes every kernel and no other', () => {
    expect(Object.keys(kernels).sort()).toEqual(KERNELS.map((kernel) => kernel.name).sort());
  });
});
