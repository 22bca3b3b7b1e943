import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { correctlyRounded, FUNCTION_NAMES } from '../../../../../tools/math/reference.ts';
import { checkMathTable, doublesBetween, type MathTable, PORTABLE } from '../../../../support/mathTable.ts';

const path = new URL('../../../../fixtures/math-table.json', import.meta.url);
const table: MathTable = JSON.parse(readFileSync(path, 'utf8'));
const { worst } = checkMathTable(table);

describe('the table of correctly rounded values', () => {
  it('covers every portable function', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(PORTABLE).sort());
    for (const name of FUNCTION_NAMES) expect(table[name].length, name).toBeGreaterThan(150);
  });

  it.each(FUNCTION_NAMES)('holds %s to its bound', (name) => {
    expect(worst[name]).toBeLessThanOrEqual(PORTABLE[name].bound);
  });

  // Where the sample is slow it is short; the tool writes the rest in the same way.
  it.each(FUNCTION_NAMES)('has the values that bigint arithmetic gives for %s', (name) => {
    const step = PORTABLE[name].bound === 1 ? 19 : 61;
    const sample = table[name].filter((_, i) => i % step === 7);
    expect(sample.length).toBeGreaterThan(2);
    for (const row of sample) {
      expect(correctlyRounded(name, row[0], row.length > 2 ? row[1] : 0)).toBe(row[row.length - 1]);
    }
  });

  it('counts steps between doubles', () => {
    expect(doublesBetween(1, 1 + Number.EPSILON)).toBe(1);
    expect(doublesBetween(-5e-324, 5e-324)).toBe(2);
    expect(doublesBetween(0, -0)).toBe(0);
    expect(doublesBetween(Number.NaN, 1)).toBe(Infinity);
  });
});
