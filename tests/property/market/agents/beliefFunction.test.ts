import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../../src/core/models/side.ts';
import { BeliefFunction } from '../../../../src/market/agents/economics/beliefFunction.ts';
import { HISTORY_NUMBERS, ShoutHistory } from '../../../../src/market/agents/economics/shoutHistory.ts';

const LOWEST = 1;
const HIGHEST = 30;

/** A remembered shout as the paper counts it. */
interface Shout {
  readonly side: Side;
  readonly price: number;
  state: 'standing' | 'taken' | 'rejected';
  readonly deals: number;
}

const side = fc.constantFrom<Side>(BUY, SELL);
const event = fc.oneof(
  fc.record({ kind: fc.constant('heard' as const), side, price: fc.integer({ min: LOWEST, max: HIGHEST }) }),
  fc.record({ kind: fc.constant('dealt' as const), side, price: fc.constant(0) }),
);

it('beliefs at the prices of a history are those of the definition', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 60 }),
      side,
      fc.integer({ min: 1, max: 4 }),
      (events, own, memory) => {
        const history = new ShoutHistory(new Float64Array(HISTORY_NUMBERS), memory);
        const all: Shout[] = [];
        let deals = 0;
        const settle = (of: Side, state: 'taken' | 'rejected') => {
          const last = all.findLast((shout) => shout.side === of && shout.deals >= deals - memory);
          if (last?.state === 'standing') last.state = state;
        };
        for (const { kind, side: of, price } of events) {
          if (kind === 'heard') {
            history.heard(of, price);
            settle(of, 'rejected');
            all.push({ side: of, price, state: 'standing', deals });
          } else {
            history.dealt(of);
            settle(of, 'taken');
            settle(of === BUY ? SELL : BUY, 'rejected');
            deals++;
          }
        }
        const remembered = all.filter((shout) => shout.deals >= deals - memory);
        const belief = new BeliefFunction(own, history, LOWEST, HIGHEST);
        for (let price = LOWEST + 1; price < HIGHEST; price++) {
          const at = belief.at(price);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
          const defined = definition(own, remembered, price);
          if (defined !== undefined) expect(at).toBeCloseTo(defined, 12);
        }
        expect([belief.at(LOWEST), belief.at(HIGHEST)]).toEqual(own === BUY ? [0, 1] : [1, 0]);
      },
    ),
  );
});

/** The definition of the paper read aloud; undefined where the price was not shouted or nothing speaks. */
function definition(own: Side, shouts: readonly Shout[], price: number): number | undefined {
  if (!shouts.some((shout) => shout.price === price)) return undefined;
  const count = (is: (shout: Shout) => boolean) => shouts.filter(is).length;
  const [easier, harder] =
    own === SELL
      ? [(of: Shout) => of.price >= price, (of: Shout) => of.price <= price]
      : [(of: Shout) => of.price <= price, (of: Shout) => of.price >= price];
  const taken = count((of) => of.side === own && of.state === 'taken' && easier(of));
  const met = count((of) => of.side !== own && easier(of));
  const rejected = count((of) => of.side === own && of.state === 'rejected' && harder(of));
  const sum = taken + met + rejected;
  return sum === 0 ? undefined : (taken + met) / sum;
}
