import { describe, expect, it } from 'vitest';
import { BaseError } from '../../../../../src/core/utils/errors.ts';
import { planWorld } from '../../../../../src/simulation/scenarios/createWorld.ts';

type Values = Parameters<typeof planWorld>[1][number]['values'];

function plan(values: object) {
  return planWorld('markets', [{ source: 'test', values: values as Values }], 1);
}

function refusal(values: object): string {
  try {
    plan(values);
  } catch (error) {
    if (error instanceof BaseError) return `${error.code} ${error.facts.path}`;
  }
  return 'none';
}

const protection = { mode: 'cancel' };

describe('trade-through protection as a setting', () => {
  it('is refused where it cannot be', () => {
    const other = { name: 'other' };
    expect(refusal({ venues: [{ name: 'one', protection }] })).toBe(
      'CONFIG_INVALID_VALUE venues.0.protection.mode',
    );
    expect(
      refusal({ venues: [{ name: 'one', protection: { ...protection, quotes: 'consolidated' } }, other] }),
    ).toBe('CONFIG_INVALID_VALUE venues.0.protection.quotes');
    const batches = { name: 'one', mechanism: 'frequent-batch-auction', protection };
    expect(refusal({ venues: [batches, other] })).toBe('CONFIG_INVALID_VALUE venues.0.protection.mode');
    expect(refusal({ venues: [{ name: 'one', protection }, other] })).toBe('none');
  });
});
