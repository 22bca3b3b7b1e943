import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Belief,
  breakEvenAsk,
  breakEvenBid,
  learnFromBuy,
  learnFromSale,
  meanValue,
} from '../../../../../src/market/agents/informed/beliefQuotes.ts';

/** The value is 0 or 1, either as likely. */
const coin = (): Belief => ({ values: [0, 1], chances: Float64Array.of(0.5, 0.5) });

const share = fc.double({ min: 0, max: 0.99, noNaN: true });
const beliefs = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 1000 }), weight: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list): Belief => {
    let value = 0;
    const values = list.map(({ step }) => (value += step));
    const total = list.reduce((sum, { weight }) => sum + weight, 0);
    return { values, chances: Float64Array.from(list, ({ weight }) => weight / total) };
  });

describe('quotes that break even (Glosten and Milgrom 1985)', () => {
  it.each([
    { informed: 0.3, bid: 0.35, ask: 0.65 },
    { informed: 0.1, bid: 0.45, ask: 0.55 },
    { informed: 0, bid: 0.5, ask: 0.5 },
  ])('are (1 - mu) / 2 and (1 + mu) / 2 for two values, mu = $informed', ({ informed, bid, ask }) => {
    expect(breakEvenBid(coin(), informed)).toBeCloseTo(bid, 12);
    expect(breakEvenAsk(coin(), informed)).toBeCloseTo(ask, 12);
  });

  it('are where the belief is after the trade, whatever the value may be', () => {
    fc.assert(
      fc.property(beliefs, share, (belief, informed) => {
        const meanAfter = (learn: typeof learnFromBuy, price: number) => {
          const copy = { values: belief.values, chances: belief.chances.slice() };
          learn(copy, informed, price);
          return meanValue(copy);
        };
        const [bid, ask] = [breakEvenBid(belief, informed), breakEvenAsk(belief, informed)];
        const slack = 1e-9 * belief.values[belief.values.length - 1];
        expect(Math.abs(meanAfter(learnFromBuy, ask) - ask)).toBeLessThan(slack);
        expect(Math.abs(meanAfter(learnFromSale, bid) - bid)).toBeLessThan(slack);
        expect(bid).toBeLessThanOrEqual(meanValue(belief) + slack);
        expect(ask).toBeGreaterThanOrEqual(meanValue(belief) - slack);
      }),
    );
  });

  it('leave no price between them and the mean at which a dealer would break even too', () => {
    fc.assert(
      fc.property(
        beliefs,
        share,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (belief, informed, part) => {
          const mean = meanValue(belief);
          const price = mean + part * (breakEvenAsk(belief, informed) - mean);
          const copy = { values: belief.values, chances: belief.chances.slice() };
          learnFromBuy(copy, informed, price);
          // Whoever asks less than that sells for less than what it gives away.
          expect(meanValue(copy)).toBeGreaterThanOrEqual(
            price - 1e-9 * belief.values[belief.values.length - 1],
          );
        },
      ),
    );
  });
});
