import type { OrderRequest, TimeInForceName } from '../../../core/models/orderTerms.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import type { FieldReader } from './fieldReader.ts';
import type { AddStep, CancelStep, Check, ExpectStep, ReplaceStep, Step } from './suite.ts';

const TYPES = ['limit', 'market', 'stop', 'stop_limit', 'trailing_stop', 'trailing_stop_limit'] as const;
const TIMES = ['GTC', 'IOC', 'FOK', 'AON'] as const;
const MEASURES = ['orders', 'volume', 'visible_volume', 'stop_orders', 'stop_volume'] as const;
const VISIBLE = ['max_visible', 'max_visible_qty', 'max_visible_quantity'] as const;
const ADD = ['op', 'id', 'side', 'type', 'price', 'stop_price', 'qty', 'tif', 'slippage', 'comment'] as const;
const TRAIL = ['trailing_distance', 'trailing_step'] as const;
const CHANGES = ['reduce', 'modify', 'mitigate', 'replace'] as const;
const OPS = ['add', 'cancel', 'delete', ...CHANGES, 'expect'] as const;

/** A step of the suite of CppTrader: orders by number, counts and volumes of both sides. */
export function cppTraderStep(step: FieldReader): Step {
  const op = step.oneOf('op', OPS);
  if (op === 'add') return readAdd(step);
  if (op === 'expect') return readExpect(step);
  if (op === 'cancel' || op === 'delete') return readCancel(step);
  return readChange(step, op);
}

function readAdd(step: FieldReader): AddStep {
  step.allowOnly([...ADD, ...VISIBLE, ...TRAIL]);
  const type = step.oneOf('type', TYPES);
  const terms = {
    instrument: 0,
    side: step.oneOf('side', ['buy', 'sell']) === 'buy' ? BUY : SELL,
    quantity: step.lots('qty'),
    type: type.replaceAll('_', '-'),
    ...pricesOf(step, type),
    ...timeOf(step),
    ...displayOf(step),
  };
  const slippage = step.has('slippage') ? step.whole('slippage', 0) : undefined;
  return { op: 'add', order: step.id('id'), terms, slippage, checks: [] };
}

/** A stop watches the price at which it would trade. */
function pricesOf(step: FieldReader, type: (typeof TYPES)[number]): Partial<OrderRequest> {
  if (type === 'market') return {};
  if (type === 'limit') return { price: step.price('price') };
  if (type.startsWith('trailing')) return trailingOf(step, type);
  const trigger = { triggerPrice: step.price('stop_price'), triggerSource: 'quote' } as const;
  if (type === 'stop') return trigger;
  return { ...trigger, price: step.price('price') };
}

/** A stop price that no market reaches stands for none: the trigger begins at its distance from the market. */
function trailingOf(step: FieldReader, type: (typeof TYPES)[number]): Partial<OrderRequest> {
  const stopPrice = step.has('stop_price') ? step.whole('stop_price', 0, Number.MAX_SAFE_INTEGER) : 0;
  const isReached = stopPrice > 0 && stopPrice <= MAX_TICKS;
  const start = isReached ? { triggerPrice: stopPrice } : {};
  const trail = { triggerSource: 'quote', ...start, ...trailOf(step, stopPrice) } as const;
  if (type === 'trailing_stop') return trail;
  const behind = step.whole('price', 0, Number.MAX_SAFE_INTEGER) - stopPrice;
  return { ...trail, limitOffsetTicks: step.raw('side') === 'buy' ? behind : 0 - behind };
}

/** Positive in ticks, negative in basis points; our steps are ticks, so those in basis points are of the stop price. */
function trailOf(step: FieldReader, stopPrice: number): Partial<OrderRequest> {
  const distance = step.whole('trailing_distance', -MAX_TICKS);
  if (distance === 0) step.fail('trailing_distance', 'a distance');
  const raw = step.has('trailing_step') ? step.whole('trailing_step', -MAX_TICKS) : 1;
  const ticks = raw < 0 ? Math.floor((-raw * stopPrice) / 10_000) : raw;
  const trailStepTicks = Math.max(1, ticks);
  return distance < 0
    ? { trailBasisPoints: -distance, trailStepTicks }
    : { trailTicks: distance, trailStepTicks };
}

function timeOf(step: FieldReader): Partial<OrderRequest> {
  const name = step.has('tif') ? step.oneOf('tif', TIMES) : 'GTC';
  if (name === 'AON') {
    return step.raw('type') === 'market' ? { timeInForce: 'fok' } : { allOrNone: true };
  }
  const times: Record<string, TimeInForceName> = { GTC: 'gtc', IOC: 'ioc', FOK: 'fok' };
  return { timeInForce: times[name] };
}

/** What is shown: nothing of a hidden order, a part of an iceberg. */
function displayOf(step: FieldReader): Partial<OrderRequest> {
  const field = step.named(...VISIBLE);
  if (!step.has(field)) return {};
  const shown = step.whole(field, 0, Number.MAX_SAFE_INTEGER);
  if (shown === 0) return { hidden: true };
  return shown < step.lots('qty') ? { displayQuantity: shown } : {};
}

function readCancel(step: FieldReader): CancelStep {
  step.allowOnly(['op', 'id', 'comment']);
  return { op: 'cancel', order: step.id('id'), checks: [] };
}

/**
 * `reduce` takes lots off, `modify` and `replace` say what is open then, `mitigate` the whole order with what of it has
 * traded already.
 */
function readChange(step: FieldReader, op: (typeof CHANGES)[number]): ReplaceStep {
  step.allowOnly(['op', 'id', 'new_id', 'price', 'new_price', 'qty', 'new_qty', 'comment']);
  const order = step.id('id');
  const newOrder = step.has('new_id') ? step.id('new_id') : order;
  const lots = step.lots(step.named('new_qty', 'qty'));
  if (op === 'reduce') {
    return { op: 'replace', order, newOrder, price: 0, quantity: { kind: 'delta', lots: -lots }, checks: [] };
  }
  const price = step.price(step.named('new_price', 'price'));
  const kind = op === 'mitigate' ? 'whole' : 'open';
  return { op: 'replace', order, newOrder, price, quantity: { kind, lots }, checks: [] };
}

const SIDES: readonly (readonly [Side, string])[] = [
  [BUY, 'bid'],
  [SELL, 'ask'],
];

function readExpect(step: FieldReader): ExpectStep {
  step.allowOnly(['op', 'comment', ...MEASURES]);
  const checks: Check[] = [];
  for (const measure of MEASURES) {
    if (!step.has(measure)) continue;
    const pair = step.within(measure);
    pair.allowOnly(SIDES.map(([, name]) => name));
    const high = measure.endsWith('volume') ? MAX_LOTS : MAX_TICKS;
    for (const [side, name] of SIDES) {
      const want = pair.whole(name, 0, high);
      checks.push({ measure, field: `${measure}.${name}`, side, order: '', want });
    }
  }
  return { op: 'expect', checks };
}
