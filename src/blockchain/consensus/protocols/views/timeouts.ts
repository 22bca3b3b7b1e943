import type { Committee } from '../../../../core/consensus/committee.ts';
import { integerSetting } from '../../../../core/data/config/schema.ts';

/** Doublings after which a timeout grows no more: a thousand times the first is long enough for any bound that is met at all. */
const MOST_DOUBLINGS = 10;

/** How long a view may last, as settings of a protocol. */
export const timeoutProperties = {
  timeout: integerSetting(4, 1, 1_000_000, {
    unit: 'delta',
    description: 'How long a node waits for progress before it gives up a view',
  }),
  backOff: integerSetting(2, 1, 10, {
    description: 'By what the wait grows with each view that was given up in a row; 1: not at all',
  }),
};

export interface Timeouts {
  readonly timeout: number;
  readonly backOff: number;
}

/** How long a node waits in a view when it gave up so many before it, in time units. */
export function waitOf({ delta }: Committee, { timeout, backOff }: Timeouts, givenUp: number): number {
  let wait = delta * timeout;
  for (let doubling = 0; doubling < Math.min(givenUp, MOST_DOUBLINGS); doubling++) wait *= backOff;
  return wait;
}
