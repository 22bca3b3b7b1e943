/**
 * Phases of a trading day. The numbers travel in messages and logs and never change; a venue without a session is
 * always in phase 0. What each phase accepts is data of the market (`market/exchange/session/phaseRules.ts`).
 */
export const PHASE = {
  continuous: 0,
  preOpen: 1,
  openingAuction: 2,
  volatilityAuction: 3,
  halt: 4,
  closingAuction: 5,
  closed: 6,
  limitState: 7,
} as const;

export type PhaseName = keyof typeof PHASE;

/** The names by their numbers. */
export const PHASE_NAMES: readonly PhaseName[] = Object.keys(PHASE) as PhaseName[];

/** Why a phase began. */
export const PHASE_REASON = {
  /** The calendar said so. */
  schedule: 0,
  /** The operator's command. */
  operator: 1,
  /** An order would have traded outside the static or dynamic price range. */
  priceRange: 2,
  /** The quote stood at a price band for the length of a limit state, or reached and left it. */
  limitBand: 3,
  /** The market-wide index fell through a level. */
  marketWide: 4,
  /** The clearing price was too far from the reference price: the auction goes on. */
  extension: 5,
  /** The end of an interruption. */
  resumption: 6,
} as const;
