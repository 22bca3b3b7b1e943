import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckOutcome } from '../../../src/validation/check.ts';
import { validationChecks } from '../../../src/validation/checks.ts';
import { sliceRow } from '../../../src/validation/page/validationPage.ts';
import { verdictOf } from '../../../src/validation/verdict.ts';

const PAGE = new URL('../../../docs/validation.md', import.meta.url);
const slices = new Map<string, CheckOutcome>();

it('checks have distinct names, whose first word is their family', () => {
  const names = validationChecks.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]+(\/[a-z0-9.-]+)+$/);
});

describe('what was published holds in the small', () => {
  it.each(validationChecks.map((check) => [check.id, check] as const))('%s', (id, check) => {
    const outcome = check.run('slice');
    slices.set(id, outcome);
    expect(Number.isNaN(outcome.estimate)).toBe(false);
    expect(
      verdictOf(check, outcome),
      `${check.quantity}: ${outcome.estimate}, published ${check.published}`,
    ).not.toBe('fail');
  });
});

it('docs/validation.md has every check and the figures of today: `npm run validate` makes it', () => {
  const rows = readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const made = validationChecks.filter(({ id }) => slices.has(id));
  const expected = made.map((check) => sliceRow(check, slices.get(check.id) as CheckOutcome));
  expect(rows).toEqual(expected);
});
