import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import type { BreakerConfig } from '../../../../../src/market/exchange/session/sessionConfig.ts';
import { session, takePhases } from '../../../../support/tradingDays.ts';
import { share, VenueBench } from '../../../../support/venueBench.ts';

const breakers: BreakerConfig = {
  weights: [3, 1],
  levels: [
    { fallPpm: 70_000, span: 30 },
    { fallPpm: 130_000, span: 30 },
    { fallPpm: 200_000, span: 'day' },
  ],
};
const instruments = [
  share({ symbol: 'HEAVY', referencePrice: '10' }),
  share({ symbol: 'LIGHT', referencePrice: '10' }),
];

class Falling {
  readonly bench = new VenueBench({ instruments, session: session({ breakers }) });
  #id = 0;

  constructor() {
    this.bench.passTo(310);
    this.phases();
  }

  trade(instrument: number, price: number): this {
    this.#id += 1;
    this.bench.order(2, this.#id, SELL, price, 1, { instrument });
    this.bench.order(1, this.#id, BUY, price, 1, { instrument });
    return this;
  }

  phases(): string[] {
    const facts = this.bench.ctx.facts.slice();
    const heavy = takePhases(this.bench, 0);
    this.bench.ctx.facts.push(...facts);
    expect(takePhases(this.bench, 1)).toEqual(heavy);
    return heavy;
  }
}

describe('market-wide breakers', () => {
  it('count an instrument by its weight', () => {
    // 7 % of the index is 280 of 4000: 93 ticks of the heavy one are 279, 94 are 282; the light one alone cannot.
    expect(new Falling().trade(1, 730).phases()).toEqual([]);
    expect(new Falling().trade(0, 907).phases()).toEqual([]);
    expect(new Falling().trade(0, 906).phases()).toEqual(['halt']);
  });

  it('act at the exact level', () => {
    expect(new Falling().trade(1, 721).phases()).toEqual([]);
    expect(new Falling().trade(1, 720).phases()).toEqual(['halt']);
  });

  it('halt every instrument and let auctions end it', () => {
    const falling = new Falling().trade(0, 900);
    falling.phases();
    falling.bench.passTo(340);
    expect(falling.phases()).toEqual(['volatilityAuction']);
    falling.bench.passTo(360);
    expect(falling.phases()).toEqual(['continuous']);
  });

  it('act once a day at each level', () => {
    const falling = new Falling().trade(0, 900);
    falling.bench.passTo(370);
    falling.phases();
    expect(falling.trade(0, 890).phases()).toEqual([]);
    expect(falling.trade(0, 820).phases()).toEqual(['halt']);
  });

  it('end the day at the last level, whatever the calendar says', () => {
    const falling = new Falling().trade(0, 700);
    expect(falling.phases()).toEqual(['closed']);
    falling.bench.passTo(1050);
    expect(falling.phases()).toEqual([]);
    falling.bench.passTo(1310);
    expect(falling.phases()).toEqual(['preOpen', 'openingAuction', 'continuous']);
  });

  it('hold a new day against the last close', () => {
    const falling = new Falling().trade(0, 910);
    falling.bench.passTo(1310);
    falling.phases();
    // The index closed at 3730, and 7 % of that is 261.1.
    expect(falling.trade(0, 823).phases()).toEqual([]);
    expect(falling.trade(0, 822).phases()).toEqual(['halt']);
  });

  it('need a weight for each instrument', () => {
    const short = { ...breakers, weights: [1] };
    expect(() => new VenueBench({ instruments, session: session({ breakers: short }) })).toThrow(
      'the index of the breakers needs a weight each: 2 instruments and 1 weights',
    );
  });
});
