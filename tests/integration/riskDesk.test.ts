import { beforeAll, describe, expect, it } from 'vitest';
import type { ConfigObject } from '../../src/core/data/config/layers.ts';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import { CANCEL_REASON, EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import { AccountNotice, RISK_EVENT } from '../../src/core/models/messages/risk.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { rejectName } from '../../src/core/models/rejectCodes.ts';
import { restoreSnapshot, takeSnapshot } from '../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../src/simulation/scenarios/scenario.ts';

const SECOND = 1e9;
const PATIENCE = 50;
const SETTINGS = { until: '40s', manager: { patience: PATIENCE } };

function begin(values: ConfigObject, log?: MemoryLog): World {
  const plan = planWorld('risk-desk', [{ source: 'test', values }], 2);
  return buildWorld(plan, log === undefined ? {} : { recorder: log });
}

/** What happened to orders of the agent, by its reason. */
function reasons(world: World, log: MemoryLog, agent: string): Map<string, number> {
  const account = world.actors.findIndex(({ name }) => name === agent);
  const found = new Map<string, number>();
  log.forEach((entry) => {
    if (entry.kind !== Execution.id || entry.get(Execution.account) !== account) return;
    const event = entry.get(Execution.event);
    const reference = entry.get(Execution.reference);
    const name =
      event === EXECUTION_EVENT.rejected
        ? rejectName(reference)
        : event === EXECUTION_EVENT.cancelled
          ? (Object.keys(CANCEL_REASON)[reference] ?? '')
          : '';
    if (name !== '') found.set(name, (found.get(name) ?? 0) + 1);
  });
  return found;
}

describe('scenario risk-desk', () => {
  const log = new MemoryLog();
  let world: World;

  beforeAll(() => {
    world = begin(SETTINGS, log);
    for (let t = 0; t <= 40; t++) {
      world.kernel.runUntil(t * SECOND);
      world.check();
    }
    world.kernel.finish();
  });

  it('refuses what the fat finger typed wrong, and nothing else of it', () => {
    const found = reasons(world, log, 'fat-finger');
    expect(found.get('outsidePriceCollar')).toBeGreaterThanOrEqual(2);
    expect(found.get('orderQuantityLimit')).toBeGreaterThanOrEqual(2);
    expect(found.get('messageRateLimit')).toBeUndefined();
  });

  it('holds the runaway algorithm back until its manager stops it, with all its orders', () => {
    const found = reasons(world, log, 'runaway');
    expect(found.get('messageRateLimit')).toBeGreaterThanOrEqual(PATIENCE);
    expect(found.get('killSwitch')).toBeGreaterThanOrEqual(200);
  });

  it("takes the hung maker's quotes out of the book", () => {
    expect(reasons(world, log, 'fragile-maker').get('deadMan')).toBe(2);
  });

  it('records what happened to accounts', () => {
    const events: number[] = [];
    log.forEach((entry) => {
      if (entry.kind === AccountNotice.id && entry.recordClass === RECORD_FACT)
        events.push(entry.get(AccountNotice.event));
    });
    const { armed, killed, timedOut, enabled } = RISK_EVENT;
    expect(events).toEqual([armed, killed, timedOut, armed, enabled]);
  });

  it('goes on from a snapshot of the middle of it all, to the same trace', () => {
    const first = begin(SETTINGS);
    // The kill switch is on and a dead-man timer under way.
    first.kernel.runUntil(25.2 * SECOND);
    const snapshot = takeSnapshot(first.kernel);
    const second = begin(SETTINGS);
    restoreSnapshot(second.kernel, snapshot);
    for (const { kernel } of [first, second]) kernel.runUntil(40 * SECOND);
    expect(second.kernel.traceHash).toBe(first.kernel.traceHash);
    second.check();
  });

  it('without limits refuses nothing', () => {
    const free = new MemoryLog();
    const none = { collarPpm: 0, maxOrderLots: 0, maxOrderNotionalMinor: 0 };
    const open = begin({ until: '19s', risk: { ...none, rateMessages: 0, maxOpenOrders: 0 } }, free);
    open.kernel.runUntil(19 * SECOND);
    expect(open.counts().rejects).toBe(0);
    expect(reasons(open, free, 'fat-finger').get('immediateOrCancel')).toBeGreaterThan(0);
  });
});
