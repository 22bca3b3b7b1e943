import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../../src/core/models/side.ts';
import { Hash64 } from '../../../../src/core/utils/hash.ts';
import { BestQuotes, NO_QUOTE } from '../../../../src/market/exchange/consolidated/bestQuotes.ts';

/** Three instruments: one at four venues, one at two, one at one. */
const ASSETS = [0, 0, 1, 0, 2, 1, 0];

interface Shown {
  readonly row: number;
  readonly price: number;
  readonly quantity: number;
  readonly came: number;
}

/** The obvious twin: every quote in a list, sorted whenever somebody asks. */
class EveryQuote {
  readonly #shown = new Map<string, Shown>();
  #came = 0;

  set(row: number, side: Side, price: number, quantity: number): void {
    const before = this.#shown.get(`${row} ${side}`);
    if ((before?.price ?? 0) === price && (before?.quantity ?? 0) === quantity) return;
    this.#came += 1;
    this.#shown.set(`${row} ${side}`, { row, price, quantity, came: this.#came });
  }

  best(asset: number, side: Side): number {
    const toward = side === BUY ? -1 : 1;
    const [first] = [...this.#shown.entries()]
      .filter(([key, { row, price }]) => key.endsWith(` ${side}`) && ASSETS[row] === asset && price > 0)
      .map(([, quote]) => quote)
      .sort((a, b) => toward * (a.price - b.price) || b.quantity - a.quantity || a.came - b.came);
    return first?.row ?? NO_QUOTE;
  }
}

const change = fc.record({
  row: fc.nat(ASSETS.length - 1),
  side: fc.constantFrom<Side>(BUY, SELL),
  price: fc.oneof(fc.constant(0), fc.integer({ min: 98, max: 101 })),
  quantity: fc.integer({ min: 1, max: 3 }),
});

function hashOf(quotes: BestQuotes): number {
  const hash = new Hash64();
  quotes.addTo(hash);
  return hash.low();
}

describe('BestQuotes', () => {
  it('ranks as a sorted list of every quote does, also after a snapshot', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), fc.nat(60), (changes, snapshotAt) => {
        let quotes = new BestQuotes(ASSETS);
        const twin = new EveryQuote();
        for (const [i, { row, side, price, quantity }] of changes.entries()) {
          const shown = price === 0 ? 0 : quantity;
          quotes.set(row, side, price, shown);
          twin.set(row, side, price, shown);
          if (i === snapshotAt) {
            const restored = new BestQuotes(ASSETS);
            restored.restore(quotes.snapshot());
            expect(hashOf(restored)).toBe(hashOf(quotes));
            quotes = restored;
          }
          for (const asset of [0, 1, 2]) {
            expect(quotes.best(asset, BUY)).toBe(twin.best(asset, BUY));
            expect(quotes.best(asset, SELL)).toBe(twin.best(asset, SELL));
          }
        }
      }),
    );
  });
});
