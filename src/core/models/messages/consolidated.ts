import { defineMessage } from '../message.ts';

/**
 * What a consolidator publishes of the quotes of many venues. Instruments bear their number in the world's list, prices
 * are in ticks of the instrument's common grid, of which every venue's tick is a multiple, and a venue is its actor id.
 * Both are facts in the log too.
 */

/**
 * The best bid and the best offer of all displayed venues; of equal ones the larger, then the one that came first. The
 * size is that of the one venue. An empty side has price, quantity and venue 0. Sequence numbers run per instrument,
 * from 1.
 */
export const ConsolidatedQuote = defineMessage(55, 'consolidated-quote', [
  'instrument',
  'sequence',
  'bidPrice',
  'bidQuantity',
  'bidVenue',
  'askPrice',
  'askQuantity',
  'askVenue',
]);

/**
 * The market has come to be normal, locked or crossed: a number of {@link MARKET_CONDITION}. The venues are those of the
 * best bid and offer. `lasted` is how long, in time units, the condition before it stood.
 */
export const MarketCondition = defineMessage(56, 'market-condition', [
  'instrument',
  'condition',
  'bidVenue',
  'askVenue',
  'lasted',
]);

/** Locked: the best bid equals the best offer; crossed: it is higher (Regulation NMS, Rule 610(d)). */
export const MARKET_CONDITION = { normal: 0, locked: 1, crossed: 2 } as const;
