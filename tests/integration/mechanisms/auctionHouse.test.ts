import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { EXECUTION_EVENT, Execution } from '../../../src/core/models/messages/execution.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { BUY } from '../../../src/core/models/side.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

const ROUND = 10_000_000_000;
const HIGHEST = 10_000;
const BIDDERS = 5;

interface Sale {
  readonly round: number;
  readonly buyer: number;
  readonly price: number;
}

function hold(values: Record<string, object | string>, seed: number) {
  const log = new MemoryLog();
  const world = buildWorld(planWorld('auction-house', [{ source: 'test', values }], seed), { recorder: log });
  world.kernel.runUntil(world.until);
  world.check();
  const sales: Sale[] = [];
  log.forEach((entry) => {
    const { account, event, price, side } = Execution;
    if (entry.recordClass !== RECORD_FACT || entry.kind !== Execution.id) return;
    const isFill = [EXECUTION_EVENT.filledMaker, EXECUTION_EVENT.filledTaker].some(
      (fill) => fill === entry.get(event),
    );
    if (!isFill || entry.get(side) !== BUY) return;
    const round = Math.floor(entry.time / ROUND);
    sales.push({ round, buyer: entry.get(account), price: entry.get(price) });
  });
  return { sales, traceHash: world.kernel.traceHash };
}

const FORMATS = {
  'second price': {},
  'first price': { mechanisms: { 'sealed-bid': { pricing: 'first-price' } } },
  Dutch: { venue: { mechanism: 'dutch-clock' } },
  English: { venue: { mechanism: 'english-clock' } },
};

describe('scenario auction-house', () => {
  const houses = Object.entries(FORMATS).map(([name, values]) => ({ name, ...hold(values, 1) }));

  it('sells a lot in every round, in each format to the same bidder', () => {
    const [{ sales }] = houses;
    expect(sales).toHaveLength(180);
    for (const house of houses) {
      const same = house.sales.filter(({ buyer, round }, i) => buyer === sales[i].buyer && round === i);
      // Two bids may lie between two steps of a clock.
      expect(same.length).toBeGreaterThanOrEqual(178);
    }
  });

  it('brings (n - 1) / (n + 1) of the largest value in all formats', () => {
    for (const { sales } of houses) {
      const mean = sales.reduce((sum, { price }) => sum + price, 0) / sales.length;
      const error = Math.sqrt(sales.reduce((sum, { price }) => sum + (price - mean) ** 2, 0)) / sales.length;
      expect(Math.abs(mean - (HIGHEST * (BIDDERS - 1)) / (BIDDERS + 1))).toBeLessThan(2 * error);
    }
  });

  it('brings more at the first price where bidders do not see what it costs them to be truthful', () => {
    const populations = [
      { agent: 'auction-seller', count: 1 },
      { agent: 'auction-bidder', count: BIDDERS, settings: { strategy: 'truthful' } },
    ];
    const [, shaded] = houses;
    const truthful = hold({ ...FORMATS['first price'], populations, until: '5m' }, 1);
    for (const [i, { price }] of truthful.sales.entries())
      expect(price).toBeGreaterThan(shaded.sales[i].price);
  });

  it('keeps its traces', () => {
    expect(houses.map(({ traceHash }) => traceHash)).toEqual([
      '23ac99abfcbaa421',
      '00c50c8545e0c294',
      'd2fc9eba320d255d',
      '4d30f072012fc417',
    ]);
  });
});
