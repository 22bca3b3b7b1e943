import { describe, expect, it } from 'vitest';
import {
  BookSnapshot,
  FEED,
  Quote,
  SnapshotRequest,
  Subscribe,
} from '../../../../../src/core/models/messages/marketData.ts';
import { BatchReport, OrderBatch, StepTape } from '../../../../../src/core/models/messages/orderBatch.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { StepVenue } from '../../../../../src/market/exchange/steps/stepVenue.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';
import { share, VENUE } from '../../../../support/venueBench.ts';

const [ALICE, BOB, MEMBER, KEEPER] = [1, 2, 5, 6];

function opened(): { venue: StepVenue; ctx: FakeContext } {
  const venue = new StepVenue({
    instruments: [share()],
    participants: [
      { actor: ALICE, cashMinor: 1000 },
      { actor: BOB, cashMinor: 1000 },
    ],
    members: [MEMBER],
    listeners: [KEEPER],
    depth: 1,
    createEngine: (events) => new MatchingEngine(events),
  });
  const ctx = new FakeContext(VENUE);
  venue.start(ctx);
  return { venue, ctx };
}

function send(venue: StepVenue, ctx: FakeContext, from: number, commands: number[][], instrument = 0) {
  const body = Int32Array.from([instrument, ...commands.flat()]);
  venue.receive(ctx, from, new FakeMessage(OrderBatch.id, [], body));
  return ctx.take();
}

describe('a step', () => {
  it('answers its member with fills by row and refusals, and tells listeners trades and best levels', () => {
    const { venue, ctx } = opened();
    send(venue, ctx, MEMBER, [[ALICE, 1, 50, -10]]);
    const sent = send(venue, ctx, MEMBER, [[BOB, 1, 50, 4]]);
    const [tape, report] = sent.map(({ to, message }) => ({ to, kind: message.kind, body: message.body() }));
    expect(tape).toEqual({
      to: KEEPER,
      kind: StepTape.id,
      body: [Int32Array.of(0, 50, 4), Float64Array.of(0, 50, 6, 1)],
    });
    expect(report).toEqual({
      to: MEMBER,
      kind: BatchReport.id,
      body: Int32Array.of(0, 1, 0, ALICE, 1, 50, 4),
    });
    expect([venue.ledger.cash[ALICE], venue.ledger.cash[BOB]]).toEqual([1200, 800]);
  });

  it('refuses what does not come from a member, and what names no instrument', () => {
    const { venue, ctx } = opened();
    const reportOf = (from: number, instrument: number) => {
      const sent = send(venue, ctx, from, [[ALICE, 1, 50, -10]], instrument);
      const report = sent.find(({ message }) => message.kind === BatchReport.id)!;
      return report.message.body();
    };
    expect(reportOf(BOB, 0)).toEqual(Int32Array.of(0, 0, 0, REJECT_CODE.notEntitled));
    expect(reportOf(MEMBER, 3)).toEqual(Int32Array.of(3, 0, 0, REJECT_CODE.unknownInstrument));
    expect(venue.engine.liveOrders).toBe(0);
  });

  it('takes no body that is no batch', () => {
    const { venue, ctx } = opened();
    const broken = new FakeMessage(OrderBatch.id, [], Int32Array.of(0, 1, 2, 3));
    expect(() => venue.receive(ctx, MEMBER, broken)).toThrow('whole rows of commands');
  });

  it('publishes the quote of its end, and a snapshot to who asks', () => {
    const { venue, ctx } = opened();
    venue.receive(ctx, KEEPER, new FakeMessage(Subscribe.id, [0, FEED.l1]));
    ctx.take();
    const sent = send(venue, ctx, MEMBER, [
      [ALICE, 1, 40, 5],
      [BOB, 1, 60, -5],
    ]);
    const quotes = sent.filter(({ message }) => message.kind === Quote.id);
    expect(quotes.map(({ to, message }) => [to, ...message.values.slice(2)])).toEqual([
      [KEEPER, 40, 5, 60, 5],
    ]);
    venue.receive(ctx, KEEPER, new FakeMessage(SnapshotRequest.id, [0, FEED.l2]));
    expect(ctx.take().map(({ message }) => message.kind)).toEqual([BookSnapshot.id]);
  });
});
