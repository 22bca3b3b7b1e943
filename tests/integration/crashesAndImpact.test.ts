import { describe, expect, it } from 'vitest';
import { EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import { Quote, Trade } from '../../src/core/models/messages/marketData.ts';
import { MetaorderProgress } from '../../src/core/models/messages/metaorder.ts';
import { PhaseChanged } from '../../src/core/models/messages/session.ts';
import { PHASE } from '../../src/core/models/phase.ts';
import { RECORD_FACT, type Recorder } from '../../src/core/models/ports/recorder.ts';
import { takeSnapshot } from '../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';

const plan = (scenario: string, values: object, seed = 1) =>
  planWorld(scenario, [{ source: 'test', values: { ...values } }], seed);

interface Fact {
  readonly kind: number;
  readonly time: number;
  readonly get: Float64Array;
}

/** Runs a world, and gives it with its facts of some kinds, as their fields. */
function played(scenario: string, values: object, kinds: readonly { readonly id: number }[], seed = 1) {
  const facts: Fact[] = [];
  const ids = kinds.map(({ id }) => id);
  const recorder: Recorder = {
    write(recordClass, _events, time, _from, _to, kind, payload, base, count) {
      if (recordClass !== RECORD_FACT || !ids.includes(kind)) return;
      facts.push({ kind, time, get: payload.slice(base, base + count) });
    },
    anchor() {},
  };
  const world = buildWorld(plan(scenario, values, seed), { recorder });
  world.kernel.runUntil(world.until);
  world.check();
  return { world, facts };
}

function forksAsItWouldHaveGone(scenario: string, values: object): void {
  const past = buildWorld(plan(scenario, values));
  past.kernel.runUntil(past.until / 2);
  const fork = forkWorld(plan(scenario, values), takeSnapshot(past.kernel));
  for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
  expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
  expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
}

describe('scenario chiarella-iori', () => {
  it('is the same world on every machine, and goes on from a snapshot', () => {
    const { world } = played('chiarella-iori', { until: '20m' }, []);
    expect(world.kernel.traceHash).toBe('4849372095b10078');
    expect(world.counts().rejects).toBe(0);
    forksAsItWouldHaveGone('chiarella-iori', { until: '10m' });
  });

  it('refuses bounds that are the wrong way round', () => {
    const populations = [{ agent: 'fcn', settings: { mostWindow: 50 } }];
    expect(() => plan('chiarella-iori', { populations })).toThrow(
      'populations.0.settings.mostWindow is 50: leastWindow is 100',
    );
  });

  it('matches nobody in the first hundred steps, and everybody who can at their end', () => {
    const { facts } = played('chiarella-iori', { until: '5m' }, [Trade]);
    expect(facts[0].time).toBe(100e9);
    expect(facts.filter(({ time }) => time === 100e9).length).toBeGreaterThan(10);
    expect(facts.filter(({ time }) => time > 100e9).length).toBeGreaterThan(20);
  });
});

describe('scenario metaorders', () => {
  it('is the same world on every machine, and goes on from a snapshot', () => {
    const { world } = played('metaorders', {}, []);
    expect(world.kernel.traceHash).toBe('e4588bb4526b9b7f');
    forksAsItWouldHaveGone('metaorders', { until: '90s' });
  });

  it('records what the order found and what it cost, as the fills in the log say', () => {
    const { facts } = played('metaorders', {}, [MetaorderProgress, Execution]);
    const reports = facts.filter(({ kind }) => kind === MetaorderProgress.id);
    expect(reports).toHaveLength(2);
    const [begun, done] = reports.map(({ get }) => get);
    const EXECUTOR = 2;
    const { filledTaker } = EXECUTION_EVENT;
    const fills = facts.filter(
      ({ kind, get }) =>
        kind === Execution.id && get[Execution.account] === EXECUTOR && get[Execution.event] === filledTaker,
    );
    const lots = fills.reduce((sum, { get }) => sum + get[Execution.quantity], 0);
    const paid = fills.reduce((sum, { get }) => sum + get[Execution.quantity] * get[Execution.price], 0);
    expect(begun[MetaorderProgress.filled]).toBe(0);
    expect(done[MetaorderProgress.filled]).toBe(256);
    expect(lots).toBe(256);
    expect(done[MetaorderProgress.averagePrice]).toBe(paid / lots);
    const arrival = done[MetaorderProgress.arrivalPrice];
    const sign = done[MetaorderProgress.side] === 0 ? 1 : -1;
    expect(done[MetaorderProgress.shortfall]).toBeCloseTo(sign * (paid / lots - arrival), 9);
    const share = 256 / done[MetaorderProgress.marketVolume];
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.18);
  });

  it('does to the market what a smaller order does, until the smaller one is filled', () => {
    const executor = { side: 'random', participation: 0.1667, start: '30s', intervalMs: 250 };
    const midsOf = (quantity: number) => {
      const populations = [
        { agent: 'smith-farmer', settings: { window: 300 } },
        { agent: 'metaorder-executor', settings: { ...executor, quantity } },
      ];
      const { facts } = played('metaorders', { until: '2m', populations }, [Quote, MetaorderProgress]);
      const end = facts.findLast(({ kind }) => kind === MetaorderProgress.id)!.time;
      return { end, quotes: facts.filter(({ kind }) => kind === Quote.id) };
    };
    const small = midsOf(32);
    const large = midsOf(128);
    const until = ({ quotes }: ReturnType<typeof midsOf>) =>
      quotes.filter(({ time }) => time <= small.end).map(({ time, get }) => [time, ...get]);
    expect(small.end).toBeLessThan(60e9);
    expect(until(large)).toEqual(until(small));
  });
});

