import type { OrderRequest, TimeInForceName } from '../../../core/models/orderTerms.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import type { FieldReader } from './fieldReader.ts';
import type { AddStep, CancelStep, Check, Depth, ExpectStep, ReplaceStep, Step } from './suite.ts';

const TEXT = ['comment'] as const;
const OUTCOME = ['expect_match', 'expect_complete', 'expect_state', 'expect_ok'] as const;
const STATES = ['accepted', 'complete', 'cancelled', 'rejected'] as const;
const CONDITIONS = ['', 'AON', 'IOC', 'AON,IOC'] as const;
const OPS = ['add', 'cancel', 'replace', 'expect'] as const;

/** A step of the suite of Liquibook: orders by name, expectations with the step, fills and depth in blocks. */
export function liquibookStep(step: FieldReader): Step {
  const op = step.oneOf('op', OPS);
  return READERS[op](step);
}

const READERS: Readonly<Record<(typeof OPS)[number], (step: FieldReader) => Step>> = {
  add: readAdd,
  cancel: readCancel,
  replace: readReplace,
  expect: readExpect,
};

function readAdd(step: FieldReader): AddStep {
  step.allowOnly([
    'op',
    'order',
    'side',
    'type',
    'price',
    'qty',
    'stop_price',
    'conditions',
    ...OUTCOME,
    ...TEXT,
  ]);
  const order = step.text('order');
  const side = sideOf(step);
  const quantity = step.lots('qty');
  const terms = { instrument: 0, side, quantity, ...pricesOf(step), ...conditionsOf(step) };
  return { op: 'add', order, terms, slippage: undefined, checks: outcomeOf(step, order, side) };
}

/** A price of 0 stands for a market order, a stop price makes a stop of it; the trigger is the last trade's price. */
function pricesOf(step: FieldReader): Pick<OrderRequest, 'type' | 'price' | 'triggerPrice'> {
  const type = step.oneOf('type', ['limit', 'market', 'stop', 'stop_limit']);
  const hasLimit = type === 'limit' || type === 'stop_limit' || (type === 'stop' && step.raw('price') !== 0);
  const limit = hasLimit && step.has('price') ? { price: step.price('price') } : {};
  if (type === 'limit' && limit.price === undefined) step.price('price');
  if (!step.has('stop_price') && !type.startsWith('stop')) return { type, ...limit };
  const triggerPrice = step.price('stop_price');
  return { type: limit.price === undefined ? 'stop' : 'stop-limit', triggerPrice, ...limit };
}

function conditionsOf(step: FieldReader): Partial<OrderRequest> {
  const list = step.has('conditions') ? step.raw('conditions') : [];
  if (!Array.isArray(list)) return step.fail('conditions', 'a list');
  const conditions = [...list].sort().join() as (typeof CONDITIONS)[number];
  if (!CONDITIONS.includes(conditions)) step.fail('conditions', 'a list of AON and IOC');
  if (conditions === 'AON') return { allOrNone: true };
  const time: Record<string, TimeInForceName> = { '': 'gtc', IOC: 'ioc', 'AON,IOC': 'fok' };
  return { timeInForce: time[conditions] };
}

function readCancel(step: FieldReader): CancelStep {
  step.allowOnly(['op', 'order', ...OUTCOME, ...TEXT]);
  const order = step.text('order');
  return { op: 'cancel', order, checks: outcomeOf(step, order, BUY) };
}

function readReplace(step: FieldReader): ReplaceStep {
  step.allowOnly(['op', 'order', 'size_delta', 'price', 'new_price', ...OUTCOME, ...TEXT]);
  const order = step.text('order');
  const field = step.named('new_price', 'price');
  const price = step.has(field) ? step.whole(field, 0) : 0;
  const lots = step.has('size_delta') ? step.whole('size_delta', -MAX_LOTS, MAX_LOTS) : 0;
  const checks = outcomeOf(step, order, BUY);
  return { op: 'replace', order, newOrder: order, price, quantity: { kind: 'delta', lots }, checks };
}

function outcomeOf(step: FieldReader, order: string, side: Side): Check[] {
  const checks: Check[] = [];
  const flags = [
    ['expect_match', 'match'],
    ['expect_complete', 'complete'],
    ['expect_ok', 'taken'],
  ] as const;
  for (const [field, measure] of flags) {
    if (step.has(field)) checks.push({ measure, field, side, order, want: step.flag(field) });
  }
  if (step.has('expect_state')) {
    const want = step.oneOf('expect_state', STATES);
    checks.push({ measure: 'state', field: 'expect_state', side, order, want });
  }
  return checks;
}

const SIDES = [
  [BUY, 'n_bids', 'depth_bid'],
  [SELL, 'n_asks', 'depth_ask'],
] as const;

function readExpect(step: FieldReader): ExpectStep {
  step.allowOnly(['op', 'fills_in_block', ...SIDES.flatMap(([, count, depth]) => [count, depth]), ...TEXT]);
  const checks: Check[] = [];
  for (const fill of step.has('fills_in_block') ? step.list('fills_in_block') : []) {
    const want = { quantity: fill.whole('filled_qty', 0), cost: fill.whole('filled_cost', 0, 2 ** 53 - 1) };
    checks.push({ measure: 'fills', field: 'fills_in_block', side: BUY, order: fill.text('order'), want });
  }
  for (const [side, count, depth] of SIDES) {
    if (step.has(count)) {
      checks.push({ measure: 'orders', field: count, side, order: '', want: step.whole(count, 0) });
    }
    if (step.has(depth)) checks.push(depthCheck(step, depth, side));
  }
  return { op: 'expect', checks };
}

/** The first levels of a side; a price of 0 stands for the end of the book. */
function depthCheck(step: FieldReader, field: string, side: Side): Check {
  const levels = step.list(field).map((level): Depth => {
    level.allowOnly(['price', 'orders', 'qty']);
    return { price: level.whole('price', 0), orders: level.whole('orders', 0), qty: level.whole('qty', 0) };
  });
  const end = levels.findIndex(({ price }) => price === 0);
  const measure = end >= 0 ? 'depth' : `firstLevels`;
  return { measure, field, side, order: '', want: end >= 0 ? levels.slice(0, end) : levels };
}

function sideOf(step: FieldReader): Side {
  return step.oneOf('side', ['buy', 'sell']) === 'buy' ? BUY : SELL;
}
