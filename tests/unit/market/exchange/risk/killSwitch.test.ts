import { describe, expect, it } from 'vitest';
import { CANCEL_REASON } from '../../../../../src/core/models/messages/execution.ts';
import {
  AccountNotice,
  CANCEL_ON,
  KillSwitch,
  Logon,
  Logout,
  MassCancelSide,
  RISK_EVENT,
  SessionLost,
} from '../../../../../src/core/models/messages/risk.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY_SIDE, RiskBench, SELL_SIDE } from '../../../../support/riskBench.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

const MANAGER = 7;
const OPERATOR = 8;
const STRANGER = 9;
const instruments = [share(), share({ symbol: 'B' })];

/** Account 1 is watched by a manager, 2 and 3 by the operator alone; 1 has three orders, 2 has one. */
function begin(): RiskBench {
  const bench = new RiskBench(
    {},
    { instruments, risk: { accounts: [{ account: 1, riskManager: MANAGER }], operators: [OPERATOR] } },
  );
  bench.enter(1, BUY_SIDE, 100, 5);
  bench.enter(1, SELL_SIDE, 200, 5);
  bench.enter(1, BUY_SIDE, 100, 5, { instrument: 1 });
  bench.enter(2, BUY_SIDE, 99, 5);
  return bench;
}

function notice(account: number, event: number, by: number, cancelled: number): string {
  return `account-notice {account: ${account}, event: ${event}, by: ${by}, cancelled: ${cancelled}}`;
}

function refused(to: number, kind: number, account: number, code: number): string[] {
  return [`${to}: risk-rejected {kind: ${kind}, account: ${account}, code: ${code}}`];
}

describe('kill switch', () => {
  it('cancels everything of the account and tells it and who asked', () => {
    const bench = begin();
    const lines = bench.send(MANAGER, KillSwitch.id, 1, 1);
    const cancelled = lines.filter((line) => line.includes('order-cancelled'));
    expect(cancelled).toHaveLength(3);
    for (const line of cancelled) expect(line).toContain(`reason: ${CANCEL_REASON.killSwitch}`);
    const told = notice(1, RISK_EVENT.killed, MANAGER, 3);
    expect(lines.slice(-2)).toEqual([`1: ${told}`, `${MANAGER}: ${told}`]);
    expect(bench.takeFacts(AccountNotice.id)).toEqual([told]);
    expect(bench.venue.engine.liveOrders).toBe(1);
  });

  it('refuses orders until it is off, also those that were on their way', () => {
    const bench = begin();
    bench.send(OPERATOR, KillSwitch.id, 1, 1);
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('accountKilled');
    expect(bench.move(1, 1, 101, 5)).toBe('tooLateToCancel');
    expect(bench.enter(2, BUY_SIDE, 100, 5)).toBe('taken');
    expect(bench.send(MANAGER, KillSwitch.id, 1, 0)[0]).toBe(
      `1: ${notice(1, RISK_EVENT.enabled, MANAGER, 0)}`,
    );
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('taken');
  });

  it('may be turned on by the account, which turns it off only where nobody is set over it', () => {
    const bench = begin();
    expect(bench.send(1, KillSwitch.id, 1, 1).at(-1)).toBe(`1: ${notice(1, RISK_EVENT.killed, 1, 3)}`);
    expect(bench.send(1, KillSwitch.id, 1, 0)).toEqual(refused(1, KillSwitch.id, 1, REJECT_CODE.notEntitled));
    bench.send(2, KillSwitch.id, 2, 1);
    expect(bench.send(2, KillSwitch.id, 2, 0)).toEqual([`2: ${notice(2, RISK_EVENT.enabled, 2, 0)}`]);
  });

  it('that an operator turned on stays on for the account, whatever it sends', () => {
    const bench = begin();
    bench.send(OPERATOR, KillSwitch.id, 2, 1);
    bench.send(2, KillSwitch.id, 2, 1);
    expect(bench.send(2, KillSwitch.id, 2, 0)).toEqual(refused(2, KillSwitch.id, 2, REJECT_CODE.notEntitled));
    expect(bench.enter(2, BUY_SIDE, 100, 5)).toBe('accountKilled');
    bench.send(OPERATOR, KillSwitch.id, 2, 0);
    expect(bench.enter(2, BUY_SIDE, 100, 5)).toBe('taken');
  });

  it('is not for strangers, nor for accounts that are none', () => {
    const bench = begin();
    for (const from of [STRANGER, 2, MANAGER]) {
      const code = REJECT_CODE.notEntitled;
      expect(bench.send(from, KillSwitch.id, 3, 1)).toEqual(refused(from, KillSwitch.id, 3, code));
    }
    const code = REJECT_CODE.invalidRiskRequest;
    expect(bench.send(OPERATOR, KillSwitch.id, 9, 1)).toEqual(refused(OPERATOR, KillSwitch.id, 9, code));
    expect(bench.send(OPERATOR, KillSwitch.id, 1, 2)).toEqual(refused(OPERATOR, KillSwitch.id, 1, code));
  });

  it('is not for senders that are no actors', () => {
    const bench = begin();
    for (const kind of [KillSwitch.id, SessionLost.id]) expect(bench.send(-1, kind, 2, 1)).toEqual([]);
    expect(bench.enter(2, BUY_SIDE, 100, 5)).toBe('taken');
  });

  it('is refused by a venue without a gate', () => {
    const bench = new VenueBench();
    expect(bench.send(1, KillSwitch.id, 1, 1)).toEqual(refused(1, KillSwitch.id, 1, REJECT_CODE.noRiskGate));
    expect(bench.send(1, AccountNotice.id, 1, 1)).toEqual([]);
  });
});

