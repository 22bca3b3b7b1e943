import * as orderEntry from '../../../../core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { TimeRule } from './orderRules.ts';

const { TIME_IN_FORCE } = orderEntry;
const { fok, gtc, ioc } = TIME_IN_FORCE;

/** Times in force (FIX tag 59): how long an order stands, and where it waits. */

export const goodTillCancelled: TimeRule = {
  name: 'gtc',
  title: 'Good till cancelled',
  description: 'Until it is cancelled; so it stands where none is named.',
  rejects: [],
  inBook: gtc,
};

/** Ends with the trading day, reason `expired`. */
export const day: TimeRule = {
  name: 'day',
  title: 'Day',
  description: 'Until the session closes, or the day of the desk is over.',
  rejects: [],
  inBook: gtc,
  endsWithDay: true,
};

/** Ends at its time, reason `expired`, by a wake-up of the venue. */
export const goodTillDate: TimeRule = {
  name: 'gtd',
  title: 'Good till date',
  description: 'Until its expire time.',
  rejects: ['expireTimeMissing', 'expireTimePast'],
  inBook: gtc,
  check(terms, market) {
    if (terms.expireTime === undefined) return REJECT_CODE.expireTimeMissing;
    return terms.expireTime > market.now ? 0 : REJECT_CODE.expireTimePast;
  },
  endOf: (terms) => terms.expireTime ?? 0,
};

export const immediateOrCancel: TimeRule = {
  name: 'ioc',
  title: 'Immediate or cancel',
  description: 'At once, in part or whole; after a trigger for the types that have one.',
  rejects: [],
  inBook: ioc,
};

export const fillOrKill: TimeRule = {
  name: 'fok',
  title: 'Fill or kill',
  description: 'At once and whole, or not at all.',
  rejects: [],
  inBook: fok,
};

/** Waits for the opening auction, trades in it, and ends with it. */
export const atOpen: TimeRule = {
  name: 'atOpen',
  title: 'At the open',
  description: 'Waits for the opening auction, trades in it, and ends with it.',
  rejects: ['pegNeedsContinuousTrading'],
  inBook: gtc,
  waitsForAuction: true,
};

/** Waits for the closing auction, trades in it, and ends with it. */
export const atClose: TimeRule = {
  name: 'atClose',
  title: 'At the close',
  description: 'Waits for the closing auction, trades in it, and ends with it.',
  rejects: ['pegNeedsContinuousTrading'],
  inBook: gtc,
  waitsForAuction: true,
};
