import { PHASE } from '../../core/models/phase.ts';

const { continuous, limitState, preOpen, openingAuction, volatilityAuction, closingAuction } = PHASE;
const TRADING: readonly number[] = [continuous, limitState];
const CALLS: readonly number[] = [preOpen, openingAuction, volatilityAuction, closingAuction];

/** Whether orders match as they come. */
export function tradesContinuously(phase: number): boolean {
  return TRADING.includes(phase);
}

/** Whether orders gather, to trade at one price. */
export function isCall(phase: number): boolean {
  return CALLS.includes(phase);
}
