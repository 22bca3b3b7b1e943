import fc from 'fast-check';
import type { OrderListRequest, OrderRequest } from '../../src/core/models/orderTerms.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import type { DeskBench, Order } from './deskBench.ts';

/** One thing that happens at a venue with a desk: told by small numbers, so that a failing flow shrinks. */
export interface DeskStep {
  readonly what: number;
  readonly account: number;
  readonly side: 0 | 1;
  /** Distance from the middle of the prices. */
  readonly at: number;
  readonly quantity: number;
  readonly more: number;
}

const MIDDLE = 100;
/** The `what` of a pegged order. */
export const PEGGED = 6;

export const deskStep: fc.Arbitrary<DeskStep> = fc.record({
  what: fc.integer({ min: 0, max: 23 }),
  account: fc.integer({ min: 1, max: 4 }),
  side: fc.constantFrom<0 | 1>(BUY, SELL),
  at: fc.integer({ min: -6, max: 6 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  more: fc.integer({ min: 0, max: 11 }),
});

const SOURCES = ['last', 'quote', 'mark'] as const;
const PEGS = ['primary', 'market', 'midpoint'] as const;
const POST = [undefined, 'reject', 'slide'] as const;

/** Types that the flow draws from, by the step's `what`. */
const MAKERS: readonly ((step: DeskStep, price: number) => Order)[] = [
  (step, price) => ({ type: 'stop', triggerPrice: price, triggerSource: SOURCES[step.more % 3] }),
  (step, price) => ({
    type: 'stop-limit',
    triggerPrice: price,
    price: price + (step.more % 3) - 1,
    triggerSource: SOURCES[step.more % 3],
  }),
  (_, price) => ({ type: 'market-if-touched', triggerPrice: price }),
  (step, price) => ({ type: 'limit-if-touched', triggerPrice: price, price: price + (step.more % 3) - 1 }),
  (step) => ({ type: 'trailing-stop', trailTicks: 1 + (step.more % 4), trailStepTicks: 1 + (step.at & 1) }),
  (step) => ({
    type: 'trailing-stop-limit',
    trailBasisPoints: 100 + 100 * (step.more % 4),
    triggerSource: SOURCES[step.more % 3],
  }),
  (step) => ({ type: 'pegged', peg: PEGS[step.more % 3], pegOffsetTicks: (step.at % 3) + 0 }),
  () => ({ type: 'market-to-limit' }),
  (step, price) => clean({ type: 'limit', price, postOnly: POST[step.more % 3] }),
  (step, price) => ({ type: 'limit', price, reduceOnly: true, hidden: step.more % 2 === 0 }),
  (step, price) => ({ type: 'limit', price, timeInForce: 'gtd', expireTime: 1 + step.more * 20 }),
  (_, price) => ({ type: 'limit', price, displayQuantity: 1 }),
  (_, price) => ({ type: 'limit', price, allOrNone: true }),
];

function clean(order: Order): Order {
  return Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined)) as Order;
}

/** The step's order, of a plain limit where it stands for another command. */
export function orderOf(step: DeskStep): OrderRequest {
  const { quantity, side, what } = step;
  const price = MIDDLE + step.at;
  const order = MAKERS[what]?.(step, price) ?? { type: 'limit', price };
  const selfTrade = step.more > 7 ? { selfTrade: quantity % 5 } : {};
  return { ...order, ...selfTrade, instrument: 0, side, quantity };
}

/** Two or three linked orders around the step's price. */
export function listOf({ at, more, quantity, side }: DeskStep): OrderListRequest {
  const price = MIDDLE + at;
  const exit = side === BUY ? SELL : BUY;
  const away = side === BUY ? 1 : -1;
  const common = { instrument: 0, quantity };
  const orders: OrderRequest[] = [
    { ...common, type: 'limit', side, price },
    { ...common, type: 'limit', side: exit, price: price + away * (1 + (more % 3)) },
    {
      ...common,
      type: 'stop',
      side: exit,
      triggerPrice: price - away * (1 + (more % 2)),
      reduceOnly: more > 5,
    },
  ];
  const link = (['oco', 'oto', 'bracket'] as const)[more % 3];
  return { link, orders: link === 'oco' ? orders.slice(1) : orders };
}

/** Carries out one step; gives the journal lines. */
export function play(bench: DeskBench, step: DeskStep): string[] {
  const { account, at, more, quantity, side, what } = step;
  const price = MIDDLE + at;
  const last = bench.lastId(account);
  if (what < MAKERS.length) return bench.place(account, orderOf(step));
  if (what < 18) return bench.limit(account, side, price, quantity);
  if (what === 18) return bench.cancel(account, Math.max(1, last - more));
  if (what === 19) return bench.replace(account, Math.max(1, last - more), price, quantity);
  if (what === 20) return bench.passTo(bench.ctx.now + 1 + more);
  if (what === 21 && more > 9) return bench.massCancel(account);
  const { link, orders } = listOf(step);
  return bench.list(account, link, orders);
}
