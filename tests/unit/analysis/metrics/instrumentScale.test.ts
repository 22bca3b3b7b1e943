import { describe, expect, it } from 'vitest';
import { instrumentScale } from '../../../../src/analysis/metrics/instrumentScale.ts';
import { STOCK } from '../../../support/syntheticRun.ts';

describe('instrumentScale', () => {
  it('reads sizes, decimals and the value of a tick', () => {
    const scale = instrumentScale({ ...STOCK, tickSize: '0.005', lotSize: '100' }, 0);
    expect(scale).toMatchObject({
      tick: 0.005,
      lot: 100,
      priceDecimals: 3,
      quantityDecimals: 0,
      minorPerTickLot: 50,
    });
  });

  it('is exact where binary fractions are not', () => {
    expect(instrumentScale({ ...STOCK, tickSize: '0.07' }, 0).minorPerTickLot).toBe(7);
    expect(instrumentScale({ ...STOCK, contractMultiplier: '50' }, 0).minorPerTickLot).toBe(50);
  });

  it.each(['0', '-1', 'x', '1e3', ''])('refuses %j as a tick and names the field', (tickSize) => {
    expect(() => instrumentScale({ ...STOCK, tickSize }, 3)).toThrow(/instruments\[3\]\.tickSize/);
  });
});
