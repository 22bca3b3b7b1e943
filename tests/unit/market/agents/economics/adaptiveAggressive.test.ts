import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { adaptiveAggressiveAgent } from '../../../../../src/market/agents/economics/adaptiveAggressive.ts';
import { aggressivenessAt, targetPrice } from '../../../../../src/market/agents/economics/aggressiveness.ts';
import { DEAL_NUMBERS, RecentDeals } from '../../../../../src/market/agents/economics/recentDeals.ts';
import { UNIT_OWN } from '../../../../../src/market/agents/economics/unitTrader.ts';
import { buyer, seller, UnitTraderStand } from '../../../../support/unitTraders.ts';

const inside = { side: BUY, limit: 100, equilibrium: 80, theta: 0, highest: 200 } as const;
const selling = { side: SELL, limit: 60, equilibrium: 80, theta: -4, highest: 200 } as const;

describe('the target price of an aggressiveness', () => {
  it('goes from the greatest gain over the equilibrium to the limit', () => {
    expect([-1, 0, 0.5, 1].map((r) => targetPrice(inside, r))).toEqual([
      expect.closeTo(0, 9),
      80,
      expect.closeTo(90, 9),
      expect.closeTo(100, 9),
    ]);
    expect([-1, 0, 1].map((r) => targetPrice(selling, r))).toEqual([
      expect.closeTo(200, 9),
      80,
      expect.closeTo(60, 9),
    ]);
  });

  it('has on the passive side the shape with which the slopes meet', () => {
    // 20 × 1 = 80 × θ / (e^θ - 1) at θ = 2.3366: 80 (1 - (e^1.1683 - 1) / (e^2.3366 - 1)) = 61.03.
    expect(targetPrice(inside, -0.5)).toBeCloseTo(61.03, 2);
    for (const view of [inside, selling]) {
      const slope = (from: number, to: number) =>
        (targetPrice(view, to) - targetPrice(view, from)) / (to - from);
      expect(slope(-1e-6, 0)).toBeCloseTo(slope(0, 1e-6), 3);
    }
  });

  it('bends with θ', () => {
    // 80 + 20 (e^(-2) - 1) / (e^(-4) - 1) = 80 + 20 × 0.880797.
    expect(targetPrice({ ...inside, theta: -4 }, 0.5)).toBeCloseTo(97.61594, 5);
  });

  it('never goes beyond a limit that lies outside the equilibrium', () => {
    const outside = { ...inside, limit: 70 };
    expect([0, 0.5, 1].map((r) => targetPrice(outside, r))).toEqual([70, 70, 70]);
    expect(targetPrice(outside, -0.5)).toBeCloseTo(35, 9);
    expect(aggressivenessAt(outside, 75)).toBe(0);
  });

  it('is undone by its inverse, which stays within -1 and 1', () => {
    for (const view of [inside, selling, { ...inside, theta: 2 }, { ...selling, limit: 90 }]) {
      for (const r of [-0.9, -0.4, -0.05]) {
        expect(aggressivenessAt(view, targetPrice(view, r))).toBeCloseTo(r, 9);
      }
    }
    for (const r of [0.05, 0.4, 0.9]) {
      expect(aggressivenessAt(selling, targetPrice(selling, r))).toBeCloseTo(r, 9);
    }
    expect(aggressivenessAt(inside, 150)).toBeCloseTo(1, 12);
    expect(aggressivenessAt(selling, 500)).toBeCloseTo(-1, 12);
  });
});

describe('recent deals', () => {
  it('weigh less the older they are, and tell how far they stray', () => {
    const deals = new RecentDeals(new Float64Array(DEAL_NUMBERS), 3, 0.5);
    for (const price of [500, 80, 100, 120]) deals.add(price);
    expect(deals.count).toBe(3);
    expect(deals.equilibrium).toBeCloseTo((120 + 50 + 20) / 1.75, 12);
    expect(deals.alpha(100)).toBeCloseTo(Math.sqrt(800 / 3) / 100, 12);
  });
});

describe('an adaptive-aggressive trader', () => {
  const AGGRESSIVENESS = UNIT_OWN;
  const THETA = UNIT_OWN + 1;
  const settings = { highest: 200, thetaFirst: -4 };

  it('moves a third of the way to its limit, or just beyond what is offered, before the first deal', () => {
    const trader = new UnitTraderStand(adaptiveAggressiveAgent, buyer(100, settings));
    // A bid of 34 of 100 / 3; against an offer of 80 towards 80 × 1.02 + 0.01 = 81.61.
    expect(trader.shout()).toBe(34);
    trader.quote(30, 80);
    expect(trader.shout()).toBe(48);
  });

  it('becomes less bold by a deal that it could have had, and bolder by one that it would have missed', () => {
    const trader = new UnitTraderStand(adaptiveAggressiveAgent, buyer(100, settings));
    // The first deal is the equilibrium itself: 0 + 0.4 × (0.98 × 0 - 0.01).
    trader.deal(80, SELL);
    expect(trader.own[AGGRESSIVENESS]).toBeCloseTo(-0.004, 12);
    const before = trader.own[AGGRESSIVENESS];
    trader.deal(120, SELL);
    expect(trader.own[AGGRESSIVENESS]).toBeGreaterThan(before);
    // Volatility has only grown: θ goes to its least, by 0.4 of what is left.
    expect(trader.own[THETA]).toBeCloseTo(-4 + 0.4 * (-8 + 4), 12);
  });

  it('becomes bolder by a shout of its side that beats it, and not by others', () => {
    const trader = new UnitTraderStand(adaptiveAggressiveAgent, seller(60, settings));
    trader.deal(80, SELL);
    const before = trader.own[AGGRESSIVENESS];
    trader.quote(0, 100);
    trader.quote(50, 100);
    expect(trader.own[AGGRESSIVENESS]).toBe(before);
    trader.quote(50, 70);
    expect(trader.own[AGGRESSIVENESS]).toBeGreaterThan(before);
  });

  it('takes what meets its target, and is silent beyond its limit', () => {
    const trader = new UnitTraderStand(adaptiveAggressiveAgent, buyer(100, settings));
    trader.deal(80, SELL);
    trader.quote(40, 75);
    expect(trader.shout()).toBe(75);
    trader.quote(100, 0);
    expect(trader.shout()).toBe(0);
  });
});
