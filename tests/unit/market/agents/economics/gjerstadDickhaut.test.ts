import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { BeliefFunction } from '../../../../../src/market/agents/economics/beliefFunction.ts';
import { gjerstadDickhautAgent } from '../../../../../src/market/agents/economics/gjerstadDickhaut.ts';
import { HISTORY_NUMBERS, ShoutHistory } from '../../../../../src/market/agents/economics/shoutHistory.ts';
import { buyer, seller, UnitTraderStand } from '../../../../support/unitTraders.ts';

function history(memory = 5): ShoutHistory {
  return new ShoutHistory(new Float64Array(HISTORY_NUMBERS), memory);
}

/** An offer of 120 is beaten by one of 110, which is taken while a bid of 100 stands; then an offer of 130 stands. */
function paperHistory(): ShoutHistory {
  const shouts = history();
  shouts.heard(SELL, 120);
  shouts.heard(SELL, 110);
  shouts.heard(BUY, 100);
  shouts.dealt(SELL);
  shouts.heard(SELL, 130);
  return shouts;
}

describe('beliefs of Gjerstad and Dickhaut', () => {
  it('of a seller are what the history on paper says', () => {
    const belief = new BeliefFunction(SELL, paperHistory(), 1, 200);
    // 100: a taken offer and a bid are no lower. 110: the taken offer. 120: none for it, one against; 130 still stands.
    expect([1, 100, 110, 120, 130, 200].map((price) => belief.at(price))).toEqual([1, 1, 1, 0, 0, 0]);
    // The cubic between 110 and 120: 1 - (3u² - 2u³) at u = 0.2 and 0.5.
    expect(belief.at(112)).toBeCloseTo(0.896, 12);
    expect(belief.at(115)).toBeCloseTo(0.5, 12);
  });

  it('of a buyer are the mirror image', () => {
    const belief = new BeliefFunction(BUY, paperHistory(), 1, 200);
    // 100: rejected, and no offer was as low. 110: an offer was. 120, 130: two and three were.
    expect([1, 100, 110, 120, 130, 200].map((price) => belief.at(price))).toEqual([0, 0, 1, 1, 1, 1]);
    expect(belief.at(103)).toBeCloseTo(0.09 * (3 - 0.6), 12);
  });

  it('weigh what speaks for a price against what speaks against it', () => {
    const shouts = history();
    for (const price of [140, 130, 125]) shouts.heard(SELL, price);
    shouts.dealt(SELL);
    shouts.heard(BUY, 128);
    shouts.dealt(BUY);
    const belief = new BeliefFunction(SELL, shouts, 1, 200);
    // 125: taken offer 125 and bid 128, nothing against. 128: the bid. 130: offer 130 against.
    expect([125, 128, 130, 140].map((price) => belief.at(price))).toEqual([1, 1, 0, 0]);
    shouts.heard(SELL, 120);
    shouts.dealt(BUY);
    // The offer of 120 was rejected: two for and one against at 125, one and one at 128.
    const later = new BeliefFunction(SELL, shouts, 1, 200);
    expect([120, 125, 128].map((price) => later.at(price))).toEqual([2 / 3, 2 / 3, 1 / 2]);
  });

  it('forget what led to older deals', () => {
    const shouts = history(1);
    shouts.heard(SELL, 150);
    shouts.dealt(SELL);
    shouts.heard(SELL, 140);
    shouts.dealt(SELL);
    shouts.heard(SELL, 130);
    const remembered: number[] = [];
    shouts.forEach((_side, price) => void remembered.push(price));
    expect(remembered).toEqual([140, 130]);
  });
});

describe('a trader of Gjerstad and Dickhaut', () => {
  function informed(values: object): UnitTraderStand {
    const trader = new UnitTraderStand(gjerstadDickhautAgent, { highest: 200, standing: 'best', ...values });
    trader.quote(0, 120);
    trader.quote(0, 110);
    trader.quote(100, 110);
    trader.deal(110, SELL);
    return trader;
  }

  it('shouts the price with the greatest expected surplus', () => {
    // (a - 100) p(a) at 111, 112 and 113: 10.69, 10.75, 10.19.
    expect(informed(seller(100)).shout()).toBe(112);
  });

  it('takes what stands where that is worth more than any hope', () => {
    const trader = informed(seller(100));
    trader.quote(119, 0);
    expect(trader.shout()).toBe(119);
  });

  it('shouts better than what stands, or not at all', () => {
    const trader = informed(seller(100));
    trader.quote(0, 105);
    expect(trader.shout()).toBe(104);
    trader.quote(0, 101);
    expect(trader.shout()).toBe(0);
    const other = informed(buyer(150));
    other.quote(125, 0);
    expect(other.shout()).toBe(126);
    other.quote(149, 0);
    expect(other.shout()).toBe(0);
  });

  it('refuses more prices than it can look at', () => {
    expect(() => informed(seller(100, { lowest: 1, highest: 1_000_000 }))).toThrow('each of 1000000 prices');
  });
});
