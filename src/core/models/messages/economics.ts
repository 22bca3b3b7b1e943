import { defineMessage } from '../message.ts';

/**
 * What nobody's order tells, and measures of welfare need: what things are worth, and to whom. Kinds 37 to 39 are facts
 * in the log; 57 is sent.
 */

/**
 * Recorded by a trader that learns what trading is worth to it: each of `quantity` lots that it buys (sells) by `side`
 * is worth (costs) `value` ticks of that instrument of that venue; values may lie between ticks. Several lines of one
 * account add up to its schedule of values, best first; a line of no lots says that all lines before it have lapsed.
 */
export const ValueAssigned = defineMessage(37, 'value-assigned', [
  'venue',
  'instrument',
  'side',
  'quantity',
  'value',
]);

/** Recorded by whoever moves it: the common value of an instrument, in ticks, from now on; may lie between ticks. */
export const FundamentalChanged = defineMessage(38, 'fundamental-changed', ['instrument', 'value']);

/**
 * Recorded by a venue for each account that held something when an instrument was settled in cash: `position` lots are
 * gone, and `cash` minor units (negative where it paid) have come for them. `price` is in ticks.
 */
export const PositionSettled = defineMessage(39, 'position-settled', [
  'account',
  'instrument',
  'position',
  'price',
  'cash',
]);

/** Public news to subscribers: `value` is the common value of the instrument in ticks, as in {@link FundamentalChanged}. */
export const News = defineMessage(57, 'news', ['instrument', 'value']);
