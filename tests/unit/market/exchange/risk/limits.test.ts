import { describe, expect, it } from 'vitest';
import { orderFlags, SELF_TRADE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY_SIDE, RiskBench, SELL_SIDE } from '../../../../support/riskBench.ts';
import { share } from '../../../../support/venueBench.ts';

const IOC = 1;

/** A venue whose last trade was at 1 000 ticks; ids of the traders 1 to 3. */
function traded(limits: ConstructorParameters<typeof RiskBench>[0], options = {}): RiskBench {
  const bench = new RiskBench(limits, { cashMinor: 100_000_000, ...options });
  expect(bench.enter(2, SELL_SIDE, 1000, 1)).toBe('taken');
  expect(bench.enter(3, BUY_SIDE, 1000, 1)).toBe('taken');
  return bench;
}

describe('largest order', () => {
  it('takes the limit and refuses one lot more', () => {
    const bench = new RiskBench({ maxOrderLots: 500 });
    expect(bench.enter(1, BUY_SIDE, 100, 500)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 501)).toBe('orderQuantityLimit');
    expect(bench.enter(1, SELL_SIDE, 0, 501)).toBe('orderQuantityLimit');
  });

  it('holds a replace to its new open quantity', () => {
    const bench = new RiskBench({ maxOrderLots: 500 });
    bench.enter(1, BUY_SIDE, 100, 10);
    expect(bench.move(1, bench.lastId, 100, 501)).toBe('orderQuantityLimit');
    expect(bench.move(1, 1, 100, 500)).toBe('taken');
  });

  it('values a buy at its limit', () => {
    const bench = new RiskBench({ maxOrderNotionalMinor: 100_000 });
    expect(bench.enter(1, BUY_SIDE, 1000, 100)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 1000, 101)).toBe('orderNotionalLimit');
  });

  it('values a sell below the market at the market', () => {
    const bench = traded({ maxOrderNotionalMinor: 100_000 });
    expect(bench.enter(1, SELL_SIDE, 10, 100, { timeInForce: IOC })).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 10, 101, { timeInForce: IOC })).toBe('orderNotionalLimit');
    expect(bench.enter(1, SELL_SIDE, 1001, 100)).toBe('orderNotionalLimit');
  });

  it('values a market order at the worst price it would meet', () => {
    const bench = new RiskBench({ maxOrderNotionalMinor: 100_000 });
    bench.enter(2, SELL_SIDE, 900, 50);
    bench.enter(2, SELL_SIDE, 1000, 100);
    expect(bench.enter(1, BUY_SIDE, 0, 101)).toBe('orderNotionalLimit');
    expect(bench.enter(1, BUY_SIDE, 0, 100)).toBe('taken');
  });
});

