import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { createRng, type Rng } from '../../../src/core/utils/rng.ts';
import { dutchClock } from '../../../src/market/mechanisms/clocks/dutchClock.ts';
import { englishClock } from '../../../src/market/mechanisms/clocks/englishClock.ts';
import type { MechanismDefinition } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import { sealedBid } from '../../../src/market/mechanisms/sealedBid/sealedBid.ts';
import { MechanismDesk } from '../../support/mechanismDesk.ts';

/** A value of 1 in ticks: fine enough that a tick is small against the standard errors below. */
const ONE = 500;
/** Longer than any auction here. */
const LONG = 1_000_000;

type Settings = Parameters<MechanismDefinition['create']>[0];

/** Sells one lot with a reserve to these bids: what it brings, and the place of the winner, or -1. */
function sell(mechanism: MechanismDefinition, settings: Settings, bids: readonly number[], reserve: number) {
  const desk = new MechanismDesk(mechanism.create(settings, { instruments: 1, seed: 1 }));
  const seller = desk.enter(SELL, 1, reserve);
  const keys = bids.map((bid) => desk.enter(BUY, 1, Math.max(1, bid)));
  desk.advance(LONG);
  const revenue = 0 - (desk.paid.get(seller) ?? 0);
  return { revenue, winner: keys.findIndex((key) => desk.bought.has(key)) };
}

const once = { first: '1ns', every: '1ns', auctions: 1 };
const clock = { step: 1, interval: '1ns' };

/** The four auctions of one lot, and by what a bidder who values it at 1 bids in equilibrium among n. */
const AUCTIONS: readonly [string, MechanismDefinition, Settings, (n: number) => number][] = [
  ['first-price', sealedBid, { ...once, pricing: 'first-price' }, (n) => (n - 1) / n],
  ['second-price', sealedBid, { ...once, pricing: 'second-price' }, () => 1],
  ['Dutch', dutchClock, { ...clock, start: ONE }, (n) => (n - 1) / n],
  ['English', englishClock, { ...clock, opening: '1ns' }, () => 1],
];

function drawValues(rng: Rng, bidders: number): number[] {
  return Array.from({ length: bidders }, () => rng.uniform());
}

function meanAndError(samples: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = samples.reduce((sum, one) => sum + one, 0) / samples.length;
  const squares = samples.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (samples.length - 1) / samples.length) };
}

describe('revenue equivalence', () => {
  // Vickrey (1961), Myerson (1981), Riley and Samuelson (1981): with independent uniform values all four bring (n-1)/(n+1).
  it.each(AUCTIONS)('%s brings (n - 1) / (n + 1) among n bidders', (_name, mechanism, settings, shade) => {
    for (const bidders of [2, 5]) {
      const rng = createRng(1, `revenue-equivalence/${bidders}`);
      const revenues = Array.from({ length: 400 }, () => {
        const bids = drawValues(rng, bidders).map((value) => Math.round(ONE * value * shade(bidders)));
        return sell(mechanism, settings, bids, 1).revenue / ONE;
      });
      const { mean, error } = meanAndError(revenues);
      expect(Math.abs(mean - (bidders - 1) / (bidders + 1))).toBeLessThan(2 * error);
    }
  });

  it('gives the lot to whoever values it most', () => {
    const rng = createRng(2, 'efficiency');
    for (let auction = 0; auction < 40; auction++) {
      const values = drawValues(rng, 3).map((value) => 10 * Math.floor((ONE / 10) * value) + 10);
      const best = values.indexOf(Math.max(...values));
      for (const [, mechanism, settings, shade] of AUCTIONS) {
        const bids = values.map((value) => Math.round(value * shade(3)));
        expect(sell(mechanism, settings, bids, 1).winner).toBe(best);
      }
    }
  });
});

describe('a Vickrey auction', () => {
  const settings = { ...once, pricing: 'second-price' };

  it('is played best by bidding the value, whatever the others bid', () => {
    const rng = createRng(3, 'vickrey');
    const worse = { above: 0, below: 0 };
    for (let round = 0; round < 60; round++) {
      const [value, ...others] = drawValues(rng, 4).map((draw) => 1 + Math.floor(ONE * draw));
      const gain = (bid: number) => {
        const { revenue, winner } = sell(sealedBid, settings, [bid, ...others], 1);
        return winner === 0 ? value - revenue : 0;
      };
      const truthful = gain(value);
      for (let bid = 20; bid <= ONE; bid += 40) {
        const deviating = gain(bid);
        expect(deviating).toBeLessThanOrEqual(truthful);
        if (deviating < truthful) worse[bid > value ? 'above' : 'below'] += 1;
      }
    }
    expect(worse.above).toBeGreaterThan(0);
    expect(worse.below).toBeGreaterThan(0);
  });

  it('is so for several lots too, where a uniform price is not', () => {
    const gainOf = (
      pricing: string,
      values: readonly number[],
      bids: readonly number[],
      others: number[],
    ) => {
      const desk = new MechanismDesk(sealedBid.create({ ...once, pricing }, { instruments: 1, seed: 1 }));
      desk.enter(SELL, 2, 1);
      const own = bids.map((bid) => desk.enter(BUY, 1, bid, { account: 99 }));
      for (const bid of others) desk.enter(BUY, 1, bid);
      desk.advance(1);
      const won = own.filter((key) => desk.bought.has(key)).length;
      const paid = own.reduce((sum, key) => sum + (desk.paid.get(key) ?? 0), 0);
      return values.slice(0, won).reduce((sum, value) => sum + value, 0) - paid;
    };
    const rng = createRng(4, 'vickrey-lots');
    const better = { 'second-price': 0, uniform: 0 };
    for (let round = 0; round < 60; round++) {
      const values = drawValues(rng, 2)
        .map((draw) => 1 + Math.floor(ONE * draw))
        .sort((a, b) => b - a);
      const others = drawValues(rng, 2).map((draw) => 1 + Math.floor(ONE * draw));
      for (const pricing of ['second-price', 'uniform'] as const) {
        const truthful = gainOf(pricing, values, values, others);
        // Demand reduction: the second lot is bid for at less than it is worth.
        for (const share of [0, 0.25, 0.5, 0.75]) {
          const bids = [values[0], Math.max(1, Math.floor(share * values[1]))];
          if (gainOf(pricing, values, bids, others) > truthful) better[pricing] += 1;
        }
      }
    }
    expect(better['second-price']).toBe(0);
    expect(better.uniform).toBeGreaterThan(0);
  });
});

describe('a reserve', () => {
  it('of one half brings most, 5/12 between two bidders (Myerson 1981)', () => {
    const settings = { ...once, pricing: 'second-price' };
    const revenues = (reserve: number) => {
      const rng = createRng(5, 'reserve');
      return Array.from({ length: 1500 }, () => {
        const bids = drawValues(rng, 2).map((value) => Math.round(ONE * value));
        return sell(sealedBid, settings, bids, Math.max(1, ONE * reserve)).revenue / ONE;
      });
    };
    const { mean, error } = meanAndError(revenues(0.5));
    expect(Math.abs(mean - 5 / 12)).toBeLessThan(2 * error);
    for (const other of [0, 0.2, 0.8]) expect(meanAndError(revenues(other)).mean).toBeLessThan(mean);
  });
});
