import { describe, expect, it } from 'vitest';
import { AccountNotice, CANCEL_ON, RiskRejected } from '../../../../../src/core/models/messages/risk.ts';
import { ORDER_STATE } from '../../../../../src/core/models/orderState.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { VenueGateway } from '../../../../../src/market/exchange/gateway/venueGateway.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const VENUE = 0;
const SELF = 3;

function begin() {
  const gateway = new VenueGateway({
    venue: VENUE,
    instruments: [{ tickValueMinor: 1 }, { tickValueMinor: 1 }],
  });
  const ctx = new FakeContext(SELF);
  gateway.attach(ctx);
  return { gateway, ctx, sent: () => ctx.take().map(({ to, message }) => `${to}: ${message.text}`) };
}

describe('what a gateway says to a risk gate', () => {
  it('its own account where it names none', () => {
    const { gateway, sent } = begin();
    gateway.kill();
    gateway.kill(7);
    gateway.enable();
    gateway.enable(7);
    expect(sent()).toEqual([
      '0: kill-switch {account: 3, on: 1}',
      '0: kill-switch {account: 7, on: 1}',
      '0: kill-switch {account: 3, on: 0}',
      '0: kill-switch {account: 7, on: 0}',
    ]);
  });

  it('its session and its dead-man timer', () => {
    const { gateway, sent } = begin();
    gateway.logOn(CANCEL_ON.lossAndLogout);
    gateway.arm(500);
    gateway.heartbeat();
    gateway.logOut();
    expect(sent()).toEqual([
      '0: logon {cancelOn: 2}',
      '0: arm-dead-man {interval: 500}',
      '0: heartbeat {}',
      '0: logout {}',
    ]);
  });

  it('one side to cancel, and expects only those orders to end', () => {
    const { gateway, sent } = begin();
    gateway.cancelSide(BUY);
    expect(sent()).toEqual([]);
    const ids = [
      [0, BUY],
      [0, SELL],
      [1, BUY],
    ].map(([instrument, side]) =>
      gateway.submitLimit({ instrument, side: side as 0 | 1, price: 100, quantity: 1 }),
    );
    sent();
    gateway.cancelSide(BUY, 0);
    expect(sent()).toEqual(['0: mass-cancel-side {instrument: 0, side: 0}']);
    const { pendingCancel, pendingNew } = ORDER_STATE;
    expect(ids.map((id) => gateway.stateOf(id))).toEqual([pendingCancel, pendingNew, pendingNew]);
    gateway.cancelSide(BUY);
    expect(ids.map((id) => gateway.stateOf(id))).toEqual([pendingCancel, pendingNew, pendingCancel]);
  });

  it('takes the answers as reports, which change no order', () => {
    const { gateway, ctx } = begin();
    const id = gateway.submitLimit({ instrument: 0, side: BUY, price: 100, quantity: 1 });
    expect(gateway.onMessage(ctx, new FakeMessage(AccountNotice.id, [SELF, 0, 9, 1]))).toBe(true);
    expect(gateway.onMessage(ctx, new FakeMessage(RiskRejected.id, [70, SELF, 72]))).toBe(true);
    expect(gateway.stateOf(id)).toBe(ORDER_STATE.pendingNew);
  });
});
