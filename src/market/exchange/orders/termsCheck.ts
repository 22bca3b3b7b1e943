import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import * as units from '../../../core/models/units.ts';
import { checkPriceAndQuantity, checkQuantity, isWhole } from '../entry/door.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import type { DeskOrder } from './deskOrder.ts';
import type { MarketQuestions, OrderTypeRule, TimeRule } from './types/orderRules.ts';
import { INSTRUCTIONS, orderTypeNamed, timeInForceNamed } from './types/registry.ts';

const { SELF_TRADE } = orderEntry;
const { REJECT_CODE } = rejectCodes;
const { MAX_LOTS, MAX_TICKS } = units;

type Form = (value: unknown) => boolean;
const whole =
  (low: number, high: number): Form =>
  (value) =>
    typeof value === 'number' && isWhole(value, low, high);
const oneOf =
  (...names: readonly string[]): Form =>
  (value) =>
    typeof value === 'string' && names.includes(value);
const flag: Form = (value) => typeof value === 'boolean';
const text: Form = (value) => typeof value === 'string';
const price = whole(1, MAX_TICKS);
const lots = whole(1, MAX_LOTS);
const anything: Form = () => true;

/** What each field of `OrderTerms` may be. Fields with a code of their own are looked at later. */
const FORMS: { readonly [Field in keyof Required<OrderTerms>]: Form } = {
  clientOrderId: anything,
  instrument: anything,
  side: anything,
  type: text,
  quantity: anything,
  price: anything,
  timeInForce: text,
  expireTime: whole(0, Number.MAX_SAFE_INTEGER),
  triggerPrice: price,
  triggerSource: oneOf('last', 'quote', 'mark'),
  trailTicks: price,
  trailBasisPoints: whole(1, 9_999),
  trailStepTicks: price,
  limitOffsetTicks: whole(0, MAX_TICKS),
  peg: oneOf('primary', 'market', 'midpoint'),
  pegOffsetTicks: whole(-MAX_TICKS, MAX_TICKS),
  displayQuantity: lots,
  displayRange: whole(0, MAX_LOTS),
  hidden: flag,
  allOrNone: flag,
  minimumQuantity: lots,
  counterOrder: whole(1, Number.MAX_SAFE_INTEGER),
  postOnly: oneOf('reject', 'slide'),
  reduceOnly: flag,
  imbalanceOnly: flag,
  selfTrade: whole(0, SELF_TRADE.decrementAndCancel),
  sweep: flag,
};

/** What every order may say, whatever its type. */
const COMMON: ReadonlySet<string> = new Set([
  'clientOrderId',
  'instrument',
  'side',
  'type',
  'quantity',
  'timeInForce',
  'expireTime',
  'selfTrade',
  'sweep',
  ...INSTRUCTIONS.flatMap(({ parameters }) => parameters),
]);

export interface CheckedRules {
  readonly type: OrderTypeRule;
  readonly time: TimeRule;
}

/** The rules that an order names, or a number of `REJECT_CODE`: the first of these checks that fails. */
export function checkOrderTerms(
  terms: OrderTerms,
  table: InstrumentTable,
  market: MarketQuestions,
): CheckedRules | number {
  if (!isWhole(terms.instrument, 0, table.count - 1)) return REJECT_CODE.unknownInstrument;
  if (!isWhole(terms.side, 0, 1)) return REJECT_CODE.invalidSide;
  const type = orderTypeNamed(terms.type);
  if (type === undefined) return REJECT_CODE.invalidOrderType;
  const time = timeInForceNamed(terms.timeInForce ?? 'gtc');
  if (time === undefined) return REJECT_CODE.invalidTimeInForce;
  const code =
    checkForms(terms, type) || checkNumbers(terms, type, table) || checkRules(terms, type, time, market);
  return code === 0 ? { type, time } : code;
}

function checkForms(terms: OrderTerms, type: OrderTypeRule): number {
  for (const [field, value] of Object.entries(terms)) {
    const form = (FORMS as { readonly [field: string]: Form | undefined })[field];
    if (form === undefined) return REJECT_CODE.parameterNotOfType;
    const isOwn = COMMON.has(field) || type.parameters.includes(field as keyof OrderTerms);
    if (!isOwn) return REJECT_CODE.parameterNotOfType;
    if (!form(value)) return REJECT_CODE.invalidParameter;
  }
  return 0;
}

/** Price, tick, band, quantity, lot and notional, by the venue's door. */
function checkNumbers(terms: OrderTerms, type: OrderTypeRule, table: InstrumentTable): number {
  const { instrument, price: limit, quantity } = terms;
  if (type.limit === 'own' || limit !== undefined) {
    return checkPriceAndQuantity(table, instrument, limit ?? Number.NaN, quantity);
  }
  return checkQuantity(table, instrument, table.lastPrice[instrument], quantity);
}

function checkRules(terms: OrderTerms, type: OrderTypeRule, time: TimeRule, market: MarketQuestions): number {
  if (terms.expireTime !== undefined && time.endOf === undefined) return REJECT_CODE.parameterNotOfType;
  const code = time.check?.(terms, market) || type.check(terms, market);
  if (code !== 0) return code;
  if (time.waitsForAuction === true && type.limit !== 'own' && type.limit !== 'none') {
    return REJECT_CODE.pegNeedsContinuousTrading;
  }
  for (const rule of INSTRUCTIONS) {
    const refusal = rule.applies(terms) ? rule.check(terms, type, time) : 0;
    if (refusal !== 0) return refusal;
  }
  return 0;
}

/** A replaced order's new terms: its price or trigger, its quantity, and what goes with them. */
export function checkReplacement(
  terms: OrderTerms,
  order: DeskOrder,
  price: number,
  table: InstrumentTable,
  market: MarketQuestions,
): number {
  const { time, type } = order;
  if (!isWhole(price, 0, MAX_TICKS)) return REJECT_CODE.invalidPrice;
  const code = checkNumbers(terms, type, table) || type.check(terms, market);
  if (code !== 0) return code;
  for (const rule of INSTRUCTIONS) {
    const refusal = rule.applies(terms) ? rule.check(terms, type, time) : 0;
    if (refusal !== 0) return refusal;
  }
  return 0;
}
