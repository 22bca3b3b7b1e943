import { describe, expect, it } from 'vitest';
import { createInstrument } from '../../../../src/core/models/createInstrument.ts';
import { type InstrumentSpec, notionalMinor, stepAt } from '../../../../src/core/models/instrument.ts';
import {
  cashText,
  lotsOf,
  minorOf,
  priceText,
  quantityText,
  ticksOf,
} from '../../../../src/core/models/instrumentDecimals.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';

const SHARE: InstrumentSpec = { symbol: 'ACME', currency: 'USD', currencyScale: 2, tickSize: '0.01' };
const COIN: InstrumentSpec = {
  symbol: 'BTC',
  currency: 'USD',
  currencyScale: 6,
  tickSize: '0.1',
  lotSize: '0.00001',
};

describe('createInstrument', () => {
  it('puts prices, quantities and cash on whole numbers', () => {
    expect(createInstrument(SHARE)).toMatchObject({ tickSize: '0.01', lotSize: '1', tickValueMinor: 1 });
    expect(createInstrument(COIN).tickValueMinor).toBe(1);
    const future = createInstrument({ ...SHARE, tickSize: '0.25', contractMultiplier: '50' });
    expect(future.tickValueMinor).toBe(1_250);
    expect(notionalMinor(future, 4, 2)).toBe(10_000);
  });

  it('counts every price in the smallest tick of its table', () => {
    const instrument = createInstrument({
      ...SHARE,
      currencyScale: 4,
      tickSize: [
        { from: '0', tick: '0.0005' },
        { from: '1', tick: '0.001' },
        { from: '10', tick: '0.05' },
      ],
    });
    expect(instrument.tickSize).toBe('0.0005');
    expect([...instrument.tickFrom]).toEqual([0, 2_000, 20_000]);
    expect([...instrument.tickStep]).toEqual([1, 2, 100]);
    expect(
      [1, 1_999, 2_000, 19_999, 20_000].map((p) => stepAt(instrument.tickFrom, instrument.tickStep, p)),
    ).toEqual([1, 1, 2, 2, 100]);
  });

  it('reads lot tables and bands', () => {
    const instrument = createInstrument({
      ...SHARE,
      lotSize: [
        { from: '0', lot: '100' },
        { from: '250', lot: '40' },
        { from: '1000', lot: '20' },
      ],
      referencePrice: '100',
      priceBand: { kind: 'reference', percent: '12.5' },
    });
    expect(instrument.lotSize).toBe('20');
    expect([...instrument.lotStep]).toEqual([5, 2, 1]);
    expect(instrument.priceBand.percentPpm).toBe(125_000);
    expect(instrument.referencePrice).toBe(10_000);
  });

  const refusals: [string, Partial<InstrumentSpec>, RegExp][] = [
    [
      'a tick not worth whole minor units',
      { tickSize: '0.005' },
      /one tick of one lot is not a whole number/,
    ],
    ['a tick of 0', { tickSize: '0' }, /tickSize: 0 is not a positive/],
    ['a tick that is no number', { tickSize: '1e-2' }, /tickSize/],
    ['an empty table', { tickSize: [] }, /a table needs a row/],
    ['a table that starts above 0', { tickSize: [{ from: '1', tick: '1' }] }, /starts from price "0"/],
    [
      'a table out of order',
      { tickSize: ['0', '5', '5'].map((from) => ({ from, tick: '1' })) },
      /cheapest price first/,
    ],
    [
      'ticks without common measure',
      {
        tickSize: [
          { from: '0', tick: '2' },
          { from: '4', tick: '3' },
        ],
      },
      /not a multiple/,
    ],
    ['a negative lot', { lotSize: '-1' }, /lotSize/],
    [
      'a reference price between ticks',
      { referencePrice: '1.005' },
      /referencePrice: 1.005 is not a multiple/,
    ],
    [
      'a band without reference',
      { priceBand: { kind: 'reference', percent: '5' } },
      /needs a referencePrice/,
    ],
    ['a band upside down', { priceBand: { kind: 'static', low: '2', high: '1' } }, /lower end/],
    ['a band beyond 100 percent', { priceBand: { kind: 'lastTrade', percent: '101' } }, /at most 100/],
    ['a scale that is none', { currencyScale: 2.5 }, /currencyScale/],
    ['an empty symbol', { symbol: '' }, /symbol/],
    ['a price beyond 32 bits', { referencePrice: '99999999999' }, /more than/],
    ['a tick worth too much', { contractMultiplier: '99999999999999999' }, /worth too much/],
  ];
  it.each(refusals)('refuses %s', (_what, change, reason) => {
    expect(() => createInstrument({ ...SHARE, ...change })).toThrow(reason);
    expect(() => createInstrument({ ...SHARE, ...change })).toThrow(BaseError);
  });
});

describe('decimals at the edge', () => {
  const coin = createInstrument(COIN);

  it('go in and out without loss', () => {
    expect(ticksOf(coin, '60123.4')).toBe(601_234);
    expect(priceText(coin, 601_234)).toBe('60123.4');
    expect(lotsOf(coin, '1.5')).toBe(150_000);
    expect(quantityText(coin, -150_000)).toBe('-1.5');
    expect(minorOf(coin, '-12.345678')).toBe(-12_345_678);
    expect(cashText(coin, -12_345_678)).toBe('-12.345678');
    expect(cashText(coin, 0)).toBe('0');
  });

  it('are undefined off the grid and out of range', () => {
    for (const text of ['', '0', '-1', '1.05', ' 1', '1e3', 'NaN', '0x10', '300000000']) {
      expect(ticksOf(coin, text), text).toBeUndefined();
    }
    for (const text of ['0.000001', '99999']) expect(lotsOf(coin, text), text).toBeUndefined();
    for (const text of ['0.0000001', '99999999999999', 'x'])
      expect(minorOf(coin, text), text).toBeUndefined();
  });
});
