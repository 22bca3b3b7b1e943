import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrumentScale } from '../../../../src/analysis/metrics/instrumentScale.ts';
import { Ledger } from '../../../../src/analysis/metrics/ledger.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { STOCK } from '../../../support/syntheticRun.ts';

const scales = [instrumentScale({ ...STOCK, lotSize: '10' }, 0)];

describe('Ledger', () => {
  it('splits profit into realised at average cost, unrealised at the mark, and fees', () => {
    const ledger = new Ledger(2, scales, 'USD');
    ledger.open(0, 0, 7);
    ledger.fill(0, 0, BUY, 100, 4);
    ledger.fill(0, 0, BUY, 110, 4);
    ledger.fill(0, 0, SELL, 120, 2);
    ledger.fee(0, 0, 30);
    const marks = Float64Array.of(115);
    expect(ledger.position(0, 0)).toBe(13);
    expect(ledger.parts(0, marks)).toEqual({ realised: 2 * 15 * 10, unrealised: 6 * 10 * 10, fees: 30 });
    expect(ledger.profit(0, marks)).toBe(300 + 600 - 30);
    expect(ledger.totalFees()).toBe(30);
  });

  it('starts cost afresh where a position crosses zero', () => {
    const ledger = new Ledger(1, scales, 'USD');
    ledger.fill(0, 0, BUY, 100, 2);
    ledger.fill(0, 0, SELL, 105, 5);
    expect(ledger.position(0, 0)).toBe(-3);
    expect(ledger.parts(0, Float64Array.of(104))).toEqual({ realised: 100, unrealised: 30, fees: 0 });
  });

  it('owes nothing for an instrument without trades and mark', () => {
    expect(new Ledger(1, scales, 'USD').profit(0, Float64Array.of(Number.NaN))).toBe(0);
  });

  it('keeps other currencies out of profits', () => {
    const euro = instrumentScale({ ...STOCK, currency: 'EUR' }, 1);
    const ledger = new Ledger(1, [...scales, euro], 'USD');
    ledger.fill(0, 1, BUY, 100, 1);
    ledger.fee(0, 1, 9);
    expect(ledger.profit(0, Float64Array.of(1, 500))).toBe(0);
    expect(ledger.totalFees()).toBe(0);
    expect(ledger.position(0, 1)).toBe(1);
  });

  it('conserves: profits of all accounts add up to minus the fees, at any mark', () => {
    const account = fc.nat(3);
    const price = fc.integer({ min: 1, max: 1e6 });
    const trade = fc.record({
      maker: account,
      taker: account,
      price,
      lots: fc.integer({ min: 1, max: 1e4 }),
      fee: fc.integer({ min: -9, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(trade), price, (trades, mark) => {
        const ledger = new Ledger(4, scales, 'USD');
        for (const { maker, taker, price, lots, fee } of trades) {
          ledger.fill(maker, 0, BUY, price, lots);
          ledger.fill(taker, 0, SELL, price, lots);
          ledger.fee(taker, 0, fee);
        }
        const marks = Float64Array.of(mark);
        const profits = [0, 1, 2, 3].map((id) => ledger.profit(id, marks));
        expect(profits.reduce((a, b) => a + b, 0) + ledger.totalFees()).toBe(0);
        for (const id of [0, 1, 2, 3]) {
          const { realised, unrealised, fees } = ledger.parts(id, marks);
          expect(Math.abs(realised + unrealised - fees - profits[id])).toBeLessThan(0.01);
        }
      }),
    );
  });
});
