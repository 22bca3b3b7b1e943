import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderTerms } from '../../../../src/core/models/orderTerms.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { DeskOrder, STAGE } from '../../../../src/market/exchange/orders/deskOrder.ts';
import type { OrderTypeRule, TimeRule } from '../../../../src/market/exchange/orders/types/orderRules.ts';
import { orderTypeNamed, timeInForceNamed } from '../../../../src/market/exchange/orders/types/registry.ts';
import { nextMove } from '../../../../src/market/exchange/orders/types/trail.ts';
import { CHANNEL, WatchLists } from '../../../../src/market/exchange/orders/watchLists.ts';
import { SlowWatchLists } from '../../../support/slowWatchLists.ts';

const TYPES = ['stop', 'market-if-touched', 'trailing-stop'] as const;
const gtc = timeInForceNamed('gtc') as TimeRule;

const step = fc.record({
  what: fc.constantFrom('add' as const, 'add' as const, 'remove' as const, 'see' as const, 'see' as const),
  type: fc.constantFrom(...TYPES),
  side: fc.constantFrom<0 | 1>(BUY, SELL),
  source: fc.constantFrom('last' as const, 'quote' as const),
  price: fc.integer({ min: 1, max: 60 }),
  distance: fc.integer({ min: 1, max: 12 }),
  inBasisPoints: fc.boolean(),
  step: fc.integer({ min: 1, max: 4 }),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function orderOf(each: Step, sequence: number): DeskOrder {
  const { distance, inBasisPoints, price, side, source, type } = each;
  const trail = inBasisPoints ? { trailBasisPoints: distance * 300 } : { trailTicks: distance };
  const terms: OrderTerms = {
    clientOrderId: sequence,
    instrument: 0,
    side,
    type,
    quantity: 1,
    triggerSource: source,
    ...(type === 'trailing-stop' ? { ...trail, trailStepTicks: each.step } : {}),
  };
  const order = new DeskOrder(terms, orderTypeNamed(type) as OrderTypeRule, gtc, 1, sequence, sequence);
  order.stage = STAGE.waiting;
  // A trailing stop may wait for the first price it sees.
  order.trigger = type === 'trailing-stop' && price % 3 === 0 ? 0 : price;
  if (type === 'trailing-stop') order.moveAt = nextMove(terms, order.trigger);
  return order;
}

interface Both {
  readonly fast: WatchLists;
  readonly slow: SlowWatchLists;
}

const ACTIONS = {
  add({ fast, slow }: Both, each: Step, sequence: number): void {
    const order = orderOf(each, sequence);
    fast.add(order);
    slow.add(order, order.trigger);
  },
  remove({ fast, slow }: Both, { pick }: Step): void {
    const order = slow.waiting[pick % slow.waiting.length];
    if (order === undefined) return;
    fast.remove(order);
    order.stage = STAGE.ended;
    slow.remove(order);
  },
  see({ fast, slow }: Both, { pick, price, source }: Step): void {
    const channel = source === 'last' ? CHANNEL.last : CHANNEL.bid + (pick % 2);
    expect(see(fast, channel, price)).toEqual(slow.see(0, channel, price).map(({ key }) => key));
    for (const order of slow.waiting) expect(order.trigger).toBe(slow.triggerOf(order));
  },
} as const;

describe('the watch lists', () => {
  it('let the same orders go in the same order as a list that is looked through each time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const both: Both = { fast: new WatchLists(1), slow: new SlowWatchLists() };
        for (const [i, each] of steps.entries()) ACTIONS[each.what](both, each, i + 1);
      }),
      { numRuns: 300 },
    );
  });
});

function see(lists: WatchLists, channel: number, price: number): number[] {
  const touched: number[] = [];
  for (;;) {
    const order = lists.takeTouched(0, channel, price);
    if (order === undefined) break;
    order.stage = STAGE.queued;
    touched.push(order.key);
  }
  lists.follow(0, channel, price);
  return touched;
}