describe('price collar', () => {
  it('is measured in parts per million of the last trade, its edge included', () => {
    const bench = traded({ collarPpm: 50_000 });
    expect(bench.enter(1, BUY_SIDE, 1051, 1)).toBe('outsidePriceCollar');
    expect(bench.enter(1, BUY_SIDE, 1050, 1)).toBe('taken');
    const other = traded({ collarPpm: 50_000 });
    expect(other.enter(1, SELL_SIDE, 949, 1)).toBe('outsidePriceCollar');
    expect(other.enter(1, SELL_SIDE, 950, 1)).toBe('taken');
  });

  it('leaves the harmless side alone', () => {
    const bench = traded({ collarPpm: 50_000 });
    expect(bench.enter(1, BUY_SIDE, 1, 1)).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 100_000, 1)).toBe('taken');
  });

  it('lets the larger of share and ticks count', () => {
    const wide = traded({ collarPpm: 50_000, collarTicks: 60 });
    expect(wide.enter(1, BUY_SIDE, 1061, 1)).toBe('outsidePriceCollar');
    expect(wide.enter(1, BUY_SIDE, 1060, 1)).toBe('taken');
    const narrow = traded({ collarTicks: 0 });
    expect(narrow.enter(1, BUY_SIDE, 1001, 1)).toBe('outsidePriceCollar');
    expect(narrow.enter(1, BUY_SIDE, 1000, 1)).toBe('taken');
  });

  it('rounds nothing', () => {
    // 50 000 ppm of 990 ticks is 49.5.
    const bench = new RiskBench({ collarPpm: 50_000 }, { instruments: [share({ referencePrice: '9.90' })] });
    expect(bench.enter(1, BUY_SIDE, 1040, 1)).toBe('outsidePriceCollar');
    expect(bench.enter(1, BUY_SIDE, 1039, 1)).toBe('taken');
  });

  it('takes the mid before the first trade, and passes without either', () => {
    const bench = new RiskBench({ collarTicks: 10 });
    expect(bench.enter(1, BUY_SIDE, 90, 1)).toBe('taken');
    expect(bench.enter(2, SELL_SIDE, 111, 1)).toBe('taken');
    // The mid of 90 and 111 is 100.5, rounded down.
    expect(bench.enter(1, BUY_SIDE, 111, 1)).toBe('outsidePriceCollar');
    expect(bench.enter(1, BUY_SIDE, 110, 1)).toBe('taken');
  });

  it('refuses a market order that would trade outside, and takes one that would not', () => {
    const bench = traded({ collarTicks: 10 });
    bench.enter(2, SELL_SIDE, 1005, 5);
    bench.enter(2, SELL_SIDE, 1011, 5);
    expect(bench.enter(1, BUY_SIDE, 0, 6)).toBe('outsidePriceCollar');
    expect(bench.enter(1, BUY_SIDE, 0, 5)).toBe('taken');
  });

  it('holds replaces too', () => {
    const bench = traded({ collarTicks: 10 });
    bench.enter(1, BUY_SIDE, 900, 1);
    const id = bench.lastId;
    expect(bench.move(1, id, 1011, 1)).toBe('outsidePriceCollar');
    expect(bench.move(1, id, 1010, 1)).toBe('taken');
  });
});

describe('position limit', () => {
  it('counts what is held and what is open on the side', () => {
    const bench = new RiskBench({ maxLongLots: 100, maxShortLots: 50 });
    bench.enter(2, SELL_SIDE, 100, 50);
    expect(bench.enter(1, BUY_SIDE, 100, 60, {})).toBe('taken');
    // 50 held, 10 open.
    expect(bench.enter(1, BUY_SIDE, 99, 41)).toBe('positionLimit');
    expect(bench.enter(1, BUY_SIDE, 99, 40)).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 200, 101)).toBe('positionLimit');
    expect(bench.enter(1, SELL_SIDE, 200, 100)).toBe('taken');
  });

  it('does not count what the other side may bring', () => {
    const bench = new RiskBench({ maxLongLots: 10, maxShortLots: 10 });
    expect(bench.enter(1, SELL_SIDE, 200, 10)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 11)).toBe('positionLimit');
    expect(bench.enter(1, BUY_SIDE, 100, 10)).toBe('taken');
  });

  it('counts only the difference of a replace', () => {
    const bench = new RiskBench({ maxLongLots: 100 });
    bench.enter(1, BUY_SIDE, 100, 60);
    bench.enter(1, BUY_SIDE, 99, 30);
    expect(bench.move(1, 2, 98, 41)).toBe('positionLimit');
    expect(bench.move(1, 2, 98, 40)).toBe('taken');
  });
});

