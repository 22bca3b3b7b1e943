import { BUY } from '../../../../core/models/side.ts';
import type { LinkRule, OrderTypeRule, TimeRule } from './orderRules.ts';

/** What an order does where: rows of a table, in words. */
export type Behaviour = Readonly<Record<string, string>>;

const REPLACED = { price: 'the limit', triggerPrice: 'the trigger', nothing: 'ignored' } as const;

/** What an order type does from its entry on, as its module says it in data. */
export function behaviourOfType(rule: OrderTypeRule): Behaviour {
  const isTouched = rule.triggersOnRise !== undefined;
  return {
    entry: entryOf(rule),
    resting: isTouched ? waitingOf(rule) : restingOf(rule),
    touched: isTouched ? `becomes a ${rule.limit === 'none' ? 'market' : 'limit'} order` : '-',
    replace: `the price is ${REPLACED[rule.replaces]}`,
    call: callOf(rule),
  };
}

function entryOf(rule: OrderTypeRule): string {
  if (rule.isRepriced === true) return 'rests at its reference price, or waits for one';
  if (rule.wait !== undefined) return 'waits, or goes on at once where the price is at its trigger already';
  if (rule.limit === 'none') return 'trades with what there is; the rest is cancelled';
  return rule.isMeantToTake === true
    ? 'trades at the best opposite price only'
    : 'trades at its price or better';
}

function restingOf(rule: OrderTypeRule): string {
  if (rule.isRepriced === true) return 'repriced with the quote, queueing last each time';
  return rule.limit === 'none' ? 'never rests' : 'rests with what is left';
}

function waitingOf(rule: OrderTypeRule): string {
  const [buy, sell] = rule.triggersOnRise?.(BUY) === true ? ['rise', 'fall'] : ['fall', 'rise'];
  const trails = rule.follow === undefined ? '' : '; its trigger follows the price that goes the other way';
  return `a buy waits for a ${buy}, a sell for a ${sell}${trails}`;
}

function callOf(rule: OrderTypeRule): string {
  if (rule.isRepriced === true) return 'stays where it is; a new one waits';
  if (rule.wait !== undefined) return 'waits; trades of the auction touch it, quotes and mark do not';
  return rule.isMeantToTake === true
    ? 'refused where there is no opposite price'
    : 'takes part in the auction';
}

/** How long an order of a time in force stands. */
export function behaviourOfTime(rule: TimeRule): Behaviour {
  return {
    waits: rule.waitsForAuction === true ? 'for its auction' : 'no',
    ends: endOf(rule),
  };
}

function endOf(rule: TimeRule): string {
  if (rule.waitsForAuction === true) return 'with the auction (auctionOver)';
  if (rule.endsWithDay === true) return 'with the day (expired)';
  return rule.endOf === undefined ? 'by itself' : 'at its expireTime (expired)';
}

/** Which orders of a list enter with it. */
export function behaviourOfLink(rule: LinkRule): Behaviour {
  const enters = [0, 1, 2].map((index) => (rule.entersAtOnce(index) ? 'enters' : 'held'));
  return { first: enters[0], others: enters[1] };
}
