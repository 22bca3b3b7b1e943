import * as orderEntry from '../../../../core/models/messages/orderEntry.ts';
import type { OrderTerms } from '../../../../core/models/orderTerms.ts';
import { type BookTerms, checkTerms } from '../../book/bookTerms.ts';
import type { OrderTypeRule, TimeRule } from './orderRules.ts';

const { ORDER_TYPE, POST_ONLY } = orderEntry;

/** The part of an order's terms that the book keeps: how it shows itself, and for what it trades. */
export function bookTermsOf(terms: OrderTerms): BookTerms {
  return {
    displayQuantity: terms.displayQuantity ?? 0,
    displayRange: terms.displayRange ?? 0,
    hidden: terms.hidden ?? false,
    allOrNone: terms.allOrNone ?? false,
    minimumQuantity: terms.minimumQuantity ?? 0,
  };
}

/** The book's own refusal of contradictory terms, asked at the door so that a waiting order never meets it later. */
export function checkBookTerms(terms: OrderTerms, type: OrderTypeRule, time: TimeRule): number {
  const bookType = type.limit === 'none' ? ORDER_TYPE.market : ORDER_TYPE.limit;
  const flags = terms.postOnly === undefined ? 0 : POST_ONLY;
  return checkTerms(bookTermsOf(terms), bookType, time.inBook, terms.quantity, flags);
}
