import { describe, expect, it } from 'vitest';
import { keyNumbers } from '../../../../src/analysis/metrics/keyNumbers.ts';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { TEN_TRADES_END, TEN_TRADES_MANIFEST, tenTrades } from '../../../support/tenTrades.ts';

const metrics = measureRun(TEN_TRADES_MANIFEST, tenTrades(), {
  end: TEN_TRADES_END,
  quality: { horizonsNs: [100e6, 1e9], depthBps: 300, snipingWindowNs: 50e6 },
});
const { quality, welfare, discovery, kyleLambda, kinds } = metrics;
const kind = (name: string) => kinds.names.indexOf(name);

describe('what trades cost, on ten trades', () => {
  // Twice the mid before each trade: 200, 200, 202, 202, none, 206, 206, 206, 206, 196.
  // Effective spread D (2p - 2m): 4, 4, 4, 6, none, 6, 0, -2, 4, 2, of 1, 2, 1, 3, -, 2, 1, 1, 5, 2 lots.
  it('effective spread, by trade and by lot', () => {
    const { atTrade, withoutQuote } = quality.costs;
    expect(withoutQuote).toBe(1);
    expect([atTrade.trades, atTrade.effective]).toEqual([9, 28]);
    expect([atTrade.lots, atTrade.effectiveLots]).toEqual([18, 68]);
    const relative = 4 / 100 + 8 / 100 + 4 / 101 + 18 / 101 + 12 / 103 - 2 / 103 + 20 / 103 + 4 / 98;
    expect(atTrade.relativeLots).toBeCloseTo(relative, 14);
  });

  // After 100 ms trades 1 and 2 find a book without an ask, trade 10 the end of the log. Twice the mid then is for
  // trades 3, 4, 6, 7, 8 206 and for trade 9 196: at 400 ms the new quote stands.
  // Realised D (2p - 2m'): 0, 2, 6, 0, -2, -6. Impact D (2m' - 2m): 4, 4, 0, 0, 0, 10.
  it('realised spread and price impact at a horizon', () => {
    const [near] = quality.costs.horizons;
    expect([near.withoutQuote, near.beyondEnd]).toEqual([2, 1]);
    const { trades, effective, realised, impact } = near.all;
    expect([trades, effective, realised, impact]).toEqual([6, 18, 0, 18]);
    // Times 1, 3, 2, 1, 1, 5 lots.
    const { lots, effectiveLots, realisedLots, impactLots } = near.all;
    expect([lots, effectiveLots, realisedLots, impactLots]).toEqual([13, 52, -14, 66]);
  });

  it('adverse selection of each kind of maker', () => {
    const [near] = quality.costs.horizons;
    // The fast maker made trades 6 and 9, the slow one 3, 4, 7 and 8; takers were the seller and the buyer.
    const parts = ({ effectiveLots, realisedLots, impactLots }: (typeof near.byMaker)[number]) => [
      effectiveLots,
      realisedLots,
      impactLots,
    ];
    expect(parts(near.byMaker[kind('fast')])).toEqual([32, -18, 50]);
    expect(parts(near.byMaker[kind('slow')])).toEqual([20, 4, 16]);
    expect(parts(near.byTaker[kind('seller')])).toEqual([32, -18, 50]);
    expect(parts(near.byTaker[kind('buyer')])).toEqual([20, 4, 16]);
  });

  it('leaves out what ends before its horizon', () => {
    const far = quality.costs.horizons[1];
    expect([far.all.trades, far.withoutQuote, far.beyondEnd]).toEqual([0, 0, 9]);
  });

  // A slice is a millisecond: 499 changes of the mid, of which +1, +2 and -5 are not 0, and none while lots trade.
  // Signed lots add up to -1, their squares to 51; changes to -2, their squares to 30.
  it('price impact of signed volume', () => {
    const [sxy, sxx, syy] = [0 - 2 / 499, 51 - 1 / 499, 30 - 4 / 499];
    expect(kyleLambda.slices).toBe(499);
    expect(kyleLambda.lambda).toBeCloseTo(sxy / sxx, 14);
    expect(kyleLambda.standardError).toBeCloseTo(Math.sqrt((syy - sxy ** 2 / sxx) / 497 / sxx), 14);
  });
});

