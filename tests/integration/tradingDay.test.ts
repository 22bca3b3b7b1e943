import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import { Quote, Trade } from '../../src/core/models/messages/marketData.ts';
import { IndicativePrice, PhaseChanged } from '../../src/core/models/messages/session.ts';
import { PHASE, PHASE_REASON } from '../../src/core/models/phase.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { restoreSnapshot, takeSnapshot } from '../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../src/simulation/scenarios/scenario.ts';

const MINUTE = 60e9;
const { preOpen, openingAuction, continuous, volatilityAuction, closingAuction, closed } = PHASE;
const { halt, limitState } = PHASE;

type Values = Readonly<Record<string, unknown>>;

function begin(values: Values, log?: MemoryLog, seed = 1, scenario = 'trading-day'): World {
  const plan = planWorld(scenario, [{ source: 'test', values: values as never }], seed);
  return buildWorld(plan, log === undefined ? {} : { recorder: log });
}

interface PhaseAt {
  readonly phase: number;
  readonly reason: number;
  readonly time: number;
}

function phasesIn(log: MemoryLog): PhaseAt[] {
  const found: PhaseAt[] = [];
  log.forEach((entry) => {
    if (entry.recordClass !== RECORD_FACT || entry.kind !== PhaseChanged.id) return;
    const phase = entry.get(PhaseChanged.phase);
    found.push({ phase, reason: entry.get(PhaseChanged.reason), time: entry.time });
  });
  return found;
}

