import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { Quote, Trade } from '../../../src/core/models/messages/marketData.ts';
import { MarketNotice, NOTICE } from '../../../src/core/models/messages/marketNotice.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';

const INTERVAL = 250_000_000;

describe('a market whose mechanism is frequent batch auctions', () => {
  it('trades at the ends of intervals, each batch at one price, and shows new orders only then', () => {
    const log = new MemoryLog();
    const values = {
      until: '20s',
      venue: { mechanism: 'frequent-batch-auction', settings: { interval: '250ms' } },
    };
    const world = buildWorld(planWorld('market', [{ source: 'test', values }], 3), { recorder: log });
    world.kernel.runUntil(world.until);
    const prices = new Map<number, Set<number>>();
    let crossed = 0;
    let [traded, announced] = [0, 0];
    log.forEach((entry) => {
      if (entry.recordClass !== RECORD_FACT) return;
      if (entry.kind === Quote.id) {
        const [bid, ask] = [entry.get(Quote.bidPrice), entry.get(Quote.askPrice)];
        if (bid !== 0 && ask !== 0 && bid >= ask) crossed++;
      }
      if (entry.kind === MarketNotice.id) {
        expect(entry.get(MarketNotice.code)).toBe(NOTICE.batchCleared);
        announced += entry.get(MarketNotice.quantity);
      }
      if (entry.kind !== Trade.id) return;
      traded += entry.get(Trade.quantity);
      const batch = prices.get(entry.time) ?? new Set();
      prices.set(entry.time, batch.add(entry.get(Trade.price)));
    });
    expect(prices.size).toBeGreaterThan(5);
    expect([...prices.keys()].every((time) => time % INTERVAL === 0)).toBe(true);
    expect([...prices.values()].every((batch) => batch.size === 1)).toBe(true);
    expect(crossed).toBe(0);
    expect(announced).toBe(traded);
  });
});
