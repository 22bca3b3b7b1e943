import { describe, expect, it } from 'vitest';
import { validationChecks } from '../../../src/validation/checks.ts';

it('checks have distinct names', () => {
  const names = validationChecks.map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
});

describe('what was published holds in the small', () => {
  it.each(validationChecks.map((check) => [check.id, check] as const))('%s', (_id, check) => {
    const { estimate, pass } = check.run('slice');
    expect(Number.isNaN(estimate)).toBe(false);
    expect(
      pass || check.gate === 'reported',
      `${check.quantity}: ${estimate}, published ${check.published}`,
    ).toBe(true);
  });
});
