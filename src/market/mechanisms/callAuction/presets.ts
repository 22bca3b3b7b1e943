import type { AuctionRules } from './clearingPrice.ts';
import { leastSurplus } from './rules/leastSurplus.ts';
import { marketPressure } from './rules/marketPressure.ts';
import { mostVolume } from './rules/mostVolume.ts';
import { nearestCandidate } from './rules/nearestCandidate.ts';
import { pressureNearReference } from './rules/pressureNearReference.ts';
import { referencePrice } from './rules/referencePrice.ts';
import { surplusChange } from './rules/surplusChange.ts';

/** Deutsche Börse, T7: the default. */
export const xetra: AuctionRules = {
  name: 'xetra',
  source:
    'Deutsche Börse, T7 Market Model for the Trading Venue Xetra, 11.1.1 (price determination in auctions)',
  candidates: 'limits',
  rules: [mostVolume, leastSurplus, marketPressure, surplusChange, referencePrice],
};

/** Euronext has no market pressure: it goes straight to the reference, and the price is always a limit. */
const euronext: AuctionRules = {
  name: 'euronext',
  source: 'Euronext Trading Manual for the cash market, 3.1 (uncrossing)',
  candidates: 'limits',
  rules: [mostVolume, leastSurplus, nearestCandidate],
};

/** The reference is the midpoint of the inside, so any tick between the limits may be the price. */
export const nasdaq: AuctionRules = {
  name: 'nasdaq',
  source: 'Nasdaq Equity 4, Rules 4752(d)(2)(A)-(D) (opening cross) and 4754(b)(2)(A)-(D) (closing cross)',
  candidates: 'ticks',
  rules: [mostVolume, leastSurplus, marketPressure, surplusChange, referencePrice],
};

/** London's four steps, over every valid price. */
const lse: AuctionRules = {
  name: 'lse',
  source: 'London Stock Exchange, MIT201 Guide to the Trading System, auction matching',
  candidates: 'ticks',
  rules: [mostVolume, leastSurplus, marketPressure, nearestCandidate],
};

/** CME Globex: the five rules of the indicative opening price, over every price between the limits. */
const cme: AuctionRules = {
  name: 'cme',
  source: 'CME Group Client Systems Wiki, Rules to Determine the Indicative Opening Price',
  candidates: 'ticks',
  rules: [mostVolume, leastSurplus, marketPressure, nearestCandidate],
};

/** A batch auction on a chain: market pressure stops 5 % from the last price. */
const bnb: AuctionRules = {
  name: 'bnb',
  source: 'BNB Beacon Chain documentation, Match Steps and Examples',
  candidates: 'ticks',
  rules: [mostVolume, leastSurplus, pressureNearReference(50_000), nearestCandidate],
};

/** Every preset, in the order in which documents list them. */
export const AUCTION_RULES: readonly AuctionRules[] = [xetra, euronext, nasdaq, lse, cme, bnb];
