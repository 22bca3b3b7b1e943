import { describe, expect, it } from 'vitest';
import { FeeCharged } from '../../../../../src/core/models/messages/execution.ts';
import { FEED, Subscribe } from '../../../../../src/core/models/messages/marketData.ts';
import { NewOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import {
  BustTrade,
  CorrectTrade,
  FillBusted,
  HaltTrading,
  ResumeTrading,
  TradeBusted,
} from '../../../../../src/core/models/messages/session.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { VenueGateway } from '../../../../../src/market/exchange/gateway/venueGateway.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';
import { session, takePhases } from '../../../../support/tradingDays.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

const OPERATOR = 3;
const LISTENER = 9;
const fees = { makerPpm: -1000, takerPpm: 3000 };

function opened(instruments = [share()]): VenueBench {
  const bench = new VenueBench({ instruments, fees, session: session({ operator: OPERATOR }) });
  bench.passTo(310);
  takePhases(bench);
  return bench;
}

function answerOf(lines: readonly string[]): string | undefined {
  return lines.find((line) => line.startsWith(`${OPERATOR}: operator-answer`));
}

describe('a halt by the operator', () => {
  it('stops an instrument until it is resumed by an auction', () => {
    const bench = opened([share(), share({ symbol: 'OTHER' })]);
    expect(answerOf(bench.send(OPERATOR, HaltTrading.id, 0))).toContain('code: 0');
    expect(bench.order(1, 1, BUY, 1000, 1)[0]).toContain(`code: ${REJECT_CODE.phaseTakesNoOrders}`);
    expect(bench.order(1, 2, BUY, 1000, 1, { instrument: 1 })[0]).toContain('order-accepted');
    bench.passTo(500);
    bench.send(OPERATOR, ResumeTrading.id, 0);
    expect(takePhases(bench)).toEqual(['halt', 'volatilityAuction']);
    bench.passTo(520);
    expect(takePhases(bench)).toEqual(['continuous']);
  });

  it('stops the venue', () => {
    const bench = opened([share(), share({ symbol: 'OTHER' })]);
    bench.send(OPERATOR, HaltTrading.id, -1);
    const facts = bench.ctx.facts.slice();
    expect(takePhases(bench, 0)).toEqual(['halt']);
    bench.ctx.facts.push(...facts);
    expect(takePhases(bench, 1)).toEqual(['halt']);
  });

  it('lasts over the closing auction, and ends with the day', () => {
    const bench = opened();
    bench.send(OPERATOR, HaltTrading.id, 0);
    bench.passTo(850);
    expect(takePhases(bench)).toEqual(['halt']);
    bench.passTo(900);
    expect(takePhases(bench)).toEqual(['closed']);
  });

  it('ends in the phase that the calendar has reached', () => {
    const bench = opened();
    bench.send(OPERATOR, HaltTrading.id, 0);
    bench.passTo(850);
    bench.send(OPERATOR, ResumeTrading.id, 0);
    expect(takePhases(bench)).toEqual(['halt', 'closingAuction']);
    bench.passTo(900);
    expect(takePhases(bench)).toEqual(['closed']);
  });
});

describe('a trade that is taken out', () => {
  function traded(): VenueBench {
    const bench = opened();
    bench.order(2, 1, SELL, 1000, 5);
    bench.order(1, 1, BUY, 1000, 3);
    bench.ctx.facts.length = 0;
    return bench;
  }

  it('gives cash, lots and fees back exactly', () => {
    const bench = traded();
    const { ledger } = bench.venue;
    expect([ledger.cash[1], ledger.cash[2], ledger.venueCash[0]]).toEqual([996_991, 1_003_003, 6]);
    bench.send(OPERATOR, BustTrade.id, 1);
    expect([ledger.cash[1], ledger.cash[2], ledger.venueCash[0]]).toEqual([1_000_000, 1_000_000, 0]);
    expect([ledger.fees[1], ledger.fees[2]]).toEqual([0, 0]);
    expect(ledger.statement(1, 0)).toEqual({ lots: 0, costMinor: 0, realisedMinor: 0 });
    expect(bench.venue.engine.levelQuantity(0, SELL, 1000)).toBe(2);
  });

  it('is told to both owners, to the market and to the log', () => {
    const bench = traded();
    bench.send(LISTENER, Subscribe.id, 0, FEED.trades);
    const told = bench.send(OPERATOR, BustTrade.id, 1);
    expect(told).toEqual([
      '2: fill-busted {account: 2, clientOrderId: 1, orderId: 1, instrument: 0, side: 1, price: 1000, quantity: 3, tradeId: 1, liquidity: 0, fee: -3}',
      '1: fill-busted {account: 1, clientOrderId: 1, orderId: 2, instrument: 0, side: 0, price: 1000, quantity: 3, tradeId: 1, liquidity: 1, fee: 9}',
      '9: trade-busted {instrument: 0, tradeId: 1, price: 1000, quantity: 3}',
      '3: operator-answer {command: 62, subject: 1, code: 0}',
    ]);
    const facts = bench.ctx.facts.slice();
    expect(bench.takeFacts(TradeBusted.id)).toHaveLength(1);
    bench.ctx.facts.push(...facts);
    expect(bench.takeFacts(FillBusted.id)).toHaveLength(2);
    bench.ctx.facts.push(...facts);
    expect(bench.takeFacts(FeeCharged.id)).toEqual([
      'fee-charged {account: 2, instrument: 0, tradeId: 1, fee: 3}',
      'fee-charged {account: 1, instrument: 0, tradeId: 1, fee: -9}',
    ]);
  });

  it('is out once', () => {
    const bench = traded();
    bench.send(OPERATOR, BustTrade.id, 1);
    const again = `code: ${REJECT_CODE.tradeBusted}`;
    expect(answerOf(bench.send(OPERATOR, BustTrade.id, 1))).toContain(again);
    expect(answerOf(bench.send(OPERATOR, CorrectTrade.id, 1, 999))).toContain(again);
  });

  it('stands on the next day', () => {
    const bench = traded();
    bench.passTo(1310);
    expect(answerOf(bench.send(OPERATOR, BustTrade.id, 1))).toContain(`code: ${REJECT_CODE.unknownTrade}`);
  });

  it('may be one of an auction, and keeps its number among others', () => {
    const bench = opened();
    bench.passTo(810);
    bench.order(1, 1, BUY, 1000, 2);
    bench.order(2, 1, SELL, 1000, 1);
    bench.order(2, 2, SELL, 1000, 1);
    bench.passTo(950);
    bench.send(OPERATOR, BustTrade.id, 2);
    expect(bench.venue.ledger.statement(1, 0).lots).toBe(1);
    expect(bench.venue.ledger.statement(2, 0).lots).toBe(-1);
  });
});

describe('a trade that gets another price', () => {
  it('is as if it had been made there', () => {
    const bench = opened();
    const straight = opened();
    bench.order(2, 1, SELL, 1000, 5);
    straight.order(2, 1, SELL, 900, 5);
    bench.order(1, 1, BUY, 1000, 3);
    straight.order(1, 1, BUY, 900, 3);
    const told = bench.send(OPERATOR, CorrectTrade.id, 1, 900);
    expect(told.filter((line) => line.includes('fill-corrected'))).toHaveLength(2);
    expect([...bench.venue.ledger.cash]).toEqual([...straight.venue.ledger.cash]);
    expect([...bench.venue.ledger.fees]).toEqual([...straight.venue.ledger.fees]);
    expect(bench.venue.ledger.statement(1, 0)).toEqual(straight.venue.ledger.statement(1, 0));
    bench.send(OPERATOR, BustTrade.id, 1);
    expect(bench.venue.ledger.cash[1]).toBe(1_000_000);
  });

  it("moves its owners' own accounts as it moves the venue's", () => {
    const bench = opened();
    const gateways = [1, 2].map((account) => {
      const gateway = new VenueGateway({ venue: 0, instruments: [share()], cashMinor: 1_000_000 });
      return { account, gateway };
    });
    const receive = (from: number, kind: number, ...fields: number[]) => {
      bench.venue.receive(bench.ctx, from, new FakeMessage(kind, fields));
      for (const { to, message } of bench.ctx.take()) {
        gateways.find(({ account }) => account === to)?.gateway.onMessage(new FakeContext(to), message);
      }
    };
    receive(2, NewOrder.id, 1, 0, SELL, 0, 0, 1000, 5, 0);
    receive(1, NewOrder.id, 1, 0, BUY, 0, 0, 1000, 3, 0);
    receive(1, NewOrder.id, 2, 0, BUY, 0, 0, 1000, 2, 0);
    const expectSame = () => {
      for (const { account, gateway } of gateways) {
        expect(gateway.position(0)).toBe(bench.venue.ledger.statement(account, 0).lots);
        expect(gateway.cashMinor).toBe(bench.venue.ledger.cash[account]);
        expect(gateway.feesMinor).toBe(bench.venue.ledger.fees[account]);
      }
    };
    expectSame();
    receive(OPERATOR, CorrectTrade.id, 1, 900);
    expectSame();
    receive(OPERATOR, BustTrade.id, 2);
    expectSame();
    expect(gateways[0].gateway.position(0)).toBe(3);
  });

  it('needs a valid price', () => {
    const bench = opened([
      share({
        tickSize: [
          { from: '0', tick: '0.01' },
          { from: '5', tick: '0.05' },
        ],
      }),
    ]);
    bench.order(2, 1, SELL, 1000, 5);
    bench.order(1, 1, BUY, 1000, 3);
    for (const price of [0, -5, 1000.5, Number.NaN]) {
      const answer = answerOf(bench.send(OPERATOR, CorrectTrade.id, 1, price));
      expect(answer).toContain(`code: ${REJECT_CODE.invalidPrice}`);
    }
    const answer = answerOf(bench.send(OPERATOR, CorrectTrade.id, 1, 1001));
    expect(answer).toContain(`code: ${REJECT_CODE.priceOffTick}`);
  });
});
