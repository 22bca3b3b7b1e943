import { expect, it } from 'vitest';
import { kolmogorovSmirnov } from '../../../../../src/analysis/statistics/kolmogorovSmirnov.ts';
import { studentTTail } from '../../../../../src/analysis/statistics/studentT.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import { drawStudent } from '../../../../../src/market/agents/orderFlow/drawStudent.ts';

it.each([0.7, 1.3, 5])('Student with %f degrees of freedom has its distribution', (degrees) => {
  const rng = createRng(1, 'student');
  const sample = Float64Array.from({ length: 20_000 }, () => drawStudent(rng, degrees));
  expect(kolmogorovSmirnov(sample, (t) => 1 - studentTTail(t, degrees)).pValue).toBeGreaterThan(0.05);
  expect(kolmogorovSmirnov(sample, (t) => 1 - studentTTail(t, 2 * degrees)).pValue).toBeLessThan(0.01);
});
