import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../src/core/data/codec/encode.ts';
import { parseAssignment } from '../../../src/core/data/config/layers.ts';
import { MemoryLog } from '../../../src/core/data/log/memoryLog.ts';
import { MarketNotice, NOTICE } from '../../../src/core/models/messages/marketNotice.ts';
import { RECORD_FACT } from '../../../src/core/models/ports/recorder.ts';
import { type KernelSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { NewsGains } from '../../support/newsGains.ts';

function plan(lastLook: string, until = '2m', more: object = {}) {
  const values = { until, venue: { settings: { lastLook, ...more } } };
  return planWorld('request-for-quote', [{ source: 'test', values }], 7);
}

/** What dealers, clients without a view and the client that follows the news gain, in ticks at the common value. */
function gains(lastLook: string, rejects = 'asymmetric') {
  const recorder = new NewsGains();
  const dealers = parseAssignment(`populations.0.settings.rejects=${rejects}`);
  const values = { until: '2m', venue: { settings: { lastLook } } };
  const plan = planWorld('request-for-quote', [{ source: 'test', values }, dealers], 7);
  const world = buildWorld(plan, { recorder });
  world.kernel.runUntil(world.until);
  world.check();
  const of = (from: number, to: number) =>
    world.actors.reduce((sum, _actor, id) => (id >= from && id < to ? sum + recorder.of(id) : sum), 0);
  const first = world.actors.findIndex(({ kind }) => kind === 'rfq-dealer');
  return {
    dealers: of(first, first + 5),
    noise: of(first + 5, first + 15),
    informed: of(first + 15, first + 16),
  };
}

function notices(lastLook: string, code: number): number {
  const log = new MemoryLog();
  const world = buildWorld(plan(lastLook), { recorder: log });
  world.kernel.runUntil(world.until);
  let count = 0;
  log.forEach((entry) => {
    const isOne = entry.recordClass === RECORD_FACT && entry.kind === MarketNotice.id;
    if (isOne && entry.get(MarketNotice.code) === code) count += 1;
  });
  return count;
}

describe('dealers and their clients', () => {
  it('last look moves what the client that follows the news gains back to the dealers', () => {
    const [firm, looked] = [gains('0ms'), gains('50ms')];
    expect(firm.dealers + firm.noise + firm.informed).toBeCloseTo(0, 6);
    expect(firm.informed).toBeGreaterThan(0);
    expect(looked.informed).toBeLessThan(firm.informed / 2);
    expect(looked.dealers).toBeGreaterThan(firm.dealers);
  });

  it('an asymmetric last look costs the clients without a view more than firm prices, a symmetric one less', () => {
    const [firm, asymmetric, symmetric] = [gains('0ms'), gains('50ms'), gains('50ms', 'symmetric')];
    expect(asymmetric.noise).toBeLessThan(2 * firm.noise);
    expect(symmetric.noise).toBeGreaterThan(firm.noise);
    expect(symmetric.dealers).toBeGreaterThan(0);
  });

  it('rejections are in the log, and only where there is a last look', () => {
    expect(notices('0ms', NOTICE.lastLookRejected)).toBe(0);
    expect(notices('50ms', NOTICE.lastLookRejected)).toBeGreaterThan(20);
  });

  it('go on from a snapshot as if nothing had been', () => {
    const short = plan('50ms', '20s', { show: 'two-way' });
    const whole = buildWorld(short, {});
    whole.kernel.run({ maxEvents: 1500 });
    const bytes = encodePlain(takeSnapshot(whole.kernel));
    const second = forkWorld(short, decodePlain(bytes) as KernelSnapshot);
    expect(second.kernel.stateHash).toBe(whole.kernel.stateHash);
    for (const world of [whole, second]) world.kernel.runUntil(world.until);
    expect(second.kernel.stateHash).toBe(whole.kernel.stateHash);
    expect(second.kernel.traceHash).toBe(whole.kernel.traceHash);
  });
});
