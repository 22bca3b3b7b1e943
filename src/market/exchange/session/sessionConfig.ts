import type { ActorId, DelayNs, PriceTicks } from '../../../core/models/units.ts';
import type { AuctionRules } from '../../mechanisms/callAuction/clearingPrice.ts';
import type { CalendarSpec } from './calendarSpec.ts';
import type { PhaseRuleChanges } from './phaseRules.ts';

/** What makes an auction go on once when its price is too far from the reference price (the last auction's, or last). */
export interface AuctionExtension {
  readonly percentPpm: number;
  readonly span: DelayNs;
  readonly randomEnd: DelayNs;
}

/**
 * Volatility interruption after Xetra (Market Model Equities, "Volatility interruption"): the next potential trade is
 * held against a dynamic range around the last price and a static range around the last auction price.
 */
export interface PriceRangeConfig {
  readonly dynamicPpm: number;
  readonly staticPpm: number;
  readonly auctionSpan: DelayNs;
  readonly randomEnd: DelayNs;
}

/** From this reference price up, how far the bands lie from it. */
export interface BandTier {
  readonly from: PriceTicks;
  readonly percentPpm: number;
}

/**
 * Price bands of the US "Plan to Address Extraordinary Market Volatility" (Limit Up-Limit Down, sections V to VII): the
 * reference price is the mean of the last five minutes' trades, kept for at least 30 s and changed from 1 % on; a quote
 * that stands at a band begins a limit state of 15 s, and a limit state that is not left a trading pause of 5 minutes.
 */
export interface LimitBandConfig {
  readonly tiers: readonly BandTier[];
  readonly window: DelayNs;
  readonly leastAge: DelayNs;
  readonly changePpm: number;
  readonly limitStateSpan: DelayNs;
  readonly pauseSpan: DelayNs;
}

/**
 * Market-wide circuit breakers (NYSE Rule 7.12): an index of the venue's instruments, held against its value at the
 * last close. Each level halts everything once a day; a level without a span ends the day.
 */
export interface BreakerConfig {
  /** Weight of each instrument, whole numbers. */
  readonly weights: readonly number[];
  readonly levels: readonly { readonly fallPpm: number; readonly span: DelayNs | 'day' }[];
}

/** A venue's session. Every span is in time units of the run. */
export interface SessionConfig {
  readonly calendar: CalendarSpec;
  /** Where the venue's phases differ from the rules of docs/reference/phases.md. */
  readonly phases?: PhaseRuleChanges;
  /** How auctions find their price: a preset or rules of the venue's own; those of Xetra where it is left out. */
  readonly auctionRules?: AuctionRules;
  /** Indicative price and imbalance are told when they change, at most this often; 0 tells every change. */
  readonly indicativeInterval: DelayNs;
  /** The auction that ends a halt, a pause or a breaker. */
  readonly resumption: { readonly span: DelayNs; readonly randomEnd: DelayNs };
  readonly extension?: AuctionExtension;
  readonly priceRange?: PriceRangeConfig;
  readonly limitBands?: LimitBandConfig;
  readonly breakers?: BreakerConfig;
  /** The actor whose commands of kinds 60 to 69 are obeyed; without one nobody's are. */
  readonly operator?: ActorId;
}
