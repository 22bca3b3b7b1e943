import { describe, expect, it } from 'vitest';
import { FEED, Quote, Subscribe } from '../../../../../src/core/models/messages/marketData.ts';
import { MarketNotice, NOTICE } from '../../../../../src/core/models/messages/marketNotice.ts';
import { CancelOrder, NewOrderTerms } from '../../../../../src/core/models/messages/orderEntry.ts';
import type { OrderTerms } from '../../../../../src/core/models/orderTerms.ts';
import { REJECT_CODE, type RejectName } from '../../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import type { ReferenceConfig } from '../../../../../src/market/exchange/mechanism/venueReference.ts';
import { darkMidpoint } from '../../../../../src/market/mechanisms/darkMidpoint/darkMidpoint.ts';
import type { MechanismDefinition } from '../../../../../src/market/mechanisms/framework/defineMechanism.ts';
import { requestForQuote } from '../../../../../src/market/mechanisms/requestForQuote/requestForQuote.ts';
import { FakeMessage } from '../../../../support/fakeContext.ts';
import { VenueBench } from '../../../../support/venueBench.ts';

const LIT = 9;
const [ONE, TWO] = [1, 2];
const TERMS = { instrument: 0, type: 'limit', quantity: 5 } as const;

function bench(definition: MechanismDefinition, reference?: ReferenceConfig, settings = {}): VenueBench {
  return new VenueBench({
    createEngine: (events) => definition.createEngine(settings, { instruments: 1, seed: 1 }, events),
    ...(reference === undefined ? {} : { reference }),
  });
}

function place(
  venue: VenueBench,
  from: number,
  terms: Omit<OrderTerms, 'instrument' | 'type' | 'quantity'> & Partial<OrderTerms>,
) {
  venue.venue.receive(
    venue.ctx,
    from,
    new FakeMessage(NewOrderTerms.id, [], { ...TERMS, ...terms } as never),
  );
  return venue.ctx.take().map(({ to, message }) => `${to}: ${message.text}`);
}

const quote = (venue: VenueBench, from: number, bid: number, ask: number) =>
  venue.send(from, Quote.id, 0, 1, bid, 10, ask, 10);

describe('a venue that follows another', () => {
  it('subscribes to its quotes, and trades at their middle in its own ticks', () => {
    const venue = bench(darkMidpoint, { from: LIT, scale: [2, 1] });
    expect(venue.ctx.take().map(({ to, message }) => `${to}: ${message.text}`)).toEqual([
      `${LIT}: subscribe {instrument: -1, feed: ${FEED.l1}}`,
    ]);
    quote(venue, LIT, 100, 101);
    place(venue, ONE, { clientOrderId: 1, side: BUY, price: 220 });
    const fills = place(venue, TWO, { clientOrderId: 1, side: SELL, price: 200, minimumQuantity: 5 });
    expect(fills.filter((line) => line.includes('order-filled'))).toEqual([
      expect.stringContaining('price: 201, quantity: 5'),
      expect.stringContaining('price: 201, quantity: 5'),
    ]);
    expect(venue.ctx.facts.some(({ kind }) => kind === Quote.id)).toBe(false);
  });

  it('hears nobody else, and takes prices between its ticks outwards', () => {
    const venue = bench(darkMidpoint, { from: LIT, scale: [1, 2] }, { worstReference: 'locked' });
    place(venue, ONE, { clientOrderId: 1, side: BUY, price: 220 });
    place(venue, TWO, { clientOrderId: 1, side: SELL, price: 10 });
    expect(quote(venue, TWO, 100, 100)).toEqual([]);
    // 50.5 and 51.5 become 50 and 52.
    expect(quote(venue, LIT, 101, 103).join()).toContain('price: 51, quantity: 5');
  });

  it('is the same after a snapshot', () => {
    const [venue, other] = [0, 1].map(() => bench(darkMidpoint, { from: LIT, scale: [1, 1] }));
    other.ctx.take();
    quote(venue, LIT, 100, 104);
    place(venue, ONE, { clientOrderId: 1, side: BUY, price: 110, minimumQuantity: 3 });
    other.venue.restore(venue.venue.snapshot());
    expect(other.venue.hash()).toBe(venue.venue.hash());
    const sale = { clientOrderId: 1, side: SELL, price: 90 } as const;
    expect(place(other, TWO, sale)).toEqual(place(venue, TWO, sale));
  });

  it.each([
    [darkMidpoint, undefined, /a venue without a feed/],
    [requestForQuote, { from: LIT, scale: [1, 1] }, /does not trade by the prices/],
    [darkMidpoint, { from: LIT, scale: [1, 0] }, /no ratio/],
  ] as const)('is not made with a reference that does not fit', (definition, reference, says) => {
    expect(() => bench(definition, reference)).toThrow(says);
  });
});

