import { describe, expect, it } from 'vitest';
import {
  cost,
  price,
  tradeCost,
  worstCaseLoss,
} from '../../../../../src/market/mechanisms/lmsr/scoringRule.ts';
import { LMSR_CASES, WORST_CASE_LOSSES } from './golden/scoringRuleCases.ts';

/** Relative, and for values below 1 absolute. */
const TOLERANCE = 1e-12;

function holdClose(found: number, reference: string): void {
  const expected = Number(reference);
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(TOLERANCE * Math.max(1, Math.abs(expected)));
}

describe('the logarithmic market scoring rule', () => {
  it.each(LMSR_CASES)('costs and pays to 1e-12: $sold, b = $liquidity', (golden) => {
    const { sold, liquidity, outcome, lots } = golden;
    holdClose(cost(sold, liquidity), golden.cost);
    holdClose(price(sold, liquidity, outcome), golden.price);
    holdClose(tradeCost(sold, liquidity, outcome, lots), golden.tradeCost);
  });

  it('keeps small prices and small costs to 1e-12 of themselves', () => {
    for (const { sold, liquidity, outcome, lots, ...golden } of LMSR_CASES) {
      const small = Number(golden.price);
      expect(Math.abs(price(sold, liquidity, outcome) / small - 1)).toBeLessThanOrEqual(TOLERANCE);
      const paid = Number(golden.tradeCost);
      expect(Math.abs(tradeCost(sold, liquidity, outcome, lots) / paid - 1)).toBeLessThanOrEqual(TOLERANCE);
    }
  });

  it.each(WORST_CASE_LOSSES)('loses b ln n at most: %d outcomes, b = %d', (outcomes, liquidity, loss) => {
    holdClose(worstCaseLoss(outcomes, liquidity), loss);
  });

  it('does not overflow where claims are many times b', () => {
    expect(cost([1e15, -1e15], 1)).toBe(1e15);
    expect(price([1e15, -1e15], 1, 1)).toBe(0);
    expect(tradeCost([0, 0], 1, 0, 1e6)).toBeCloseTo(1e6 - Math.LN2, 9);
    expect(tradeCost([1e6, 0], 1, 0, -2e6)).toBeCloseTo(-1e6, 9);
  });
});