describe('open orders', () => {
  it('are counted per account, what cannot stay open left out', () => {
    const bench = new RiskBench({ maxOpenOrders: 2 }, { instruments: [share(), share({ symbol: 'B' })] });
    bench.enter(1, BUY_SIDE, 100, 1);
    expect(bench.enter(1, BUY_SIDE, 100, 1, { instrument: 1 })).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 200, 1)).toBe('openOrderLimit');
    expect(bench.enter(1, SELL_SIDE, 200, 1, { timeInForce: IOC })).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 0, 1)).toBe('taken');
    expect(bench.move(1, 1, 101, 1)).toBe('taken');
    expect(bench.enter(2, SELL_SIDE, 200, 1)).toBe('taken');
    bench.massCancel(1, -1);
    expect(bench.enter(1, SELL_SIDE, 200, 1)).toBe('taken');
  });

  it('are counted per instrument', () => {
    const bench = new RiskBench(
      { maxInstrumentOrders: 2 },
      { instruments: [share(), share({ symbol: 'B' })] },
    );
    bench.enter(1, BUY_SIDE, 100, 1);
    bench.enter(1, SELL_SIDE, 200, 1);
    expect(bench.enter(1, BUY_SIDE, 99, 1)).toBe('instrumentOrderLimit');
    expect(bench.enter(1, BUY_SIDE, 99, 1, { instrument: 1 })).toBe('taken');
    expect(bench.move(1, 1, 98, 2)).toBe('taken');
  });

  it('are worth no more than the limit, both sides together', () => {
    const bench = new RiskBench({ maxOpenNotionalMinor: 30_000 });
    bench.enter(1, BUY_SIDE, 100, 100);
    expect(bench.enter(1, SELL_SIDE, 200, 101)).toBe('openNotionalLimit');
    expect(bench.enter(1, SELL_SIDE, 200, 100)).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 1, 1)).toBe('openNotionalLimit');
    expect(bench.move(1, 1, 99, 100)).toBe('taken');
  });

  it('are never worth more than what is counted exactly', () => {
    const heavy = share({ contractMultiplier: '1000000' });
    const bench = new RiskBench({}, { instruments: [heavy] });
    const most = 2 ** 31 - 1;
    // Each is worth 2^51 or a little less.
    const lots = Math.floor(2 ** 51 / most / heavy.tickValueMinor);
    const answers = Array.from({ length: 5 }, () => bench.enter(1, SELL_SIDE, most, lots));
    expect(answers).toEqual(['taken', 'taken', 'taken', 'taken', 'openNotionalLimit']);
  });
});

describe('whatever ends an order', () => {
  const cancelOldest = orderFlags(false, SELF_TRADE.cancelOldest);
  const decrement = orderFlags(false, SELF_TRADE.decrementAndCancel);

  it('gives its room back', () => {
    const bench = new RiskBench({ maxLongLots: 1000, maxOpenOrders: 1, maxOpenNotionalMinor: 10_000 });
    const full = () => bench.enter(1, BUY_SIDE, 100, 100);
    expect(full()).toBe('taken');
    expect(full()).toBe('openOrderLimit');
    bench.cancel(1, 1);
    expect(full()).toBe('taken');
    // Filled by another.
    expect(bench.enter(2, SELL_SIDE, 100, 100)).toBe('taken');
    expect(full()).toBe('taken');
    // Met by an order of its own account, which makes it end.
    expect(bench.enter(1, SELL_SIDE, 100, 10, { timeInForce: IOC, flags: cancelOldest })).toBe(
      'openNotionalLimit',
    );
    bench.cancel(1, bench.lastId - 1);
    expect(full()).toBe('taken');
    expect(bench.move(1, bench.lastId, 50, 100)).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 50, 50, { timeInForce: IOC, flags: cancelOldest })).toBe('taken');
    expect(full()).toBe('taken');
  });

  it('also where self-trade prevention takes a part', () => {
    const bench = new RiskBench({ maxOpenNotionalMinor: 20_000 });
    expect(bench.enter(1, BUY_SIDE, 100, 100)).toBe('taken');
    expect(bench.enter(1, SELL_SIDE, 100, 40, { flags: decrement })).toBe('taken');
    expect(bench.enter(1, BUY_SIDE, 100, 141)).toBe('openNotionalLimit');
    expect(bench.enter(1, BUY_SIDE, 100, 140)).toBe('taken');
  });
});