describe('scenario flash-crash', () => {
  const least = (facts: readonly Fact[]) =>
    facts
      .filter(({ get }) => get[Quote.bidPrice] > 0 && get[Quote.askPrice] > 0)
      .reduce((lowest, { get }) => Math.min(lowest, (get[Quote.bidPrice] + get[Quote.askPrice]) / 2), 1e9);

  it('falls by a tenth and comes back, with many times the volume; a pause of trading stops the fall', () => {
    const crash = played('flash-crash', { until: '8m30s' }, [Quote, Trade]);
    expect(crash.world.kernel.traceHash).toBe('fd3ea7c518f5be2c');
    const quotes = crash.facts.filter(({ kind }) => kind === Quote.id);
    expect(least(quotes)).toBeLessThan(4560 * 0.9);
    const last = quotes[quotes.length - 1].get;
    expect((last[Quote.bidPrice] + last[Quote.askPrice]) / 2).toBeGreaterThan(4560 * 0.97);
    const volume = (from: number, to: number) =>
      crash.facts
        .filter(({ kind, time }) => kind === Trade.id && time >= from * 60e9 && time < to * 60e9)
        .reduce((sum, { get }) => sum + get[Trade.quantity], 0);
    expect(volume(6, 7)).toBeGreaterThan(20 * volume(1, 2));

    const session = { priceRange: { dynamicPpm: 13_000 } };
    const config = plan('flash-crash', {}).config as unknown as { venues: { session: object }[] };
    const [venue] = config.venues;
    const paused = { ...venue, session: merged(venue.session, session) };
    const calmed = played('flash-crash', { until: '8m30s', venues: [paused] }, [Quote, PhaseChanged]);
    const pauses = calmed.facts.filter(
      ({ kind, get }) => kind === PhaseChanged.id && get[PhaseChanged.phase] === PHASE.volatilityAuction,
    );
    expect(pauses.length).toBeGreaterThan(0);
    expect(least(calmed.facts.filter(({ kind }) => kind === Quote.id))).toBeGreaterThan(4560 * 0.96);
  });

  it('does not happen without the seller, and goes on from a snapshot', () => {
    const config = plan('flash-crash', {}).config as unknown as { populations: { count: number }[] };
    const populations = config.populations.map((one, i) => (i === 4 ? { ...one, count: 0 } : one));
    const calm = played('flash-crash', { until: '8m', populations }, [Quote]);
    expect(least(calm.facts)).toBeGreaterThan(4560 * 0.99);
    forksAsItWouldHaveGone('flash-crash', { until: '6m30s' });
  });
});

function merged(session: object, changes: { readonly priceRange: object }): object {
  const { priceRange } = session as { readonly priceRange: object };
  return { ...session, priceRange: { ...priceRange, ...changes.priceRange } };
}
