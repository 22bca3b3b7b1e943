import { ORDER_TYPE, POST_ONLY, TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';

/** How an order shows itself in the book, and for what it trades. See docs/reference/book-terms.md. */
export interface BookTerms {
  /** Lots shown at a time, an iceberg's peak (FIX DisplayQty, tag 1138); 0 shows the whole order. */
  readonly displayQuantity: number;
  /** Every peak is drawn from `displayQuantity` minus to plus this many lots; 0 for a fixed peak. */
  readonly displayRange: number;
  /** In no quote, depth or order feed; stands behind what is displayed at its price. */
  readonly hidden: boolean;
  /** Trades its whole quantity at once or nothing (FIX ExecInst G). Not displayed. */
  readonly allOrNone: boolean;
  /** Fewer lots than this, or than what is left, do not trade (FIX MinQty, tag 110). Not displayed above 1. */
  readonly minimumQuantity: number;
  /** Number of the order that it answers, at a mechanism where orders do; books know none. */
  readonly counterOrder?: number;
}

/** Terms of an ordinary order. */
export const NO_TERMS: BookTerms = {
  displayQuantity: 0,
  displayRange: 0,
  hidden: false,
  allOrNone: false,
  minimumQuantity: 0,
};

/** What the public sees of a resting order. */
export const VISIBILITY = { whole: 0, peak: 1, dark: 2 } as const;

/**
 * Peaks that an order may be cut into. Each is a trade of its own, so this bounds what one incoming order can set
 * off; venues bound it by a least peak in per cent of the order.
 */
const MAX_PEAKS = 1000;

/** True where the order trades in no smaller pieces than it asks for. */
export function isConditional(terms: BookTerms): boolean {
  return terms.allOrNone || terms.minimumQuantity > 1;
}

/** The number of {@link VISIBILITY} that terms lead to. */
export function visibilityUnder(terms: BookTerms): number {
  if (terms.hidden || isConditional(terms)) return VISIBILITY.dark;
  return terms.displayQuantity > 0 ? VISIBILITY.peak : VISIBILITY.whole;
}

/** Lots of the smallest peak; 0 where the order shows itself whole or not at all. */
function smallestPeak(terms: BookTerms): number {
  return terms.displayQuantity - terms.displayRange;
}

/** What contradicts itself in an order's terms: a number of `REJECT_CODE`, or 0. */
export function checkTerms(
  terms: BookTerms,
  orderType: number,
  timeInForce: number,
  quantity: number,
  flags: number,
): number {
  const rests = orderType !== ORDER_TYPE.market && timeInForce === TIME_IN_FORCE.gtc;
  const code = checkCondition(terms, quantity, flags);
  return code === 0 ? checkDisplay(terms, quantity, rests) : code;
}

function checkCondition(terms: BookTerms, quantity: number, flags: number): number {
  const { allOrNone, minimumQuantity } = terms;
  if (!isLots(minimumQuantity) || minimumQuantity > quantity) return REJECT_CODE.invalidMinimumQuantity;
  if (allOrNone && minimumQuantity > 0) return REJECT_CODE.minimumOfAllOrNone;
  const isPostOnly = (flags & POST_ONLY) !== 0;
  return isPostOnly && isConditional(terms) ? REJECT_CODE.conditionalPostOnly : 0;
}

function checkDisplay(terms: BookTerms, quantity: number, rests: boolean): number {
  const { displayQuantity, displayRange, hidden } = terms;
  if (!isLots(displayQuantity) || displayQuantity > quantity) return REJECT_CODE.displayAboveQuantity;
  if (!isLots(displayRange)) return REJECT_CODE.invalidDisplayRange;
  if (displayRange > 0 && displayRange >= displayQuantity) return REJECT_CODE.invalidDisplayRange;
  if (displayQuantity > 0 && hidden) return REJECT_CODE.displayOfHidden;
  if (displayQuantity > 0 && isConditional(terms)) return REJECT_CODE.displayOfConditional;
  if ((displayQuantity > 0 || hidden) && !rests) return REJECT_CODE.displayNeverRests;
  return checkPeaks(terms, quantity);
}

/** Whether a quantity can be cut into peaks that are large enough: asked at entry and at each replace. */
export function checkPeaks(terms: BookTerms, quantity: number): number {
  const peak = smallestPeak(terms);
  return peak > 0 && quantity > peak * MAX_PEAKS ? REJECT_CODE.displayTooSmall : 0;
}

function isLots(quantity: number): boolean {
  return quantity >= 0 && quantity <= MAX_LOTS && quantity === Math.floor(quantity);
}