describe('the book, on ten trades', () => {
  // Within 3 % of the mid: bids 97 to 100 until 50 ms (3 lots for 19 ms, 1 for 10), 98 to 101 until 110 (1 for 55), none
  // until 150, 100 to 103 until 400 (order 6: 4 for 10, 2 for 240; order 12: 4 for 250; order 9: 5 for 100), then 96 to
  // 98 (nothing). Asks 100 to 103 (1 for 9, 1 for 49), 101 to 104 (1 for 10, 3 for 50), 103 to 106 (1 for 15, 2 for 245),
  // 98 to 100 (2 for 49). There is a mid for 460 ms.
  it('depth near the mid', () => {
    expect(quality.depth.bidLots).toBeCloseTo((57 + 10 + 55 + 40 + 480 + 1000 + 500) / 460, 12);
    expect(quality.depth.askLots).toBeCloseTo((9 + 49 + 10 + 150 + 15 + 490 + 98) / 460, 12);
  });

  // First fills after 9, 15, 19, 25, 45, 49, 59, 65, 99 and 100 ms; orders 11 and 12 stop looking after 345 and 384.
  it('probability and delay of execution', () => {
    const { first, complete, orders } = quality.survival.all();
    expect(orders).toBe(12);
    expect(first.eventBy(8)).toBe(0);
    expect(first.eventBy(25)).toBeCloseTo(4 / 12, 12);
    expect(first.eventBy(200)).toBeCloseTo(10 / 12, 12);
    expect(first.quantile(0.5)).toBe(49);
    // To the last lot after 9, 15, 25, 49, 59, 65, 99, 100 ms; order 2 is taken back after 29, order 6 rests 385.
    expect(complete.eventBy(25)).toBeCloseTo(3 / 12, 12);
    expect(complete.eventBy(100)).toBeCloseTo(1 - (9 / 12) * (3 / 8), 12);
    expect(complete.eventBy(1000)).toBeNaN();
  });

  it('groups orders by their distance from the best price on arrival', () => {
    expect(quality.survival.byDistance().map(({ name, orders }) => [name, orders])).toEqual([
      ['Better than the best', 4],
      ['At the best', 6],
      ['1 behind', 1],
      ['2–3 behind', 1],
    ]);
    expect(quality.survival.byKind().map(({ name, orders }) => [name, orders])).toEqual(
      kinds.names.flatMap((name) => (name === 'slow' ? [[name, 8]] : name === 'fast' ? [[name, 4]] : [])),
    );
  });

  // Trade 5 gives the first of three orders at 100 all it asked: 1/3. Trade 6 gives the first of two a half: 1/2.
  it('fairness of allocation, weighted by lots', () => {
    expect(quality.fairness.shared).toBe(2);
    expect(quality.fairness.mean).toBeCloseTo((1 / 3 + 2 / 2) / 3, 12);
  });

  it('concentration of volume', () => {
    expect([...quality.volumes]).toEqual([0, 11, 8, 9, 10]);
    expect(quality.volumeConcentration).toBeCloseTo((121 + 64 + 81 + 100) / 38 ** 2, 14);
  });
});

