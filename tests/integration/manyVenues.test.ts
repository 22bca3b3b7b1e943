import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import {
  ConsolidatedQuote,
  MARKET_CONDITION,
  MarketCondition,
} from '../../src/core/models/messages/consolidated.ts';
import { EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import { Quote, Trade } from '../../src/core/models/messages/marketData.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { takeSnapshot } from '../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../src/simulation/scenarios/scenario.ts';

interface Fact {
  readonly time: number;
  readonly from: number;
  readonly kind: number;
  readonly values: readonly number[];
}

const plan = (scenario: string, values: object, seed = 1) =>
  planWorld(scenario, [{ source: 'test', values: { ...values } }], seed);

/** Runs a world and gives the facts of some kinds, in their order. */
function played(
  scenario: string,
  values: object,
  kinds: readonly { readonly id: number; readonly fields: readonly string[] }[],
) {
  const log = new MemoryLog();
  const world = buildWorld(plan(scenario, values), { recorder: log });
  world.kernel.runUntil(world.until);
  world.kernel.finish();
  world.check();
  const facts: Fact[] = [];
  log.forEach((entry) => {
    const kind = kinds.find(({ id }) => id === entry.kind);
    if (entry.recordClass !== RECORD_FACT || kind === undefined) return;
    const values_ = kind.fields.map((_, i) => entry.get(i));
    facts.push({ time: entry.time, from: entry.from, kind: entry.kind, values: values_ });
  });
  return { world, facts };
}

function forksAsItWouldHaveGone(scenario: string, values: object): void {
  const past = buildWorld(plan(scenario, values));
  past.kernel.runUntil(past.until / 3);
  const fork = forkWorld(plan(scenario, values), takeSnapshot(past.kernel));
  for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
  expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
  expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
}

describe('scenario two-venues', () => {
  const [MAKER_TAKER, INVERTED, CONSOLIDATED] = [0, 1, 2];
  let world: World;
  let facts: readonly Fact[];

  beforeAll(() => {
    ({ world, facts } = played('two-venues', { until: '60s' }, [
      ConsolidatedQuote,
      MarketCondition,
      Execution,
    ]));
  });

  it('is the same world on every machine', () => {
    expect(world.kernel.traceHash).toBe('76ab039c8626d6c3');
  });

  it('lists one stock at two venues, and refuses next to nothing', () => {
    expect(world.instruments.map(({ symbol, venue }) => [symbol, venue])).toEqual([
      ['ABC', MAKER_TAKER],
      ['ABC', INVERTED],
    ]);
    const { orders, trades, rejects } = world.counts();
    expect(trades).toBeGreaterThan(1000);
    expect(rejects).toBeLessThan(orders / 1000);
  });

  it('tells of locked and crossed markets between the two, which end within the way to the venues and back', () => {
    const conditions = facts.filter(({ kind }) => kind === MarketCondition.id);
    const { normal, locked, crossed } = MARKET_CONDITION;
    const lasted = { [normal]: 0, [locked]: 0, [crossed]: 0 } as Record<number, number>;
    let before: number = normal;
    for (const { from, values } of conditions) {
      expect(from).toBe(CONSOLIDATED);
      expect(values[MarketCondition.condition]).not.toBe(before);
      lasted[before] += values[MarketCondition.lasted];
      before = values[MarketCondition.condition];
      if (before !== normal)
        expect(values[MarketCondition.bidVenue]).not.toBe(values[MarketCondition.askVenue]);
    }
    expect(
      conditions.filter(({ values }) => values[MarketCondition.condition] === crossed).length,
    ).toBeGreaterThan(5);
    expect(lasted[locked] + lasted[crossed]).toBeLessThan(0.05 * lasted[normal]);
  });

  it('has an arbitrageur that buys at one venue what it sells at the other', () => {
    const arbitrageur = world.actors.findIndex(({ kind }) => kind === 'arbitrageur');
    const lots = [0, 0];
    for (const { from, kind, values } of facts) {
      if (kind !== Execution.id || values[Execution.account] !== arbitrageur) continue;
      if (values[Execution.event] !== EXECUTION_EVENT.filledTaker) continue;
      lots[from] += (values[Execution.side] === 0 ? 1 : -1) * values[Execution.quantity];
    }
    expect(Math.abs(lots[MAKER_TAKER])).toBeGreaterThan(0);
    expect(Math.abs(lots[MAKER_TAKER] + lots[INVERTED])).toBeLessThanOrEqual(50);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    forksAsItWouldHaveGone('two-venues', { until: '6s' });
  });
});

describe('the consolidated quote of a run', () => {
  it('is the best of all quotes that had arrived, as working it out afresh has it', () => {
    const delay = 100_000;
    const network = { model: 'constant', delayNs: delay, placesNs: [] };
    const places = { place: 0 };
    const values = {
      until: '20s',
      network,
      consolidated: { delayNs: 0, ...places },
      venues: [{ name: 'a' }, { name: 'b', tickSize: '0.005' }, { name: 'c', tickSize: '0.02' }],
      instruments: [{ currencyScale: 3 }],
      populations: ['a', 'b', 'c'].map((venue) => ({ agent: 'zero-intelligence', count: 20, venue })),
    };
    const { facts } = played('two-venues', values, [Quote, ConsolidatedQuote]);
    const gridTicks = [2, 1, 4];
    const quotes = facts.filter(({ kind }) => kind === Quote.id);
    const told = facts.filter(({ kind }) => kind === ConsolidatedQuote.id);
    const shown = gridTicks.map(() => [0, 0]);
    let next = 0;
    for (const [i, { time, values: best }] of told.entries()) {
      if (told[i + 1]?.time === time) continue;
      for (; next < quotes.length && quotes[next].time + delay <= time; next++) {
        const { from, values: quote } = quotes[next];
        shown[from] = [Quote.bidPrice, Quote.askPrice].map((field) => quote[field] * gridTicks[from]);
      }
      const bids = shown.map(([bid]) => bid);
      const asks = shown.map(([, ask]) => ask).filter((ask) => ask > 0);
      expect(best[ConsolidatedQuote.bidPrice]).toBe(Math.max(...bids));
      expect(best[ConsolidatedQuote.askPrice]).toBe(asks.length === 0 ? 0 : Math.min(...asks));
      if (Math.max(...bids) > 0) expect(bids[best[ConsolidatedQuote.bidVenue]]).toBe(Math.max(...bids));
    }
    expect(told.length).toBeGreaterThan(100);
  });
});

describe('scenario dark-and-lit', () => {
  const [LIT, DARK] = [0, 1];
  const run = (darkShare: number) => {
    const populations = { 2: { settings: { darkShare } } };
    return played('dark-and-lit', { until: '60s', populations }, [Trade, Quote]);
  };
  let half: ReturnType<typeof run>;

  beforeAll(() => {
    half = run(0.5);
  });

  it('is the same world on every machine', () => {
    expect(half.world.kernel.traceHash).toBe('918050f08e37c056');
  });

  it('shows nothing of the dark book but its trades, in the middle of what the lit one showed', () => {
    const { facts } = half;
    expect(facts.some(({ kind, from }) => kind === Quote.id && from === DARK)).toBe(false);
    const middles = new Set<number>();
    let trades = 0;
    for (const { kind, from, values } of facts) {
      // Two ticks of the dark book in one of the lit: the sum of bid and ask is the middle.
      if (kind === Quote.id) middles.add(values[Quote.bidPrice] + values[Quote.askPrice]);
      if (kind !== Trade.id || from !== DARK) continue;
      trades += 1;
      expect(middles.has(values[Trade.price])).toBe(true);
    }
    expect(trades).toBeGreaterThan(50);
  });

  it('has no trade in the dark where nobody goes there', () => {
    const { facts } = run(0);
    expect(facts.some(({ kind, from }) => kind === Trade.id && from === DARK)).toBe(false);
    expect(facts.some(({ kind, from }) => kind === Trade.id && from === LIT)).toBe(true);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    forksAsItWouldHaveGone('dark-and-lit', { until: '6s' });
  });
});
