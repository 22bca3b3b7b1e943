import { describe, expect, it } from 'vitest';
import { PositionSettled } from '../../../../src/core/models/messages/economics.ts';
import { CANCEL_REASON } from '../../../../src/core/models/messages/execution.ts';
import { SettleInstrument } from '../../../../src/core/models/messages/session.ts';
import { REJECT_CODE } from '../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import type { BookEvents } from '../../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../../src/market/exchange/book/matchingEngine.ts';
import { VenueGateway } from '../../../../src/market/exchange/gateway/venueGateway.ts';
import type { SettlementConfig } from '../../../../src/market/exchange/settlement/settlementConfig.ts';
import { VenueActor } from '../../../../src/market/exchange/venue.ts';
import { FakeContext, FakeMessage } from '../../../support/fakeContext.ts';
import { share, VENUE, VenueBench } from '../../../support/venueBench.ts';

const OPERATOR = 3;
const END = 1000;
const listed = [share(), share({ symbol: 'OTHER' })];

function opened(settlement: SettlementConfig): VenueBench {
  const bench = new VenueBench({ instruments: listed, settlement });
  bench.order(2, 1, SELL, 40, 5);
  bench.order(1, 1, BUY, 40, 3);
  bench.order(1, 2, BUY, 30, 7);
  bench.order(3, 1, BUY, 40, 1, { instrument: 1 });
  return bench;
}

const atEnd = { times: [{ instrument: 0, time: END, price: 100 }] };

describe('a cash settlement', () => {
  it('cancels orders, takes positions, and brings their value in cash', () => {
    const bench = opened(atEnd);
    const told = bench.passTo(END);
    const cancelled = told.filter((line) => line.includes('order-cancelled'));
    expect(cancelled).toHaveLength(2);
    for (const line of cancelled) expect(line).toContain(`reason: ${CANCEL_REASON.settled}`);
    expect(told.filter((line) => line.includes('position-settled'))).toEqual([
      '1: position-settled {account: 1, instrument: 0, position: 3, price: 100, cash: 300}',
      '2: position-settled {account: 2, instrument: 0, position: -3, price: 100, cash: -300}',
    ]);
    expect(bench.takeFacts(PositionSettled.id)).toHaveLength(2);
    const { ledger } = bench.venue;
    expect([ledger.cash[1], ledger.cash[2]]).toEqual([1_000_180, 999_820]);
    expect(ledger.statement(1, 0)).toEqual({ lots: 0, costMinor: 0, realisedMinor: 180 });
    expect(ledger.statement(2, 0)).toEqual({ lots: 0, costMinor: 0, realisedMinor: -180 });
  });

  it('ends one instrument only: orders in it are refused, those of others stay', () => {
    const bench = opened(atEnd);
    bench.passTo(END);
    expect(bench.order(1, 3, BUY, 40, 1)[0]).toContain(`code: ${REJECT_CODE.instrumentSettled}`);
    expect(bench.order(1, 4, SELL, 40, 1, { instrument: 1 }).join()).toContain('order-filled');
  });

  it('may be at nothing', () => {
    const bench = opened({ times: [{ instrument: 0, time: END, price: 0 }] });
    bench.passTo(END);
    const { ledger } = bench.venue;
    expect([ledger.cash[1], ledger.cash[2]]).toEqual([999_880, 1_000_120]);
  });

  it('is done by the operator too, once, and by nobody else', () => {
    const bench = opened({ operator: OPERATOR });
    const send = (from: number, instrument: number, price: number) =>
      bench
        .send(from, SettleInstrument.id, instrument, price)
        .find((line) => line.includes('operator-answer'));
    expect(send(1, 0, 100)).toContain(`code: ${REJECT_CODE.notOperator}`);
    expect(send(OPERATOR, 2, 100)).toContain(`code: ${REJECT_CODE.unknownInstrument}`);
    expect(send(OPERATOR, 0, -1)).toContain(`code: ${REJECT_CODE.invalidPrice}`);
    expect(send(OPERATOR, 0, 100)).toContain('code: 0');
    expect(send(OPERATOR, 0, 100)).toContain(`code: ${REJECT_CODE.instrumentSettled}`);
    expect(bench.venue.ledger.cash[1]).toBe(1_000_180);
  });

  it('is told to gateways, whose accounts follow', () => {
    const gateway = new VenueGateway({ venue: VENUE, instruments: listed, cashMinor: 500 });
    gateway.account.fill(0, SELL, 40, 3, 0);
    gateway.onMessage(new FakeContext(2), new FakeMessage(PositionSettled.id, [2, 0, -3, 100, -300]));
    expect([gateway.account.position(0), gateway.account.cashMinor]).toEqual([0, 320]);
  });

  it('redeems what was held before the market opened', () => {
    const venue = new VenueActor({
      instruments: [share({ referencePrice: '0.40' })],
      participants: [{ actor: 1, cashMinor: 10, positions: [{ instrument: 0, lots: 4 }] }],
      createEngine: (events: BookEvents) => new MatchingEngine(events),
      settlement: { times: [{ instrument: 0, time: 5, price: 100 }] },
    });
    const ctx = new FakeContext(VENUE);
    venue.start(ctx);
    ctx.now = 5;
    for (const { tag } of ctx.wakes) venue.wake(ctx, tag);
    venue.check();
    expect(venue.ledger.cash[1]).toBe(410);
  });

  it('is part of state and hash', () => {
    const [settled, fresh] = [opened(atEnd), opened(atEnd)];
    settled.passTo(END);
    const again = opened(atEnd);
    again.venue.restore(settled.venue.snapshot());
    expect(again.venue.hash()).toBe(settled.venue.hash());
    expect(again.venue.hash()).not.toBe(fresh.venue.hash());
    expect(again.order(1, 9, BUY, 40, 1)[0]).toContain(`code: ${REJECT_CODE.instrumentSettled}`);
  });

  it('is checked before the venue opens', () => {
    const times = [...atEnd.times, ...atEnd.times];
    expect(() => new VenueBench({ settlement: { times } })).toThrow(
      'settlement.times.1.instrument is 0: must be settled once only',
    );
    const early = [{ instrument: 0, time: -1, price: 1 }];
    expect(() => new VenueBench({ settlement: { times: early } })).toThrow('settlement.times.0.time');
  });
});
