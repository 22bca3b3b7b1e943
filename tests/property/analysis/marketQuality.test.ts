import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogHistogram } from '../../../src/analysis/metrics/logHistogram.ts';
import { NearDepth } from '../../../src/analysis/metrics/quality/nearDepth.ts';
import { SurvivalCurve } from '../../../src/analysis/metrics/quality/survivalCurve.ts';
import { TradeCosts } from '../../../src/analysis/metrics/quality/tradeCosts.ts';
import { SlowNearDepth, slowCosts, slowSurvival, type TapeEvent } from '../../support/slowQuality.ts';

const HORIZONS = [1, 7, 40];
const KINDS = 3;
const wait = fc.oneof(fc.constant(0), fc.nat(12));

/** Quotes, at times one-sided, and trades near them; many at the same time. */
const tapes: fc.Arbitrary<TapeEvent[]> = fc
  .array(
    fc.record({
      wait,
      quote: fc.boolean(),
      bid: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
      width: fc.integer({ min: 0, max: 9 }),
      price: fc.integer({ min: 1, max: 70 }),
      lots: fc.integer({ min: 1, max: 50 }),
      side: fc.constantFrom(0, 1),
      kind: fc.integer({ min: -1, max: KINDS - 1 }),
    }),
    { maxLength: 700 },
  )
  .map((steps) => {
    let time = 0;
    return steps.map((step) => {
      time += step.wait;
      return { ...step, time, ask: step.width === 0 ? 0 : step.bid + step.width };
    });
  });

function costsOf(events: readonly TapeEvent[], end: number): TradeCosts {
  const costs = new TradeCosts(HORIZONS, KINDS, end);
  for (const { quote, time, bid, ask, price, lots, side, kind } of events) {
    if (quote) costs.quote(time, bid, ask);
    else costs.trade(time, price, lots, side, kind, KINDS - 1 - kind);
  }
  costs.finish();
  return costs;
}

describe('costs of trades', () => {
  it('are those of a reader that looks every trade up by itself', () => {
    fc.assert(
      fc.property(tapes, fc.nat(30), (events, rest) => {
        const end = (events.at(-1)?.time ?? 0) + rest;
        for (const { horizon, all, byMaker, withoutQuote, beyondEnd } of costsOf(events, end).horizons) {
          const { sums, impactOfKind } = slowCosts(events, horizon, end, KINDS);
          const { trades, effective, realised, impactLots } = all;
          expect({ trades, effective, realised, impactLots, withoutQuote, beyondEnd }).toEqual(sums);
          expect(byMaker.map((kind) => kind.impactLots + 0)).toEqual(impactOfKind.map((sum) => sum + 0));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('effective = realised + impact, exactly, and every trade with a quote is in one place', () => {
    fc.assert(
      fc.property(tapes, fc.nat(30), (events, rest) => {
        const costs = costsOf(events, (events.at(-1)?.time ?? 0) + rest);
        for (const { all, byMaker, byTaker, withoutQuote, beyondEnd } of costs.horizons) {
          for (const sums of [all, ...byMaker, ...byTaker]) {
            expect(sums.effective).toBe(sums.realised + sums.impact);
            expect(sums.effectiveLots).toBe(sums.realisedLots + sums.impactLots);
          }
          expect(all.trades + withoutQuote + beyondEnd).toBe(costs.atTrade.trades);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('depth near the mid', () => {
  it('is that of a reader that adds up every price each time', () => {
    const changes = fc.array(
      fc.record({
        wait: fc.nat(5),
        quote: fc.boolean(),
        bid: fc.oneof(fc.constant(0), fc.integer({ min: 900, max: 1200 })),
        width: fc.integer({ min: 1, max: 20 }),
        side: fc.constantFrom(0, 1),
        price: fc.integer({ min: 880, max: 1220 }),
        lots: fc.integer({ min: 0, max: 20 }),
      }),
      { maxLength: 150 },
    );
    fc.assert(
      fc.property(changes, fc.constantFrom(10, 80, 1500), (tape, bps) => {
        const end = 1000;
        const [depth, slow] = [new NearDepth(bps, end), new SlowNearDepth(bps)];
        let time = 0;
        for (const change of tape) {
          time += change.wait;
          slow.stand(time);
          if (change.quote) {
            depth.quote(time, change.bid, change.bid + change.width);
            slow.quote(change.bid, change.bid + change.width);
          } else {
            const { side, price, lots } = change;
            depth.change(time, side, price, lots - slow.lotsAt(side, price));
            slow.set(side, price, lots);
          }
        }
        slow.stand(end);
        depth.finish();
        const means = [slow.bids / slow.duration, slow.asks / slow.duration];
        if (slow.duration === 0) {
          expect([depth.bidLots, depth.askLots]).toEqual([Number.NaN, Number.NaN]);
          return;
        }
        expect(depth.bidLots).toBeCloseTo(means[0], 9);
        expect(depth.askLots).toBeCloseTo(means[1], 9);
      }),
      { numRuns: 80 },
    );
  });
});

describe('the survival curve', () => {
  const looks = fc.array(fc.record({ time: fc.nat(127), event: fc.boolean() }), {
    minLength: 1,
    maxLength: 80,
  });

  it('is the product over all times at which anything happened', () => {
    fc.assert(
      fc.property(looks, fc.nat(127), (all, at) => {
        const [events, censored] = [new LogHistogram(), new LogHistogram()];
        for (const { time, event } of all) (event ? events : censored).add(time);
        const survival = slowSurvival(all, at);
        const isKnown = survival === 0 || all.some(({ time }) => time >= at);
        const found = new SurvivalCurve(events, censored).eventBy(at);
        if (isKnown) expect(found).toBeCloseTo(1 - survival, 12);
        else expect(found).toBeNaN();
      }),
    );
  });

  it('is the share that had the event, where nobody stopped looking', () => {
    fc.assert(
      fc.property(looks, fc.nat(127), (all, at) => {
        const events = new LogHistogram();
        for (const { time } of all) events.add(time);
        const share = all.filter(({ time }) => time <= at).length / all.length;
        expect(new SurvivalCurve(events, new LogHistogram()).eventBy(at)).toBeCloseTo(share, 12);
      }),
    );
  });
});