describe('mass cancel by side', () => {
  it('takes one side of one instrument or of all, with a gate and without', () => {
    const bench = begin();
    expect(
      bench.send(1, MassCancelSide.id, 0, BUY_SIDE).filter((line) => line.includes('cancelled')),
    ).toHaveLength(1);
    expect(
      bench.send(1, MassCancelSide.id, -1, BUY_SIDE).filter((line) => line.includes('cancelled')),
    ).toHaveLength(1);
    expect(bench.venue.engine.liveOrders).toBe(2);
    const plain = new VenueBench();
    plain.order(1, 1, SELL_SIDE, 100, 5);
    expect(plain.send(1, MassCancelSide.id, 0, SELL_SIDE)[0]).toContain(`reason: ${CANCEL_REASON.requested}`);
  });

  it('refuses what it cannot read', () => {
    const bench = begin();
    expect(bench.send(1, MassCancelSide.id, 0, 2)[0]).toContain(`code: ${REJECT_CODE.invalidSide}`);
    expect(bench.send(1, MassCancelSide.id, 5, 0)[0]).toContain(`code: ${REJECT_CODE.unknownInstrument}`);
    expect(bench.send(STRANGER, MassCancelSide.id, 0, 0)[0]).toContain(`code: ${REJECT_CODE.unknownAccount}`);
  });
});

describe('sessions', () => {
  const lost = (bench: RiskBench) => bench.send(OPERATOR, SessionLost.id, 1);
  const cancels = (lines: string[]) =>
    lines.filter((line) => line.includes(`reason: ${CANCEL_REASON.disconnect}`)).length;

  it('that are lost cancel by default, and close the account until it logs on', () => {
    const bench = begin();
    const lines = lost(bench);
    expect(cancels(lines)).toBe(3);
    expect(lines.at(-1)).toBe(`${OPERATOR}: ${notice(1, RISK_EVENT.sessionLost, OPERATOR, 3)}`);
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('sessionClosed');
    expect(bench.send(1, Logon.id, CANCEL_ON.loss)).toEqual([`1: ${notice(1, RISK_EVENT.loggedOn, 1, 0)}`]);
    expect(bench.enter(1, BUY_SIDE, 100, 5)).toBe('taken');
  });

  it.each([
    [CANCEL_ON.nothing, 0, 0],
    [CANCEL_ON.loss, 3, 0],
    [CANCEL_ON.lossAndLogout, 3, 3],
  ])('with choice %i cancel %i orders when lost and %i at logout', (choice, whenLost, atLogout) => {
    const first = begin();
    first.send(1, Logon.id, choice);
    expect(cancels(lost(first))).toBe(whenLost);
    const second = begin();
    second.send(1, Logon.id, choice);
    expect(cancels(second.send(1, Logout.id))).toBe(atLogout);
    expect(second.enter(1, BUY_SIDE, 100, 5)).toBe('sessionClosed');
  });

  it('are told lost by who watches over the account', () => {
    const bench = begin();
    const code = REJECT_CODE.notEntitled;
    expect(bench.send(2, SessionLost.id, 1)).toEqual(refused(2, SessionLost.id, 1, code));
    expect(bench.send(1, SessionLost.id, 1)).toEqual(refused(1, SessionLost.id, 1, code));
    expect(cancels(bench.send(MANAGER, SessionLost.id, 1))).toBe(3);
  });

  it('refuse what they cannot read', () => {
    const bench = begin();
    expect(bench.send(1, Logon.id, 3)).toEqual(refused(1, Logon.id, 1, REJECT_CODE.invalidRiskRequest));
    expect(bench.send(STRANGER, Logon.id, 0)).toEqual(
      refused(STRANGER, Logon.id, STRANGER, REJECT_CODE.unknownAccount),
    );
    expect(bench.send(STRANGER, Logout.id)).toEqual(
      refused(STRANGER, Logout.id, STRANGER, REJECT_CODE.unknownAccount),
    );
    expect(bench.send(OPERATOR, SessionLost.id, -1)).toEqual(
      refused(OPERATOR, SessionLost.id, -1, REJECT_CODE.invalidRiskRequest),
    );
  });

  it('leave a kill switch on', () => {
    const bench = begin();
    bench.send(OPERATOR, KillSwitch.id, 2, 1);
    bench.send(2, Logon.id, CANCEL_ON.nothing);
    expect(bench.enter(2, BUY_SIDE, 100, 5)).toBe('accountKilled');
  });
});
