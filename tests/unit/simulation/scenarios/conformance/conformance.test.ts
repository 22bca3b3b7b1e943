import { describe, expect, it } from 'vitest';
import { checkConformance } from '../../../../../src/simulation/scenarios/conformance/conformance.ts';
import { readSuite } from '../../../../../src/simulation/scenarios/conformance/readSuite.ts';

type Row = Readonly<Record<string, unknown>>;

const play = (...steps: Row[]) =>
  checkConformance(readSuite(JSON.stringify({ scenarios: [{ name: 'one', steps }] }), 'x.json'));
const named = (order: string, side: string, price: number, qty: number, more: Row = {}): Row => {
  return { op: 'add', order, side, type: price === 0 ? 'market' : 'limit', price, qty, ...more };
};
const numbered = (id: number, side: string, price: number, qty: number, more: Row = {}): Row => {
  return { op: 'add', id, side, type: 'limit', price, qty, ...more };
};
const counts = (bid: number, ask: number) => ({ bid, ask });
const rules = (...steps: Row[]) => {
  const { failed, ruleDiffers } = play(...steps);
  expect(failed).toEqual([]);
  return ruleDiffers.map(({ rule }) => rule);
};

describe('playing published scenarios', () => {
  it('replaces by size and price, keeping the place of what only gets smaller', () => {
    const steps = [
      named('a', 'buy', 10, 5),
      named('b', 'buy', 10, 5),
      { op: 'replace', order: 'a', size_delta: -2, expect_state: 'accepted' },
      named('c', 'sell', 10, 4, { expect_match: true, expect_complete: true }),
      { op: 'expect', fills_in_block: [{ order: 'a', filled_qty: 3, filled_cost: 30 }], n_bids: 1 },
      { op: 'replace', order: 'b', size_delta: 1, new_price: 9, expect_ok: true },
      { op: 'expect', depth_bid: [{ price: 9, orders: 1, qty: 5 }] },
      { op: 'replace', order: 'b', size_delta: -5, expect_state: 'cancelled' },
      { op: 'cancel', order: 'c', expect_state: 'complete' },
      { op: 'expect', n_bids: 0, n_asks: 0 },
    ];
    expect(play(...steps)).toEqual({ scenarios: 1, passed: 1, failed: [], ruleDiffers: [] });
  });

  it('reduces, modifies, mitigates and takes new numbers', () => {
    const steps = [
      numbered(1, 'buy', 10, 10),
      { op: 'reduce', id: 1, qty: 2 },
      numbered(2, 'sell', 10, 3),
      { op: 'mitigate', id: 1, new_price: 9, new_qty: 10 },
      { op: 'expect', volume: counts(7, 0) },
      { op: 'replace', id: 1, new_id: 3, price: 8, qty: 4 },
      { op: 'modify', id: 3, price: 8, qty: 6 },
      { op: 'expect', orders: counts(1, 0), volume: counts(6, 0), visible_volume: counts(6, 0) },
      { op: 'delete', id: 3 },
      { op: 'expect', orders: counts(0, 0) },
    ];
    expect(play(...steps).failed).toEqual([]);
  });

  it('tells the first step that ends otherwise', () => {
    const { failed } = play(named('a', 'buy', 10, 5), { op: 'expect', n_bids: 2, n_asks: 1 });
    expect(failed).toEqual([{ name: 'one', step: 2, field: 'n_bids', expected: 2, got: 1 }]);
    const refused = play(numbered(1, 'buy', 10, 10, { max_visible: 3, tif: 'FOK' }));
    expect(refused.failed[0]).toMatchObject({ step: 1, got: 'rejected: displayNeverRests' });
  });

  it('names the rule of ours behind a difference, and only where it accounts for all of it', () => {
    const rest = named('m', 'buy', 0, 5);
    expect(rules(rest, { op: 'expect', n_bids: 1 })).toEqual(['market-rest-is-cancelled']);
    expect(play(rest, { op: 'expect', n_bids: 2 }).failed).toHaveLength(1);

    const dark = named('a', 'buy', 10, 5, { conditions: ['AON'] });
    const depth = (qty: number) => ({ op: 'expect', depth_bid: [{ price: 10, orders: 1, qty }] });
    expect(rules(dark, depth(5))).toEqual(['dark-orders-are-not-in-depth']);
    expect(play(dark, depth(4)).failed).toHaveLength(1);

    const stop = { op: 'add', id: 1, side: 'sell', type: 'stop', stop_price: 10, qty: 4 };
    const none = { op: 'expect', stop_orders: counts(0, 0) };
    expect(rules(stop, none)).toEqual(['stop-waits-for-a-price']);
    expect(play(numbered(2, 'buy', 20, 1), stop, none).failed).toHaveLength(1);
  });

  it('knows that all-or-none searches no combinations and that peaks queue last', () => {
    const chain = [400, 300, 200].map((qty, i) => numbered(i + 1, 'sell', 10, qty, { tif: 'AON' }));
    const met = { op: 'expect', orders: counts(0, 1), volume: counts(0, 400) };
    expect(rules(...chain, numbered(4, 'buy', 10, 500, { tif: 'AON' }), met)).toEqual([
      'all-or-none-searches-no-combinations',
    ]);
    const iceberg = numbered(1, 'buy', 10, 6, { max_visible: 2 });
    const swept = { op: 'expect', orders: counts(1, 0), volume: counts(6, 0) };
    expect(rules(iceberg, numbered(2, 'buy', 10, 6), numbered(3, 'sell', 10, 6), swept)).toEqual([
      'peak-queues-last',
    ]);
  });

  it('knows that orders trade at their entry', () => {
    const manual = (want: number) => {
      const check = { op: 'expect', volume: counts(want, 1) };
      const steps = [numbered(1, 'buy', 10, 3), numbered(2, 'sell', 10, 4), check];
      const scenarios = [{ name: 'one', auto_matching: false, steps }];
      return checkConformance(readSuite(JSON.stringify({ scenarios }), 'x.json'));
    };
    expect(manual(3).ruleDiffers).toEqual([{ name: 'one', rule: 'matches-at-entry' }]);
    expect(manual(2).failed).toHaveLength(1);
  });

  it('trails in ticks and basis points, from a stop price or from the market', () => {
    const market = [numbered(1, 'buy', 1000, 20), numbered(2, 'sell', 2000, 20)];
    const trail = { type: 'trailing_stop', trailing_distance: 10, trailing_step: 5, price: undefined };
    const sell = numbered(3, 'sell', 0, 20, { ...trail, stop_price: 0 });
    const buyTrail = { type: 'trailing_stop_limit', stop_price: 2500, trailing_distance: -1000 };
    const buy = numbered(4, 'buy', 2600, 20, buyTrail);
    const waiting = { op: 'expect', stop_orders: counts(1, 1), stop_volume: counts(20, 20) };
    const fallen = [numbered(5, 'buy', 1100, 5), { op: 'cancel', id: 5 }];
    const sold = { op: 'expect', orders: counts(0, 1), stop_orders: counts(1, 0) };
    expect(play(...market, sell, buy, waiting, ...fallen, sold).failed).toEqual([]);
  });

  it('refuses orders that are not there and names that are taken', () => {
    expect(() => play(named('a', 'buy', 1, 1), { op: 'cancel', order: 'b' })).toThrow(
      /step 2: order b was not/,
    );
    expect(() => play(numbered(1, 'buy', 1, 1), numbered(1, 'buy', 1, 1))).toThrow(/that of a live order/);
  });
});
