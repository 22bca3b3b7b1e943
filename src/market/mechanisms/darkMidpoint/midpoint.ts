import type { ReferenceQuote } from '../framework/mechanismRules.ts';

/** How bad the state of the reference may be for trades to go on: by name, the worst that is accepted. */
export const REFERENCE_STATES = ['normal', 'locked', 'crossed'] as const;
/** What becomes of a middle between two ticks. */
export const ODD_MIDPOINTS = ['no-trade', 'down', 'up'] as const;

/** When and where there is a middle. */
export interface MidpointRule {
  readonly worstReference: (typeof REFERENCE_STATES)[number];
  readonly oddMidpoint: (typeof ODD_MIDPOINTS)[number];
}

/** The middle of the best prices elsewhere in ticks, or 0 where there is none to trade at. */
export function midpoint({ bid, ask }: ReferenceQuote, rule: MidpointRule): number {
  if (bid === 0 || ask === 0) return 0;
  const state = bid < ask ? 'normal' : bid === ask ? 'locked' : 'crossed';
  if (REFERENCE_STATES.indexOf(state) > REFERENCE_STATES.indexOf(rule.worstReference)) return 0;
  const sum = bid + ask;
  if (sum % 2 === 0) return sum / 2;
  if (rule.oddMidpoint === 'no-trade') return 0;
  return rule.oddMidpoint === 'down' ? (sum - 1) / 2 : (sum + 1) / 2;
}
