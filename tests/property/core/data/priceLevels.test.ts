import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PriceLevels } from '../../../../src/core/data/l2/priceLevels.ts';
import { BUY, SELL, type Side } from '../../../../src/core/models/side.ts';

/** The slow twin: a list that is sorted whenever somebody asks. */
class SortedLevels {
  readonly #sides: [Map<number, number>, Map<number, number>] = [new Map(), new Map()];

  set(side: Side, price: number, quantity: number): void {
    if (quantity === 0) this.#sides[side].delete(price);
    else this.#sides[side].set(price, quantity);
  }

  list(side: Side): [number, number][] {
    return [...this.#sides[side]].sort(([a], [b]) => (side === BUY ? b - a : a - b));
  }
}

function walk(levels: PriceLevels, side: Side): [number, number][] {
  const found: [number, number][] = [];
  for (let price = levels.best(side); !Number.isNaN(price); price = levels.next(side, price)) {
    found.push([price, levels.quantity(side, price)]);
  }
  return found;
}

function hold(levels: PriceLevels, twin: SortedLevels): void {
  for (const side of [BUY, SELL] as const) {
    const list = twin.list(side);
    expect(walk(levels, side)).toEqual(list);
    expect(levels.count(side)).toBe(list.length);
    expect(levels.bestQuantity(side)).toBe(list[0]?.[1] ?? 0);
  }
}

const price = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 900 }) },
  { weight: 1, arbitrary: fc.maxSafeInteger().map((value) => value || 1) },
);
const change = fc.tuple(fc.constantFrom<Side>(BUY, SELL), price, fc.constantFrom(0, 1, 2, 2 ** 53 - 1));

function scatter(seed: number, put: (side: Side, at: number, quantity: number) => void): void {
  let state = seed;
  for (let i = 0; i < 3000; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    put((state >>> 8) & 1 ? BUY : SELL, (state >>> 10) % 4000, (state >>> 9) % 3);
  }
}

describe('PriceLevels', () => {
  it('holds what a sorted list holds, after any changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), fc.array(price), (changes, asked) => {
        const levels = new PriceLevels();
        const twin = new SortedLevels();
        for (const [side, at, quantity] of changes) {
          levels.set(side, at, quantity);
          twin.set(side, at, quantity);
        }
        hold(levels, twin);
        for (const at of asked) {
          const list = twin.list(BUY);
          expect(levels.quantity(BUY, at)).toBe(list.find(([found]) => found === at)?.[1] ?? 0);
          expect(levels.next(BUY, at)).toBe(list.find(([found]) => found < at)?.[0] ?? Number.NaN);
        }
      }),
    );
  });

  it('holds it through splits, emptied blocks and a fresh start, in any order of prices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), fc.boolean(), (seed, upwards) => {
        const levels = new PriceLevels();
        const twin = new SortedLevels();
        const put = (side: Side, at: number, quantity: number) => {
          levels.set(side, at, quantity);
          twin.set(side, at, quantity);
        };
        for (let i = 0; i < 1500; i++) put(SELL, upwards ? 1 + i : 1500 - i, i + 1);
        scatter(seed, put);
        hold(levels, twin);
        for (let i = 0; i < 4000; i++) put(SELL, i, 0);
        hold(levels, twin);
        for (let i = 0; i < 700; i++) put(SELL, i * 3, 1);
        hold(levels, twin);
      }),
      { numRuns: 6 },
    );
  });

  it('refuses more levels than any market has', () => {
    const levels = new PriceLevels();
    const fill = () => {
      for (let price = 1; price <= 2_000_000; price++) levels.set(BUY, price, 1);
    };
    expect(fill).toThrow(/a book has more than \d{6} price levels on one side/);
    expect(levels.count(BUY)).toBeGreaterThan(500_000);
  });

  it('forgets everything when cleared', () => {
    const levels = new PriceLevels();
    for (let i = 1; i <= 1000; i++) levels.set(BUY, i, i);
    levels.clear();
    expect(walk(levels, BUY)).toEqual([]);
    expect(levels.best(BUY)).toBeNaN();
    levels.set(BUY, 5, 7);
    expect(walk(levels, BUY)).toEqual([[5, 7]]);
  });
});
