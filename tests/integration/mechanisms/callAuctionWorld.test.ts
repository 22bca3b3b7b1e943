import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { Trade } from '../../../src/core/models/messages/marketData.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

const SECOND = 1_000_000_000;

describe('a market whose mechanism is the call auction', () => {
  it('trades once a second, all at one price', () => {
    const log = new MemoryLog();
    const values = { until: '20s', venue: { mechanism: 'call-auction', settings: { rules: 'nasdaq' } } };
    const world = buildWorld(planWorld('market', [{ source: 'test', values }], 3), { recorder: log });
    world.kernel.runUntil(world.until);
    const prices = new Map<number, Set<number>>();
    log.forEach((entry) => {
      if (entry.recordClass !== RECORD_FACT || entry.kind !== Trade.id) return;
      const auction = prices.get(entry.time) ?? new Set();
      prices.set(entry.time, auction.add(entry.get(Trade.price)));
    });
    expect(prices.size).toBeGreaterThan(5);
    expect([...prices.keys()].every((time) => time % SECOND === 0)).toBe(true);
    expect([...prices.values()].every((auction) => auction.size === 1)).toBe(true);
  });
});