describe('value, on ten trades', () => {
  // The value falls to 96.5 10 ms before trade 9 (5 lots sold at 101) and rises to 103 10 ms before trade 10 (2 bought
  // at 99); both makers' orders are older.
  it('sniping rent, and the mirror of it', () => {
    const { total, fills, changes, earned, lost } = quality.sniping;
    expect([total, fills, changes]).toEqual([22.5 + 8, 2, 2]);
    expect([...earned]).toEqual([0, 0, 0, 8, 22.5]);
    expect([...lost]).toEqual([0, 8, 22.5, 0, 0]);
  });

  // As distances from the fundamental, 100 when they were recorded: values 4 at 5.5, 3 at 1, 4 at -2 against costs 6 at
  // -2.75, 3 at 0, 3 at 4. 4 lots gain 8.25, 2 gain 3.75, 1 gains 1.
  it('competitive equilibrium', () => {
    const [{ equilibrium, hasFundamental }] = welfare;
    expect(hasFundamental).toBe(true);
    expect(equilibrium).toEqual({ lots: 7, surplus: 41.5, low: 0, high: 0, price: 0 });
  });

  // Trades lie 2, -2, 3, 4, 0, 0, 3, 2, 4.5 and -4 over the fundamental of their moment. The buyer's best nine lots are
  // worth 22 + 3 - 4 over it, and it paid 2 + 3 + 12 + 3 + 2 - 8. The seller's ten cheapest cost -16.5 + 0 + 4, and it
  // got -4 + 22.5. The slow maker got the buyer's 14 and paid 2 x -2, the fast one paid 22.5; their lots are worth 0.
  it('surplus by trader', () => {
    const [{ traders, realised, efficiency }] = welfare;
    expect(traders.map(({ account, realised, possible }) => [account, realised, possible])).toEqual([
      [1, 18, 0],
      [2, -22.5, 0],
      [3, 21 - 14, 25],
      [4, 12.5 + 18.5, 16.5],
    ]);
    expect(realised).toBe(33.5);
    expect(efficiency).toBe(33.5 / 41.5);
  });

  // All that should have traded did; 2 lots worth -2 and one that cost 4 should not have: all that was lost.
  it('losses, dispersion of profits and Smith’s alpha', () => {
    const [{ intramarginalLoss, extramarginalLoss, dispersion, alpha, dots }] = welfare;
    expect([intramarginalLoss, extramarginalLoss]).toEqual([0, 41.5 - 33.5]);
    expect(dispersion).toBeCloseTo(Math.sqrt((18 ** 2 + 14.5 ** 2) / 2), 12);
    // In per cent of the mean fundamental at the trades, as the equilibrium lies 0 from it.
    const squares = 4 + 4 + 9 + 16 + 0 + 0 + 9 + 4 + 20.25 + 16;
    expect(alpha).toBeCloseTo((100 * Math.sqrt(squares / 10)) / ((8 * 100 + 96.5 + 103) / 10), 12);
    expect(dots.slice(0, 3)).toEqual([
      { lots: 0.5, price: 2 },
      { lots: 2, price: -2 },
      { lots: 3.5, price: 3 },
    ]);
  });

  // Mid less value: 0 for 50 ms, 1 for 60, 3 for 140, 6.5 for 110, 1.5 for 40, -5 for 60.
  it('pricing error', () => {
    expect(discovery.bias).toBeCloseTo((60 + 420 + 715 + 60 - 300) / 460, 12);
    expect(discovery.pricingError ** 2).toBeCloseTo((60 + 1260 + 4647.5 + 90 + 1500) / 460, 10);
  });

  // Of 500 returns over a millisecond three are not 0; what they are about their mean, none next to another.
  it('autocorrelation of returns', () => {
    const [a, b, c] = [Math.log(101 / 100), Math.log(103 / 101), Math.log(98 / 103)];
    const mean = (a + b + c) / 500;
    const squares = a ** 2 + b ** 2 + c ** 2 - 500 * mean ** 2;
    // Sum of (x - m)(x' - m) over 499 neighbours: each of the three meets two zeros.
    const products = -2 * mean * (a + b + c) + 499 * mean ** 2;
    expect(discovery.samples).toBe(501);
    expect(discovery.autocorrelation).toBeCloseTo(products / squares, 12);
  });
});

describe('key numbers, on ten trades', () => {
  it('are in the units they are shown in, and say which way is better', () => {
    const numbers = new Map(keyNumbers(metrics).map((number) => [number.key, number]));
    const value = (key: string) => numbers.get(key)?.value;
    expect(value('effectiveSpread')).toBeCloseTo((0.01 * 68) / 18, 14);
    expect(value('realisedSpread100ms')).toBeCloseTo((0.01 * -14) / 13, 14);
    expect(value('priceImpact100ms')).toBeCloseTo((0.01 * 66) / 13, 14);
    expect(value('priceImpact1s')).toBeNaN();
    expect(value('snipingRent')).toBeCloseTo(0.305, 14);
    expect(value('snipingRentPerSecond')).toBeCloseTo(0.61, 14);
    expect(value('surplusPossible')).toBeCloseTo(0.415, 14);
    expect(value('allocativeEfficiency')).toBeCloseTo((100 * 33.5) / 41.5, 12);
    expect(value('pricingError')).toBeCloseTo(0.01 * Math.sqrt(7557.5 / 460), 14);
    expect(numbers.get('effectiveSpread')?.better).toBe('lower');
    expect(numbers.get('allocativeEfficiency')?.better).toBe('higher');
    expect(numbers.get('meanMid')?.better).toBeUndefined();
  });
});
