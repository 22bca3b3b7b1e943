import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import {
  avellanedaStoikov,
  inventorySpread,
  symmetricQuotes,
} from '../../../../../src/market/agents/inventoryMaking/avellanedaStoikov.ts';
import { FlowEstimate } from '../../../../../src/market/agents/inventoryMaking/flowEstimate.ts';
import { glftClosedForm } from '../../../../../src/market/agents/inventoryMaking/glft.ts';
import { GlftSolution } from '../../../../../src/market/agents/inventoryMaking/glftSolution.ts';
import { hoStoll } from '../../../../../src/market/agents/inventoryMaking/hoStoll.ts';
import type { QuoteRule } from '../../../../../src/market/agents/inventoryMaking/quoteRule.ts';

/** The paper's units: prices about 100, a horizon of 1. */
const FLOW = { volatility: 2, arrivals: 140, decay: 1.5 };

function quotes(rule: QuoteRule, inventory: number, timeLeft = 1, flow = FLOW): { bid: number; ask: number } {
  const out = new Float64Array(2);
  rule.distances(inventory, timeLeft, flow, out);
  return { bid: out[BUY], ask: out[SELL] };
}

describe('quotes of Avellaneda and Stoikov', () => {
  it('lie around a price that falls by gamma sigma^2 (T - t) for each unit held', () => {
    const { bid, ask } = quotes(avellanedaStoikov(0.1), 3, 0.5);
    expect(bid + ask).toBeCloseTo(inventorySpread(0.1, 0.5, FLOW), 12);
    // Middle of the quotes against the reference price: (ask - bid) / 2.
    expect((ask - bid) / 2).toBeCloseTo(-3 * 0.1 * 4 * 0.5, 12);
  });

  it('are as wide in the symmetric strategy as in the mean of the horizon, whatever is held', () => {
    const { bid, ask } = quotes(symmetricQuotes(0.1, 1), -7, 0.01);
    expect(bid).toBe(ask);
    expect(bid + ask).toBeCloseTo(1.4908, 4);
  });
});

describe('quotes of Ho and Stoll', () => {
  it('are alpha / beta and half the risk of a trade wide, and shifted by half of that of the inventory', () => {
    const [risk, left] = [0.1, 0.5];
    const cost = risk * 4 * left;
    const { bid, ask } = quotes(hoStoll(risk), 2, left);
    expect(bid + ask).toBeCloseTo(1 / 1.5 + cost / 2, 12);
    expect((ask - bid) / 2).toBeCloseTo((-cost * 2) / 2, 12);
  });
});

describe('quotes of Guéant, Lehalle and Fernandez-Tapia', () => {
  const model = { ...FLOW, gamma: 0.1, horizon: 1, maxInventory: 10 };
  const solution = new GlftSolution(model);

  it('come near to the closed form far from the horizon, and need no inventory term at it', () => {
    const exact = quotes(solution, 1, 1);
    const closed = quotes(glftClosedForm(0.1), 1);
    expect(exact.bid).toBeCloseTo(closed.bid, 2);
    expect(exact.ask).toBeCloseTo(closed.ask, 2);
    const last = quotes(solution, 1, 0);
    expect(last.bid).toBeCloseTo(last.ask, 12);
  });

  it('are the independent figures of the matrix exponential', () => {
    expect(quotes(solution, 0).bid).toBeCloseTo(0.67164358, 6);
    expect(quotes(solution, 1).bid).toBeCloseTo(0.7241235, 6);
    expect(quotes(solution, -3).ask).toBeCloseTo(0.82871334, 6);
  });

  it('stop on the side that would lead beyond the bound', () => {
    expect(quotes(solution, 10).bid).toBe(Infinity);
    expect(quotes(solution, -10).ask).toBe(Infinity);
    expect(quotes(solution, 10).ask).toBeLessThan(quotes(solution, 0).ask);
  });
});

describe('every rule', () => {
  const gamma = fc.double({ min: 1e-4, max: 2, noNaN: true });
  const inventory = fc.integer({ min: -8, max: 8 });

  it('mirrors its quotes with the inventory, and asks less the more it holds', () => {
    fc.assert(
      fc.property(gamma, inventory, fc.double({ min: 0.01, max: 1, noNaN: true }), (g, q, left) => {
        const exact = new GlftSolution({ ...FLOW, gamma: g, horizon: 0.05, maxInventory: 10 });
        for (const rule of [avellanedaStoikov(g), hoStoll(g), glftClosedForm(g), exact]) {
          const [here, there, more] = [q, -q, q + 1].map((held) => quotes(rule, held, left));
          expect(here.bid).toBeCloseTo(there.ask, 6);
          expect(more.ask).toBeLessThan(here.ask);
          expect(more.bid).toBeGreaterThan(here.bid);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what a maker learns of the market', () => {
  it('begins with what it is given, and ends with what it sees', () => {
    const column = new Float64Array(5);
    const estimate = new FlowEstimate({ volatility: 1, arrivals: 10, decay: 0.1 }, 5, column, 1);
    expect(estimate.flow).toEqual({ volatility: 1, arrivals: 10, decay: 0.1 });
    // 100 s in which the price moves by 3 ticks each second, and 400 trades are 2 ticks away in the mean.
    for (let second = 0; second < 100; second++) {
      estimate.moved(second % 2 === 0 ? 3 : -3, 1);
      for (let i = 0; i < 4; i++) estimate.traded(i % 2 === 0 ? 1 : 3);
    }
    expect(estimate.flow.volatility).toBeCloseTo(Math.sqrt((5 + 900) / 105), 12);
    expect(estimate.flow.arrivals).toBeCloseTo((100 + 400) / 210, 12);
    expect(estimate.flow.decay).toBeCloseTo((100 + 400) / (1000 + 800), 12);
    expect(column[0]).toBe(0);
  });
});
