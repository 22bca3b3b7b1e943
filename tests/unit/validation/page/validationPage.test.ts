import { describe, expect, it } from 'vitest';
import type { CheckOutcome, ValidationCheck } from '../../../../src/validation/check.ts';
import { outcomeText } from '../../../../src/validation/page/outcomeText.ts';
import { sliceRow, validationPage } from '../../../../src/validation/page/validationPage.ts';
import { familyOf, verdictOf } from '../../../../src/validation/verdict.ts';

const outcome = (estimate: number, standardError: number, pass = true): CheckOutcome => ({
  estimate,
  standardError,
  pass,
});

function madeUp(words: Partial<ValidationCheck>): ValidationCheck {
  return {
    id: 'coin/heads',
    subject: 'A coin',
    quantity: 'Share of heads',
    unit: '',
    source: 'Kerrich 1946, table 1',
    published: '0.507',
    gate: 'within 3 standard errors',
    confirmed: true,
    run: () => outcome(0.5, 0),
    ...words,
  };
}

describe('an estimate in words', () => {
  it('has the digits that its error leaves it', () => {
    expect(outcomeText(outcome(0.239123, 0.00121))).toBe('0.2391 ± 0.0012');
    expect(outcomeText(outcome(12_866.4, 284.2))).toBe('12866 ± 284');
    expect(outcomeText(outcome(3.24, 2))).toBe('3.2 ± 2.0');
  });

  it('stands alone where it is exact or its error is not known', () => {
    expect(outcomeText(outcome(90, 0))).toBe('90');
    expect(outcomeText(outcome(1 / 3, Number.NaN))).toBe('0.33333');
    expect(outcomeText(outcome(1.67e-15, Number.NaN))).toBe('1.6700e-15');
  });
});

it('a gate that demands nothing neither passes nor fails', () => {
  expect(verdictOf(madeUp({}), outcome(1, 0, false))).toBe('fail');
  expect(verdictOf(madeUp({ gate: 'reported' }), outcome(1, 0, false))).toBe('reported');
  expect(familyOf(madeUp({}))).toBe('coin');
});

describe('the page', () => {
  const heads = madeUp({});
  const edge = madeUp({ id: 'coin/edge', quantity: 'On its | edge', unit: 'ppm', confirmed: false });
  const die = madeUp({ id: 'die/six', subject: 'A die', gate: 'reported', source: 'nobody' });
  const page = validationPage([
    { check: heads, full: { ...outcome(0.507, 0.005), note: '10 000 tosses' }, slice: outcome(0.47, 0.05) },
    { check: edge, full: outcome(9, 0, false), slice: outcome(0, 0) },
    { check: die, full: outcome(0.2, 0), slice: outcome(0.1, 0) },
  ]);

  it('counts verdicts at full scale and marks what was not read', () => {
    expect(page).toContain('3 figures: 1 pass, 1 fail, 1 are reported; 1 of them marked †.');
    expect(page).toContain('| On its \\| edge (ppm) | 0.507 † | 9 | within 3 standard errors | fail |');
  });

  it('has a table for each subject, with notes and sources', () => {
    expect(page.match(/^## .*$/gm)).toEqual(['## A coin', '## A die', '## Slices']);
    expect(page).toContain('- Share of heads: 10 000 tosses');
    expect(page).toContain('Source: Kerrich 1946, table 1.');
  });

  it('lists every slice in a line of its own', () => {
    expect(page).toContain(sliceRow(heads, outcome(0.47, 0.05)));
    expect(page.match(/^\| `.*$/gm)).toEqual([
      '| `coin/heads` | 0.470 ± 0.050 | pass |',
      '| `coin/edge` | 0 | pass |',
      '| `die/six` | 0.1 | reported |',
    ]);
  });

  it('says where it is made of slices alone', () => {
    const words = 'Every figure here is that of the slice';
    expect(page).not.toContain(words);
    const small = validationPage([{ check: heads, slice: outcome(0.47, 0.05) }]);
    expect(small).toContain(words);
    expect(small).toContain('| Share of heads | 0.507 | 0.470 ± 0.050 | within 3 standard errors | pass |');
  });
});
