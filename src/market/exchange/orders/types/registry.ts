import { BaseError } from '../../../../core/utils/errors.ts';
import { allOrNone } from './allOrNone.ts';
import { bracket } from './bracket.ts';
import { hidden } from './hidden.ts';
import { iceberg } from './iceberg.ts';
import { imbalanceOnly } from './imbalanceOnly.ts';
import { limit } from './limit.ts';
import { limitIfTouched } from './limitIfTouched.ts';
import { market } from './market.ts';
import { marketIfTouched } from './marketIfTouched.ts';
import { marketToLimit } from './marketToLimit.ts';
import { minimumQuantity } from './minimumQuantity.ts';
import { oneCancelsOther } from './oneCancelsOther.ts';
import { oneTriggersOther } from './oneTriggersOther.ts';
import type { InstructionRule, LinkRule, OrderTypeRule, TimeRule } from './orderRules.ts';
import { pegged } from './pegged.ts';
import { postOnly } from './postOnly.ts';
import { reduceOnly } from './reduceOnly.ts';
import { stop } from './stop.ts';
import { stopLimit } from './stopLimit.ts';
import {
  atClose,
  atOpen,
  day,
  fillOrKill,
  goodTillCancelled,
  goodTillDate,
  immediateOrCancel,
} from './timesInForce.ts';
import { trailingStop } from './trailingStop.ts';
import { trailingStopLimit } from './trailingStopLimit.ts';

/** Every order type of the venue. A new one is a module and its line here. */
export const ORDER_TYPES: readonly OrderTypeRule[] = [
  limit,
  market,
  marketToLimit,
  stop,
  stopLimit,
  trailingStop,
  trailingStopLimit,
  marketIfTouched,
  limitIfTouched,
  pegged,
];

/** Instructions in the order in which they are checked and applied. */
export const INSTRUCTIONS: readonly InstructionRule[] = [
  iceberg,
  hidden,
  allOrNone,
  minimumQuantity,
  postOnly,
  reduceOnly,
  imbalanceOnly,
];

export const TIMES_IN_FORCE: readonly TimeRule[] = [
  goodTillCancelled,
  day,
  goodTillDate,
  immediateOrCancel,
  fillOrKill,
  atOpen,
  atClose,
];

export const LINKS: readonly LinkRule[] = [oneCancelsOther, oneTriggersOther, bracket];

const typeByName = byName(ORDER_TYPES);
const timeByName = byName(TIMES_IN_FORCE);
const linkByName = byName(LINKS);

/** The registered order type of a name, or undefined. */
export function orderTypeNamed(name: string): OrderTypeRule | undefined {
  return typeByName.get(name);
}

/** The registered time in force of a name, or undefined. */
export function timeInForceNamed(name: string): TimeRule | undefined {
  return timeByName.get(name);
}

/** The registered way of linking of a name, or undefined. */
export function linkNamed(name: string): LinkRule | undefined {
  return linkByName.get(name);
}

function byName<Rule extends { readonly name: string }>(rules: readonly Rule[]): Map<string, Rule> {
  const map = new Map(rules.map((rule) => [rule.name, rule]));
  if (map.size !== rules.length) throw new BaseError('CONFIG_INVALID_VALUE', 'two order types share a name');
  return map;
}
