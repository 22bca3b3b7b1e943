import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { DeskBench } from '../../support/deskBench.ts';
import { describeReference } from '../../support/reference.ts';
import { sideOf } from './scenarioPlayer.ts';

interface Step {
  readonly op: 'add' | 'expect';
  readonly id: number;
  readonly side: string;
  readonly type: string;
  readonly stop_price: number;
  readonly qty: number;
  readonly orders: { readonly bid: number; readonly ask: number };
  readonly stop_orders: { readonly bid: number; readonly ask: number };
}

interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Where their rule is another one: what we have waiting at the end, and why. */
const OUR_RULE: Readonly<Record<string, { readonly rule: string; readonly waiting: number }>> = {
  'Automatic matching - stop order with an empty market': {
    rule: 'there a stop in a market without a price is triggered at once and finds nobody; here it waits for a price',
    waiting: 2,
  },
};

describeReference('published scenarios of stop orders, through the order desk', (file) => {
  const text = readFileSync(file('matching', 'cpptrader_scenarios.json'), 'utf8');
  const { scenarios } = JSON.parse(text) as { readonly scenarios: readonly Scenario[] };
  const stops = scenarios.filter(({ steps }) => steps.some(({ type }) => type === 'stop'));

  it('has such scenarios', () => {
    expect(stops.map(({ name }) => name)).toEqual(Object.keys(OUR_RULE));
  });

  for (const { name, steps } of stops) {
    const { rule, waiting } = OUR_RULE[name] ?? { rule: 'as theirs', waiting: 0 };
    it(`${name}: ${rule}`, () => {
      const bench = new DeskBench();
      for (const step of steps) {
        if (step.op === 'expect') {
          const orders = { bid: bench.depth(BUY).length, ask: bench.depth(SELL).length };
          expect(orders).toEqual(step.orders);
          continue;
        }
        expect(step.type).toBe('stop');
        const order = {
          type: 'stop',
          triggerPrice: step.stop_price,
          side: sideOf(step.side),
          quantity: step.qty,
        };
        expect(bench.place(step.id, order)).toHaveLength(1);
      }
      expect(bench.desk.liveOrders).toBe(waiting);
    });
  }
});
