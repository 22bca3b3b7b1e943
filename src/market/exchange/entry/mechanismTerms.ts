import {
  ORDER_TYPE,
  orderFlags,
  SELF_TRADE,
  TIME_IN_FORCE,
} from '../../../core/models/messages/orderEntry.ts';
import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { ActorId } from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import { NO_TERMS } from '../book/bookTerms.ts';
import type { BookListener } from '../reports/bookListener.ts';
import { checkNewOrder, isWhole } from './door.ts';
import type { InstrumentTable } from './instrumentTable.ts';
import { orderKey } from './orderKey.ts';

/** Whether a mechanism takes orders that say more than a plain one. */
export function takesTerms(capabilities: MechanismCapabilities | undefined): boolean {
  return capabilities?.minimumQuantity === true || capabilities?.counterOrder === true;
}

/** What an order may say; the mechanism refuses what of it it does not offer. */
const FIELDS: ReadonlySet<string> = new Set<keyof OrderTerms>([
  'clientOrderId',
  'instrument',
  'side',
  'type',
  'quantity',
  'price',
  'timeInForce',
  'postOnly',
  'selfTrade',
  'minimumQuantity',
  'counterOrder',
]);

export interface MechanismTermsParts {
  readonly engine: BookEngine;
  readonly table: InstrumentTable;
  readonly listener: BookListener;
}

/** Orders in words at a venue whose mechanism takes some terms itself: limit and market orders with those. */
export class MechanismTerms {
  readonly #parts: MechanismTermsParts;

  constructor(parts: MechanismTermsParts) {
    this.#parts = parts;
  }

  /** 0, or why the order is refused; `refusal` is asked last before the mechanism. */
  enter(
    ctx: ActorContext,
    from: ActorId,
    terms: OrderTerms,
    refusal: (checked: OrderTerms) => number,
  ): number {
    if (Object.keys(terms).some((field) => !FIELDS.has(field))) return REJECT_CODE.parameterNotOfType;
    const { engine, listener, table } = this.#parts;
    const {
      clientOrderId,
      counterOrder = 0,
      instrument,
      minimumQuantity = 0,
      price = 0,
      quantity,
      side,
    } = terms;
    const { type, timeInForce, flags } = plainNumbers(terms);
    const code =
      checkNewOrder(table, instrument, side, type, timeInForce, price, quantity, flags) ||
      checkMore(terms) ||
      refusal(terms);
    if (code !== 0) return code;
    listener.begin(ctx);
    const key = orderKey(from, clientOrderId);
    const more = { ...NO_TERMS, minimumQuantity, counterOrder };
    return engine.submitTerms(
      key,
      from,
      instrument,
      side,
      type,
      timeInForce,
      price,
      quantity,
      flags,
      more,
      0,
    );
  }
}

/** Type, time in force and flags as a plain order says them; a word that none knows becomes a number that none takes. */
function plainNumbers(terms: OrderTerms) {
  const { postOnly, selfTrade = SELF_TRADE.allow, timeInForce = 'gtc', type } = terms;
  const isKnown = (postOnly === undefined || postOnly === 'reject') && isWhole(selfTrade, 0, 7);
  return {
    type: numberOf(ORDER_TYPE, type),
    timeInForce: numberOf(TIME_IN_FORCE, timeInForce),
    flags: isKnown ? orderFlags(postOnly !== undefined, selfTrade) : -1,
  };
}

function numberOf(numbers: Readonly<Record<string, number>>, name: string): number {
  return Object.hasOwn(numbers, name) ? numbers[name] : -1;
}

function checkMore({ counterOrder, minimumQuantity, price, quantity, type }: OrderTerms): number {
  if (type === 'market' && price !== undefined) return REJECT_CODE.parameterNotOfType;
  if (minimumQuantity !== undefined && !isWhole(minimumQuantity, 1, quantity)) {
    return REJECT_CODE.invalidMinimumQuantity;
  }
  const isOrder = counterOrder === undefined || isWhole(counterOrder, 1, Number.MAX_SAFE_INTEGER);
  return isOrder ? 0 : REJECT_CODE.invalidParameter;
}