describe('scenario trading-day', () => {
  const log = new MemoryLog();
  let world: World;
  let phases: PhaseAt[];

  beforeAll(() => {
    world = begin({}, log);
    for (let minute = 0; minute <= 15; minute++) {
      world.kernel.runUntil(minute * MINUTE);
      world.check();
    }
    world.kernel.finish();
    phases = phasesIn(log);
  });

  it('is the same world on every machine', () => {
    expect(world.kernel.traceHash).toBe('db85951735fe3768');
  });

  it('goes through every phase of the day, with an interruption in the middle', () => {
    expect(phases.map(({ phase }) => phase)).toEqual([
      closed,
      preOpen,
      openingAuction,
      continuous,
      volatilityAuction,
      continuous,
      closingAuction,
      closed,
    ]);
    expect(phases[4].reason).toBe(PHASE_REASON.priceRange);
    // The shock is sent after six minutes and is on its way for less than a millisecond.
    expect(phases[4].time - 6 * MINUTE).toBeLessThan(1e6);
  });

  it('trades each auction at one price, and quotes in continuous trading only', () => {
    const prices = new Map<number, Set<number>>();
    let phase: number = closed;
    log.forEach((entry) => {
      if (entry.recordClass !== RECORD_FACT) return;
      if (entry.kind === Trade.id) {
        prices.set(phase, (prices.get(phase) ?? new Set()).add(entry.get(Trade.price)));
      } else if (entry.kind === Quote.id && phase !== continuous) {
        expect([entry.get(Quote.bidPrice), entry.get(Quote.askPrice)]).toEqual([0, 0]);
      }
      // A phase is told of when it has begun; its first quote follows.
      if (entry.kind === PhaseChanged.id) phase = entry.get(PhaseChanged.phase);
    });
    expect([...prices.keys()].sort()).toEqual([
      continuous,
      openingAuction,
      volatilityAuction,
      closingAuction,
    ]);
    for (const auction of [openingAuction, volatilityAuction, closingAuction]) {
      expect(prices.get(auction)?.size).toBe(1);
    }
    expect(prices.get(continuous)?.size).toBeGreaterThan(10);
  });

  it('clears where it said it would', () => {
    let told = 0;
    let cleared = 0;
    let phase: number = closed;
    log.forEach((entry) => {
      if (entry.recordClass !== RECORD_FACT) return;
      if (entry.kind === PhaseChanged.id) phase = entry.get(PhaseChanged.phase);
      else if (phase !== volatilityAuction) return;
      else if (entry.kind === IndicativePrice.id) told = entry.get(IndicativePrice.price);
      else if (entry.kind === Trade.id) cleared = entry.get(Trade.price);
    });
    // At the limit of the shock, which is larger than all that buys.
    expect([told, cleared]).toEqual([9700, 9700]);
  });

  it('refuses nothing to traders who know the phase', () => {
    expect(world.counts().rejects).toBe(0);
  });

  it('ends its auctions at other moments under another seed', () => {
    const other = new MemoryLog();
    begin({ until: '4m' }, other, 2).kernel.runUntil(4 * MINUTE);
    expect(phasesIn(other)[3].phase).toBe(continuous);
    expect(phasesIn(other)[3].time).not.toBe(phases[3].time);
  });

  it.each([1.5, 2.5, 5, 6.5, 13.5, 14.5])('goes on from a snapshot after %d minutes', (minutes) => {
    const first = begin({});
    first.kernel.runUntil(minutes * MINUTE);
    const second = begin({});
    restoreSnapshot(second.kernel, takeSnapshot(first.kernel));
    for (const { kernel } of [first, second]) kernel.runUntil((minutes + 0.5) * MINUTE);
    expect(second.kernel.traceHash).toBe(first.kernel.traceHash);
    expect(second.kernel.stateHash).toBe(first.kernel.stateHash);
  });

  it('lets the shock through where there is no price range', () => {
    const free = new MemoryLog();
    const session = { priceRange: { dynamicPpm: 0, staticPpm: 0 } };
    begin({ session }, free).kernel.runUntil(7 * MINUTE);
    expect(phasesIn(free).map(({ phase }) => phase)).not.toContain(volatilityAuction);
  });

  it('takes bands, breakers and a calendar of its own from settings', () => {
    const settled = new MemoryLog();
    const session = {
      priceRange: { dynamicPpm: 0, staticPpm: 0 },
      limitBands: { tiers: [{ from: 0, percentPpm: 5_000 }], limitState: '5s', pause: '20s' },
      breakers: { weights: [1], levels: [{ fallPpm: 20_000, span: 'day' }] },
      exceptions: [{ date: '2026-01-05', schedule: 'day' }],
      zone: [{ from: '2026-01-01', shiftMinutes: 0 }],
      extension: { percentPpm: 1 },
    };
    begin({ session }, settled).kernel.runUntil(9 * MINUTE);
    const reasons = phasesIn(settled).map(({ reason }) => reason);
    expect(reasons).toContain(PHASE_REASON.limitBand);
    expect(reasons).toContain(PHASE_REASON.extension);
  });

  it('never opens on a holiday', () => {
    const holiday = new MemoryLog();
    const session = { exceptions: [{ date: '2026-01-05', schedule: '' }] };
    const quiet = begin({ session, until: '15m' }, holiday);
    quiet.kernel.runUntil(15 * MINUTE);
    expect(phasesIn(holiday).map(({ phase }) => phase)).toEqual([closed]);
    // The traders know that the market is closed; whoever sends a large order by the clock is told so.
    expect(quiet.counts()).toMatchObject({ orders: 1, rejects: 1, trades: 0 });
  });
});

describe.each([
  ['opening-auction', 5, 'd2c75c93aa3b34bf', [preOpen, openingAuction, continuous]],
  [
    'volatility-halt',
    10,
    '5519b76456092757',
    [openingAuction, continuous, limitState, halt, volatilityAuction, continuous],
  ],
] as const)('scenario %s', (scenario, minutes, traceHash, expected) => {
  it('goes through its phases and is the same world on every machine', () => {
    const log = new MemoryLog();
    const world = begin({}, log, 1, scenario);
    world.kernel.runUntil(minutes * MINUTE);
    world.check();
    world.kernel.finish();
    expect(phasesIn(log).map(({ phase }) => phase)).toEqual(expected);
    expect(world.counts().rejects).toBe(0);
    expect(world.kernel.traceHash).toBe(traceHash);
  });
});
