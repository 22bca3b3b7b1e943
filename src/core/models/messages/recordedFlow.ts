import { defineMessage } from '../message.ts';

/** What an actor that plays a record into a market notes down about it: facts in the log, never sent. */

/**
 * How far the market has gone from the record. Prices in ticks, 0 for an empty side. `distance` is the sum over all
 * recorded orders of the lots by which what is left of them here differs from what is left in the record, which holds
 * `recordLots`; of `executedLots` that the record has traded since the start, `metLots` traded here with the same resting
 * order at the same price and time.
 */
export const RecordDrift = defineMessage(79, 'record-drift', [
  'instrument',
  'recordBid',
  'recordAsk',
  'marketBid',
  'marketAsk',
  'distance',
  'recordLots',
  'executedLots',
  'metLots',
  'entered',
]);

/** How often a rule for what does not fit was used since the start, and for how many lots: see {@link RECORD_RULE}. */
export const RecordRule = defineMessage(98, 'record-rule', ['instrument', 'rule', 'count', 'lots']);

/** What is done with a line of the record that the market cannot follow, or does not need. */
export const RECORD_RULE = {
  /** Cancels, reduces or replaces an order of which nothing is left here: nothing is sent. */
  gone: 0,
  /** Names an order that the record never introduced: nothing is sent. */
  unknown: 1,
  /** Trades with another order than the first by price and time: the order shrinks, without a trade. */
  outOfTurn: 2,
  /** Trades against an order that the record does not show: nothing is sent. */
  hidden: 3,
  /** A new order that reaches the other side of the record's own book: it is sent, and trades. */
  crossed: 4,
  /** What a recorded aggressor wanted and did not find within its limit. */
  unfilled: 5,
  /** What a resting order traded in the record and not here. */
  missed: 6,
  /** What a recorded order traded here and not in the record. */
  extra: 7,
  /** A recorded order that the venue refused. */
  refused: 8,
} as const;
