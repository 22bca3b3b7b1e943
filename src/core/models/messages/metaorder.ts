import { defineMessage } from '../message.ts';

/**
 * Recorded by whoever executes a large order in parts: when it begins (`filled` 0) and when it is done or gives up.
 * `arrivalPrice` is the middle when it began and `averagePrice` that of its fills, in ticks, which may lie between
 * two; `shortfall` is what it paid more, or got less, for a lot than the arrival price (Perold, Journal of Portfolio
 * Management 14 (1988) 4-9), in ticks. `marketVolume` are lots traded in the market meanwhile, its own among them.
 */
export const MetaorderProgress = defineMessage(92, 'metaorder-progress', [
  'instrument',
  'side',
  'quantity',
  'filled',
  'arrivalPrice',
  'averagePrice',
  'shortfall',
  'marketVolume',
]);
