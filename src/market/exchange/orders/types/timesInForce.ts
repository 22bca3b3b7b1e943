import * as orderEntry from '../../../../core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { TimeRule } from './orderRules.ts';

const { TIME_IN_FORCE } = orderEntry;
const { fok, gtc, ioc } = TIME_IN_FORCE;

/** Times in force (FIX tag 59): how long an order stands, and where it waits. */

export const goodTillCancelled: TimeRule = { name: 'gtc', title: 'Good till cancelled', inBook: gtc };

/** Ends with the trading day, reason `expired`. */
export const day: TimeRule = { name: 'day', title: 'Day', inBook: gtc, endsWithDay: true };

/** Ends at its time, reason `expired`, by a wake-up of the venue. */
export const goodTillDate: TimeRule = {
  name: 'gtd',
  title: 'Good till date',
  inBook: gtc,
  check(terms, market) {
    if (terms.expireTime === undefined) return REJECT_CODE.expireTimeMissing;
    return terms.expireTime > market.now ? 0 : REJECT_CODE.expireTimePast;
  },
  endOf: (terms) => terms.expireTime ?? 0,
};

export const immediateOrCancel: TimeRule = { name: 'ioc', title: 'Immediate or cancel', inBook: ioc };

export const fillOrKill: TimeRule = { name: 'fok', title: 'Fill or kill', inBook: fok };

/** Waits for the opening auction, trades in it, and ends with it. */
export const atOpen: TimeRule = { name: 'atOpen', title: 'At the open', inBook: gtc, waitsForAuction: true };

/** Waits for the closing auction, trades in it, and ends with it. */
export const atClose: TimeRule = {
  name: 'atClose',
  title: 'At the close',
  inBook: gtc,
  waitsForAuction: true,
};