describe('orders that say more than a plain one, at a mechanism that takes that', () => {
  const refused = (terms: object, name: RejectName) => {
    const venue = bench(darkMidpoint, { from: LIT, scale: [1, 1] });
    const lines = place(venue, ONE, { clientOrderId: 1, side: BUY, price: 100, ...terms });
    expect(lines.join()).toContain(
      `order-rejected {clientOrderId: 1, instrument: 0, code: ${REJECT_CODE[name]}}`,
    );
  };

  it.each<[object, RejectName]>([
    [{ hidden: true }, 'parameterNotOfType'],
    [{ type: 'stop', triggerPrice: 5 }, 'parameterNotOfType'],
    [{ type: 'stop' }, 'invalidOrderType'],
    [{ timeInForce: 'day' }, 'invalidTimeInForce'],
    [{ timeInForce: 'fok' }, 'timeInForceNotOffered'],
    [{ postOnly: 'reject' }, 'postOnlyNotOffered'],
    [{ postOnly: 'slide' }, 'invalidFlags'],
    [{ selfTrade: 99 }, 'invalidFlags'],
    [{ type: 'market' }, 'parameterNotOfType'],
    [{ minimumQuantity: 6 }, 'invalidMinimumQuantity'],
    [{ minimumQuantity: 'many' }, 'invalidMinimumQuantity'],
    [{ counterOrder: 0.5 }, 'invalidParameter'],
    [{ counterOrder: 3 }, 'termsNotOffered'],
  ])('are refused: %o', (terms, name) => refused(terms, name));

  it('are refused where the venue has none at all', () => {
    const venue = new VenueBench();
    const lines = place(venue, ONE, { clientOrderId: 1, side: BUY, price: 100, minimumQuantity: 2 });
    expect(lines.join()).toContain(`code: ${REJECT_CODE.orderTermsNotOffered}`);
  });
});

describe('notices', () => {
  it('are facts, go to whoever listens, and are numbered; an answer names the request', () => {
    const venue = bench(requestForQuote, undefined, { responseWindow: '5ns', lastLook: '3ns' });
    venue.send(TWO, Subscribe.id, 0, FEED.notices);
    const asked = place(venue, ONE, { clientOrderId: 1, side: BUY, price: 110 });
    const notice = 'market-notice {instrument: 0, sequence: 1, account: -1, code: 1, order: 1, side: 0';
    expect(asked.filter((line) => line.includes('market-notice'))).toEqual([
      expect.stringContaining(`${TWO}: ${notice}`),
    ]);
    place(venue, TWO, { clientOrderId: 1, side: SELL, price: 105, counterOrder: 1 });
    venue.ctx.now = 5;
    venue.venue.wake(venue.ctx, 4);
    const awarded = venue.ctx.take().filter(({ message }) => message.kind === MarketNotice.id);
    expect(
      awarded.map(({ to, message }) => [
        to,
        message.get(MarketNotice.sequence),
        message.get(MarketNotice.code),
      ]),
    ).toEqual([[TWO, 0, NOTICE.awarded]]);
    expect(venue.ctx.facts.filter(({ kind }) => kind === MarketNotice.id)).toHaveLength(2);
    // The client is held to its request while its dealer looks.
    expect(venue.send(ONE, CancelOrder.id, 1).join()).toContain(`code: ${REJECT_CODE.tooLateToCancel}`);
  });

  it('cannot be asked for where there are none', () => {
    const venue = new VenueBench();
    expect(venue.send(ONE, Subscribe.id, 0, FEED.notices).join()).toContain(
      `code: ${REJECT_CODE.invalidFeed}`,
    );
  });
});
