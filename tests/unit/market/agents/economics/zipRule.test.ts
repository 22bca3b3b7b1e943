import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { zipAgent } from '../../../../../src/market/agents/economics/zip.ts';
import {
  KEEP,
  LOWER,
  RAISE,
  zipDirection,
  zipStep,
  zipTarget,
} from '../../../../../src/market/agents/economics/zipRule.ts';
import { buyer, seller, UnitTraderStand } from '../../../../support/unitTraders.ts';

/** Learning rate 0.5, momentum 0.2, and every perturbation drawn as 5%. */
class PaperTrader {
  isActive = true;
  change = 0;
  readonly side: Side;
  readonly limit: number;
  margin: number;

  constructor(side: Side, limit: number, margin: number) {
    this.side = side;
    this.limit = limit;
    this.margin = margin;
  }

  get price(): number {
    return this.limit * (1 + this.margin);
  }

  hears(side: Side, price: number, accepted: boolean): void {
    const heard = { side, price, accepted };
    const direction = zipDirection(this.side, Math.round(this.price), this.isActive, heard);
    if (direction === KEEP) return;
    const target = zipTarget(this.side, direction, price, 0.05, 0);
    const step = zipStep(this.side, this.limit, this.price, target, 0.5, 0.2, this.change);
    this.margin = step.margin;
    this.change = step.change;
  }
}

describe('the rule of ZIP', () => {
  it('gives the margins of a day worked on paper', () => {
    const cheap = new PaperTrader(SELL, 100, 0.2);
    const dear = new PaperTrader(SELL, 130, 0.1);
    const rich = new PaperTrader(BUY, 200, -0.25);
    const poor = new PaperTrader(BUY, 140, -0.05);
    const all = [cheap, dear, rich, poor];
    const shout = (side: Side, price: number, accepted = false) => {
      for (const trader of all) trader.hears(side, price, accepted);
      return all.map(({ margin }) => margin);
    };
    const close = (margins: readonly number[]) => margins.map((margin) => expect.closeTo(margin, 6));

    // The offer of 143 is passed over: dear itself moves to 135.85, by 0.8 × 0.5 × (135.85 - 143) = -2.86 to 140.14.
    expect(shout(SELL, 143)).toEqual(close([0.2, 0.078, -0.25, -0.05]));
    // The bid of 133 is passed over: poor moves to 139.65, by 0.4 × 6.65 = 2.66 to 135.66. Rich bids more anyway.
    expect(shout(BUY, 133)).toEqual(close([0.2, 0.078, -0.25, -0.031]));
    // Rich takes the offer of 120. Cheap could have asked for more: 0.4 × (126 - 120). Both buyers could have bid less:
    // rich by 0.4 × (114 - 150) = -14.4, poor by 0.2 × 2.66 + 0.4 × (114 - 135.66) = -8.132. Dear could not have sold.
    expect(shout(SELL, 120, true)).toEqual(close([0.224, 0.078, -0.322, 127.528 / 140 - 1]));
    cheap.isActive = false;
    rich.isActive = false;
    // Poor bids 128 and is passed over: 0.2 × -8.132 + 0.4 × (134.4 - 127.528) = 1.1224. Rich has nothing left to buy.
    expect(shout(BUY, 128)).toEqual(close([0.224, 0.078, -0.322, 128.6504 / 140 - 1]));
    // Dear offers 140: 0.2 × -2.86 + 0.4 × (133 - 140.14) = -3.428.
    expect(shout(SELL, 140)).toEqual(close([0.224, 136.712 / 130 - 1, -0.322, 128.6504 / 140 - 1]));
  });

  it.each([
    ['a seller that a taken bid would have paid more than it asks', SELL, 120, true, BUY, 130, true, RAISE],
    ['a seller without units, too', SELL, 120, false, BUY, 130, true, RAISE],
    ['a seller that asks more than a taken bid', SELL, 120, true, BUY, 110, true, LOWER],
    ['that seller without units', SELL, 120, false, BUY, 110, true, KEEP],
    ['a seller that asks more than a taken offer', SELL, 120, true, SELL, 110, true, KEEP],
    ['a seller that asks more than an offer that nobody takes', SELL, 120, true, SELL, 110, false, LOWER],
    ['a seller at a bid that nobody takes', SELL, 120, true, BUY, 110, false, KEEP],
    ['a buyer that a taken offer would have cost less', BUY, 120, true, SELL, 110, true, RAISE],
    ['a buyer that bids less than a taken offer', BUY, 120, true, SELL, 130, true, LOWER],
    ['a buyer that bids less than a bid that nobody takes', BUY, 120, true, BUY, 130, false, LOWER],
    ['a buyer that bids more than a bid that nobody takes', BUY, 120, true, BUY, 110, false, KEEP],
  ])('knows what to do: %s', (_who, own, price, isActive, side, heard, accepted, direction) => {
    expect(zipDirection(own, price, isActive, { side, price: heard, accepted })).toBe(direction);
  });

  it('keeps a margin from becoming a loss', () => {
    expect(zipStep(BUY, 100, 100, 150, 1, 0, 0).margin).toBe(0);
    expect(zipStep(SELL, 100, 100, 50, 1, 0, 0).margin).toBe(0);
    expect(zipStep(BUY, 100, 10, -50, 1, 0, 0).margin).toBe(-1);
  });
});

const PLAIN = {
  learningRateLow: 0.5,
  learningRateHigh: 0.5,
  momentumLow: 0.2,
  momentumHigh: 0.2,
  marginLow: 0.25,
  marginHigh: 0.25,
  relativePerturbation: 0,
  absolutePerturbation: 0,
};

describe('a ZIP trader', () => {
  it('shouts its limit with its margin, and learns from what it hears', () => {
    const trader = new UnitTraderStand(zipAgent, buyer(200, PLAIN));
    expect(trader.shout()).toBe(150);
    // A deal at 120 on an offer: 0.8 × 0.5 × (120 - 150) = -12.
    trader.deal(120, SELL);
    expect(trader.shout()).toBe(138);
    // A better bid of 160: 0.2 × -12 + 0.4 × (160 - 138) = 6.4.
    trader.quote(160, 0);
    expect(trader.shout()).toBe(144);
  });

  it('hears a shout that is worse than the one before it only where the last stands', () => {
    const best = new UnitTraderStand(zipAgent, seller(100, PLAIN));
    best.quote(0, 110);
    expect(best.shout()).toBe(119);
    best.quote(0, 115);
    expect(best.shout()).toBe(119);
    const last = new UnitTraderStand(zipAgent, seller(100, { ...PLAIN, standing: 'last' }));
    last.heard(SELL, 110);
    expect(last.shout()).toBe(119);
    last.heard(SELL, 115);
    // 0.2 × -6 + 0.4 × (115 - 119) = -2.8.
    expect(last.shout()).toBe(116);
  });

  it('refuses ranges that are upside down', () => {
    expect(() => new UnitTraderStand(zipAgent, buyer(200, { momentumLow: 0.5 }))).toThrow(
      'momentumLow is 0.5',
    );
  });
});
