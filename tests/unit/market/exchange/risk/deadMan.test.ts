import { describe, expect, it } from 'vitest';
import { CANCEL_REASON } from '../../../../../src/core/models/messages/execution.ts';
import { ArmDeadMan, Heartbeat, RISK_EVENT } from '../../../../../src/core/models/messages/risk.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY_SIDE, RiskBench } from '../../../../support/riskBench.ts';

/** Runs the wake-ups that are due up to `time`, late by `late`, as the kernel would; gives what they made it say. */
function runTo(bench: RiskBench, time: number, late = 0): string[] {
  const { ctx, venue } = bench;
  for (;;) {
    ctx.wakes.sort((a, b) => a.time - b.time);
    if (ctx.wakes.length === 0 || ctx.wakes[0].time > time) break;
    const [wake] = ctx.wakes.splice(0, 1);
    ctx.now = wake.time + late;
    venue.wake(ctx, wake.tag);
    venue.check();
  }
  ctx.now = Math.max(ctx.now, time);
  return ctx.take().map(({ to, message }) => `${to}: ${message.text}`);
}

function armed(interval: number): RiskBench {
  const bench = new RiskBench({});
  bench.enter(1, BUY_SIDE, 100, 5);
  bench.send(1, ArmDeadMan.id, interval);
  return bench;
}

const lost = (lines: string[]) =>
  lines.filter((line) => line.includes(`reason: ${CANCEL_REASON.deadMan}`)).length;

describe('dead-man timer', () => {
  it('cancels after a silence of the interval, and no sooner', () => {
    const bench = armed(100);
    expect(runTo(bench, 99)).toEqual([]);
    const lines = runTo(bench, 100);
    expect(lost(lines)).toBe(1);
    expect(lines.at(-1)).toBe(
      `1: account-notice {account: 1, event: ${RISK_EVENT.timedOut}, by: 0, cancelled: 1}`,
    );
  });

  it('is started anew by any message of the account, and by nobody else', () => {
    const bench = armed(100);
    runTo(bench, 60);
    bench.send(1, Heartbeat.id);
    expect(lost(runTo(bench, 120))).toBe(0);
    bench.cancel(1, 77);
    expect(lost(runTo(bench, 219))).toBe(0);
    bench.enter(2, BUY_SIDE, 90, 5);
    expect(lost(runTo(bench, 220))).toBe(1);
  });

  it('lets the account go on trading, disarmed', () => {
    const bench = armed(100);
    runTo(bench, 100);
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('taken');
    expect(runTo(bench, 1000)).toEqual([]);
  });

  it('can be disarmed, and armed again with another interval', () => {
    const bench = armed(100);
    bench.send(1, ArmDeadMan.id, 0);
    expect(runTo(bench, 500)).toEqual([]);
    bench.send(1, ArmDeadMan.id, 1000);
    bench.send(1, ArmDeadMan.id, 10);
    expect(lost(runTo(bench, 510))).toBe(1);
    expect(runTo(bench, 5000)).toEqual([]);
  });

  it('fires late where the venue is late', () => {
    expect(lost(runTo(armed(100), 100, 7))).toBe(1);
  });

  it('keeps one wake-up under way, however much is said', () => {
    const bench = armed(100);
    for (let now = 1; now <= 1000; now++) {
      runTo(bench, now);
      bench.send(1, Heartbeat.id);
      expect(bench.ctx.wakes).toHaveLength(1);
    }
    expect(bench.venue.engine.liveOrders).toBe(1);
  });

  it('refuses intervals that are none, and actors without an account', () => {
    const bench = new RiskBench({});
    for (const interval of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(bench.send(1, ArmDeadMan.id, interval)[0]).toContain(`code: ${REJECT_CODE.invalidRiskRequest}`);
    }
    expect(bench.send(9, ArmDeadMan.id, 5)[0]).toContain(`code: ${REJECT_CODE.unknownAccount}`);
    expect(bench.send(9, Heartbeat.id)[0]).toContain(`code: ${REJECT_CODE.unknownAccount}`);
  });
});
