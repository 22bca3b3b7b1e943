import { describe, expect, it } from 'vitest';
import { TIME_IN_FORCE } from '../../../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { sealedBid } from '../../../../../src/market/mechanisms/sealedBid/sealedBid.ts';
import { MechanismDesk } from '../../../../support/mechanismDesk.ts';

function desk(settings: Record<string, string | number>, seed = 1): MechanismDesk {
  const times = { first: '100ns', every: '100ns' };
  return new MechanismDesk(sealedBid.create({ ...times, ...settings }, { instruments: 1, seed }));
}

describe('one lot under sealed bids', () => {
  /** Values 90, 70 and 50 for one lot with a reserve of 40. */
  function oneLot(pricing: string, reserve = 40): string[] {
    const auction = desk({ pricing });
    auction.enter(SELL, 1, reserve);
    for (const bid of [70, 90, 50]) auction.enter(BUY, 1, bid);
    expect(auction.told()).toEqual([]);
    expect(auction.mechanism.depth(0)).toEqual({ bids: [], asks: [] });
    return auction.advance(100);
  }

  it('goes to the highest bid at its own price, or at the second-highest', () => {
    expect(oneLot('first-price')).toEqual(['1 1@90', '3 1@90']);
    expect(oneLot('second-price')).toEqual(['1 1@70', '3 1@70']);
    expect(oneLot('uniform')).toEqual(['1 1@70', '3 1@70']);
    expect(oneLot('uniform-lowest-winning')).toEqual(['1 1@90', '3 1@90']);
  });

  it('costs the reserve where one bidder alone reaches it, and is not sold where none does', () => {
    expect(oneLot('second-price', 80)).toEqual(['1 1@80', '3 1@80']);
    expect(oneLot('uniform', 80)).toEqual(['1 1@80', '3 1@80']);
    expect(oneLot('second-price', 91)).toEqual([]);
  });
});

describe('several lots under sealed bids', () => {
  /**
   * Six lots, three bidders who want less for each further lot. Worked by hand: 50, 47 and 40 of the first win, 42 of
   * the second, 45 and 35 of the third; 32, 28, 24 and 20 are the highest that lose.
   */
  const BIDS = [
    [50, 47, 40, 32, 15, 5],
    [42, 28, 20, 12, 7, 3],
    [45, 35, 24, 14, 9, 6],
  ];

  function sixLots(pricing: string): { readonly paid: number[]; readonly sold: number } {
    const auction = desk({ pricing });
    const seller = auction.enter(SELL, 6, 1);
    const keys = BIDS.map((bids, account) =>
      bids.map((bid) => auction.enter(BUY, 1, bid, { account: 50 + account })),
    );
    auction.advance(100);
    const paid = keys.map((own) => own.reduce((sum, key) => sum + (auction.paid.get(key) ?? 0), 0));
    return { paid, sold: -(auction.paid.get(seller) ?? 0) };
  }

  it('cost what is bid where they are paid as bid', () => {
    expect(sixLots('discriminatory')).toEqual({ paid: [137, 42, 80], sold: 259 });
  });

  it('cost the highest losing bid, or the lowest winning one, where there is one price', () => {
    expect(sixLots('uniform')).toEqual({ paid: [96, 32, 64], sold: 192 });
    expect(sixLots('uniform-lowest-winning')).toEqual({ paid: [105, 35, 70], sold: 210 });
  });

  it('cost what the others lose, as Vickrey has it', () => {
    // Without the first, 28, 24 and 20 of the others would win; without the second 32; without the third 32 and 28.
    expect(sixLots('second-price')).toEqual({ paid: [72, 32, 60], sold: 164 });
  });

  it('are worth at least each reserve, the highest price for the highest reserve', () => {
    const auction = desk({ pricing: 'discriminatory' });
    auction.enter(SELL, 2, 60);
    auction.enter(SELL, 2, 30);
    auction.enter(BUY, 3, 80);
    auction.enter(BUY, 3, 60);
    auction.enter(BUY, 3, 50);
    expect(auction.advance(100)).toEqual(['1 2@80', '3 2@80', '2 1@80', '3 1@80', '2 1@60', '4 1@60']);
  });
});

describe('the times of sealed bids', () => {
  it('ends orders for one auction after it; others wait for the next', () => {
    const auction = desk({ pricing: 'first-price', auctions: 2 });
    auction.enter(BUY, 1, 50);
    auction.enter(BUY, 1, 60, { timeInForce: TIME_IN_FORCE.ioc });
    expect(auction.advance(100)).toEqual(['2 cancelled 1 for 1']);
    auction.enter(SELL, 1, 45, { time: 150 });
    expect(auction.advance(200)).toEqual(['1 1@50', '3 1@50']);
    expect(auction.mechanism.nextTime()).toBeNull();
  });

  it('gives a tie to the earlier bid, or to one that is drawn', () => {
    const winners = (ties: string) =>
      Array.from({ length: 40 }, (_, seed) => {
        const auction = desk({ ties }, seed);
        auction.enter(SELL, 1, 10);
        for (let i = 0; i < 3; i++) auction.enter(BUY, 1, 50);
        return auction.advance(100)[1][0];
      });
    expect(new Set(winners('time'))).toEqual(new Set(['2']));
    expect(new Set(winners('random'))).toEqual(new Set(['2', '3', '4']));
  });

  it('turns into a tender where the sellers bid: the lowest wins', () => {
    const tender = desk({ bidders: 'sellers', pricing: 'second-price' });
    tender.enter(BUY, 1, 100);
    for (const bid of [70, 60, 90]) tender.enter(SELL, 1, bid);
    expect(tender.advance(100)).toEqual(['1 1@70', '3 1@70']);
  });
});
