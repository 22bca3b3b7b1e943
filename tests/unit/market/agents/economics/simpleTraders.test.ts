import { describe, expect, it } from 'vitest';
import { ValueAssigned } from '../../../../../src/core/models/messages/economics.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { giveawayAgent } from '../../../../../src/market/agents/economics/giveaway.ts';
import { shaverAgent } from '../../../../../src/market/agents/economics/shaver.ts';
import { sniperAgent } from '../../../../../src/market/agents/economics/sniper.ts';
import {
  zeroIntelligenceConstrainedAgent,
  zeroIntelligenceUnconstrainedAgent,
} from '../../../../../src/market/agents/economics/zeroIntelligence.ts';
import { buyer, seller, UnitTraderStand } from '../../../../support/unitTraders.ts';

const RANGE = { lowest: 10, highest: 200 };
const shouts = (trader: UnitTraderStand) => Array.from({ length: 400 }, () => trader.shout());

describe('traders of zero intelligence', () => {
  it('with a budget shout on their side of their limit, without one anywhere', () => {
    const bids = shouts(new UnitTraderStand(zeroIntelligenceConstrainedAgent, buyer(50, RANGE)));
    const offers = shouts(new UnitTraderStand(zeroIntelligenceConstrainedAgent, seller(150, RANGE)));
    const any = shouts(new UnitTraderStand(zeroIntelligenceUnconstrainedAgent, buyer(50, RANGE)));
    expect([Math.min(...bids), Math.max(...bids)]).toEqual([10, 50]);
    expect([Math.min(...offers), Math.max(...offers)]).toEqual([150, 200]);
    expect([Math.min(...any) < 15, Math.max(...any) > 195]).toEqual([true, true]);
  });

  it('are silent where their limit lies outside the range', () => {
    expect(new UnitTraderStand(zeroIntelligenceConstrainedAgent, buyer(5, RANGE)).shout()).toBe(0);
    expect(new UnitTraderStand(zeroIntelligenceConstrainedAgent, seller(300, RANGE)).shout()).toBe(0);
  });

  it('refuse a range without a price', () => {
    const upsideDown = { lowest: 200, highest: 10 };
    expect(() => new UnitTraderStand(zeroIntelligenceConstrainedAgent, buyer(50, upsideDown))).toThrow(
      'lowest is 200 and highest 10',
    );
  });
});

describe('a trader of units', () => {
  const units = { side: 'buyer', values: [[90, 80]], period: '100s' };

  it('tells what its units are worth, and trades one after the other until the period is over', () => {
    const trader = new UnitTraderStand(giveawayAgent, units);
    const told = () => trader.ctx.facts.filter(({ kind }) => kind === ValueAssigned.id);
    expect(told().map((fact) => fact.get(ValueAssigned.value))).toEqual([90, 80]);
    expect(trader.shout({ stands: true })).toBe(90);
    trader.filled(1, BUY, 70);
    expect(trader.shout({ stands: true })).toBe(80);
    trader.filled(2, BUY, 70);
    expect(trader.shout()).toBe(0);
    trader.periodEnds(100_000_000_001);
    expect(told().map((fact) => fact.get(ValueAssigned.quantity))).toEqual([1, 1, 0, 1, 1]);
    expect(trader.shout()).toBe(90);
  });

  it('shouts the end of its range where its price lies beyond, unless that is a loss', () => {
    const timid = new UnitTraderStand(shaverAgent, seller(100, RANGE));
    timid.quote(0, 250);
    expect(timid.shout()).toBe(200);
    expect(new UnitTraderStand(giveawayAgent, seller(300, RANGE)).shout()).toBe(0);
    expect(new UnitTraderStand(giveawayAgent, buyer(5, RANGE)).shout()).toBe(0);
  });

  it('asks for one turn at a time, and for none without units', () => {
    const trader = new UnitTraderStand(giveawayAgent, units);
    const turns = () => trader.ctx.wakes.filter(({ tag }) => tag === 0).length;
    trader.shout({ stands: true });
    trader.filled(1, BUY, 70);
    trader.shout({ stands: true });
    trader.filled(2, BUY, 70);
    expect(turns()).toBe(3);
    trader.shout();
    expect(turns()).toBe(3);
    trader.periodEnds(100_000_000_001);
    expect(turns()).toBe(4);
    trader.periodEnds(200_000_000_001);
    expect(turns()).toBe(4);
  });
});

describe('a shaver', () => {
  it('goes a tick ahead of the best as far as its limit, and not of itself', () => {
    const trader = new UnitTraderStand(shaverAgent, buyer(100, RANGE));
    expect(trader.shout()).toBe(10);
    trader.quote(60, 0);
    expect(trader.shout()).toBe(61);
    trader.quote(100, 0);
    expect(trader.shout()).toBe(100);
    const other = new UnitTraderStand(shaverAgent, seller(100, RANGE));
    expect(other.shout()).toBe(200);
    other.quote(0, 150);
    expect(other.shout({ stands: true })).toBe(149);
    other.quote(0, 149);
    expect(other.shout()).toBe(0);
  });
});

describe("Kaplan's sniper", () => {
  const sniper = (more: object = {}) =>
    new UnitTraderStand(sniperAgent, buyer(100, { ...RANGE, period: '100s', ...more }));

  it('waits while bid and offer are apart, and takes the offer when they are close', () => {
    const trader = sniper();
    trader.quote(60, 80);
    expect(trader.shout()).toBe(0);
    trader.quote(75, 80);
    expect(trader.shout()).toBe(80);
    trader.quote(90, 99);
    expect(trader.shout()).toBe(0);
  });

  it('takes what is better than all deals of the period before', () => {
    const trader = sniper();
    trader.deal(90, SELL);
    trader.deal(70, SELL);
    trader.quote(0, 69);
    expect(trader.shout()).toBe(0);
    trader.periodEnds(100_000_000_001);
    trader.quote(0, 70);
    expect(trader.shout()).toBe(0);
    trader.quote(0, 69);
    expect(trader.shout()).toBe(69);
  });

  it('takes what does not lose when the period is almost over', () => {
    const trader = sniper();
    trader.quote(0, 99);
    expect(trader.shout({ at: 89_000_000_000 })).toBe(0);
    expect(trader.shout({ at: 91_000_000_000 })).toBe(99);
    trader.quote(0, 101);
    expect(trader.shout({ at: 92_000_000_000 })).toBe(0);
  });

  it('does the same as a seller', () => {
    const trader = new UnitTraderStand(sniperAgent, seller(100, { ...RANGE, period: '100s' }));
    trader.deal(110, BUY);
    trader.deal(120, BUY);
    trader.quote(125, 0);
    expect(trader.shout()).toBe(0);
    trader.periodEnds(100_000_000_001);
    trader.quote(120, 0);
    expect(trader.shout()).toBe(0);
    trader.quote(121, 0);
    expect(trader.shout()).toBe(121);
  });
});
