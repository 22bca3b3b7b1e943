import { describe, expect, it } from 'vitest';
import { NOTICE } from '../../../../../src/core/models/messages/marketNotice.ts';
import { ORDER_TYPE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { dealerBatch } from '../../../../../src/market/mechanisms/dealerBatch/dealerBatch.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

const DEALER = 99;

function desk(settings: Record<string, number | string> = {}) {
  const values = { every: '100ns', openingPrice: 1000, ...settings };
  const market = new MechanismDesk(dealerBatch.create(values, { instruments: 1, seed: 1 }));
  const orderType = ORDER_TYPE.market;
  return {
    market,
    send: (side: Side, quantity: number, time: number) =>
      market.enter(side, quantity, 0, { orderType, time }),
    answer: (side: Side, quantity: number, price: number, time: number) =>
      market.enter(side, quantity, price, { account: DEALER, time }),
    lastNotice: () => market.notices.at(-1),
  };
}

describe('dealer batches', () => {
  it('announce the net flow alone, and trade all of a batch at the price of the answer', () => {
    const { market, send, answer, lastNotice } = desk();
    send(BUY, 30, 10);
    send(SELL, 12, 20);
    expect(market.advance(99)).toEqual([]);
    market.advance(100);
    expect(lastNotice()).toMatchObject({ code: NOTICE.batchAsked, side: BUY, quantity: 18, order: 0 });
    answer(SELL, 18, 1040, 105);
    expect(market.told()).toEqual(['1 12@1040', '2 12@1040', '3 18@1040', '1 18@1040']);
    expect(lastNotice()).toMatchObject({ code: NOTICE.batchCleared, price: 1040, quantity: 30 });
  });

  it('leave orders that come while a price is awaited to the next batch', () => {
    const { market, send, answer, lastNotice } = desk();
    send(BUY, 5, 10);
    market.advance(100);
    const late = send(BUY, 7, 101);
    answer(SELL, 5, 1010, 102);
    expect(market.told().some((line) => line.startsWith(`${late} `))).toBe(false);
    market.advance(200);
    expect(lastNotice()).toMatchObject({ code: NOTICE.batchAsked, side: BUY, quantity: 7 });
  });

  it('trade at the last price where buyers and sellers meet exactly', () => {
    const { market, send } = desk();
    send(BUY, 5, 10);
    send(SELL, 5, 20);
    expect(market.advance(100)).toEqual(['1 5@1000', '2 5@1000']);
  });

  it('cancel the orders of a batch that no dealer prices in time, and ask for the next', () => {
    const { market, send, lastNotice } = desk();
    const first = send(SELL, 5, 10);
    market.advance(100);
    send(SELL, 6, 150);
    expect(market.advance(200)).toEqual([`${first} cancelled 5 for 4`]);
    expect(lastNotice()).toMatchObject({ code: NOTICE.batchAsked, side: SELL, quantity: 6 });
  });

  it('refuse an answer to nothing, on the wrong side, for too little, or of another account', () => {
    const { market, send, answer } = desk({ dealer: DEALER });
    const refused = (key: number, code: number) => expect(market.told()).toEqual([`${key} rejected ${code}`]);
    refused(answer(SELL, 5, 1010, 5), REJECT_CODE.batchAsksOtherwise);
    send(BUY, 5, 10);
    market.advance(100);
    refused(answer(BUY, 5, 1010, 101), REJECT_CODE.batchAsksOtherwise);
    refused(answer(SELL, 4, 1010, 102), REJECT_CODE.batchAsksOtherwise);
    refused(market.enter(SELL, 5, 1010, { time: 103 }), REJECT_CODE.notADealer);
  });

  it('hold orders to a batch that has ended, and let go of others', () => {
    const { market, send } = desk();
    const first = send(BUY, 5, 10);
    market.advance(100);
    market.cancel(first, 110);
    expect(market.told()).toEqual([`${first} rejected ${REJECT_CODE.tooLateToCancel}`]);
    const second = send(BUY, 5, 120);
    market.cancel(second, 130);
    expect(market.told()).toEqual([`${second} cancelled 5 for 0`]);
  });
});
