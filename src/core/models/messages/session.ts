import { defineMessage } from '../message.ts';

/**
 * What a venue with a session publishes (kinds 49 to 53) and what its operator sends (kinds 60 to 69). Kinds 49, 50 and
 * 53 go to the subscribers of the L1 feed and share one sequence per instrument, from 1; 51 and 52 go to the
 * subscribers of the trades feed. All of them are facts in the log too.
 */

/**
 * `phase` is a number of `PHASE`, `reason` one of `PHASE_REASON`. `until` is when the phase is due to end, before any
 * random end, or 0 where that is open.
 */
export const PhaseChanged = defineMessage(49, 'phase-changed', [
  'instrument',
  'sequence',
  'phase',
  'reason',
  'until',
]);

/** In a call phase: where the auction would clear now, and how much; both 0 where nothing would trade. */
export const IndicativePrice = defineMessage(50, 'indicative-price', [
  'instrument',
  'sequence',
  'price',
  'volume',
]);

/** The operator took a trade out; price and quantity as it was told. */
export const TradeBusted = defineMessage(51, 'trade-busted', ['instrument', 'tradeId', 'price', 'quantity']);

/** The operator gave a trade another price. */
export const TradeCorrected = defineMessage(52, 'trade-corrected', [
  'instrument',
  'tradeId',
  'oldPrice',
  'price',
  'quantity',
]);

/** In a call phase: what would be left over at the indicative price; `side` is the side that has too much. */
export const Imbalance = defineMessage(53, 'imbalance', ['instrument', 'sequence', 'side', 'quantity']);

/** Halts an instrument, or `ALL_INSTRUMENTS`, until it is resumed. */
export const HaltTrading = defineMessage(60, 'halt-trading', ['instrument']);
/** Ends a halt by an auction: of an instrument, or of `ALL_INSTRUMENTS`. */
export const ResumeTrading = defineMessage(61, 'resume-trading', ['instrument']);
/** Takes a trade out: both sides get their cash, lots and fees back. */
export const BustTrade = defineMessage(62, 'bust-trade', ['tradeId']);
/** Gives a trade another price: both sides pay and receive the difference, in cash and in fees. */
export const CorrectTrade = defineMessage(63, 'correct-trade', ['tradeId', 'price']);
/** Settles an instrument in cash at `price` ticks, 0 for nothing: positions go, cash comes, and it is traded no more. */
export const SettleInstrument = defineMessage(64, 'settle-instrument', ['instrument', 'price']);
/**
 * The venue's answer to a command of kinds 60 to 64; `code` is 0, or a number of `core/models/rejectCodes`, and
 * `subject` the instrument or the trade that the command named.
 */
export const OperatorAnswer = defineMessage(69, 'operator-answer', ['command', 'subject', 'code']);

const SIDE_OF_TRADE = [
  'account',
  'clientOrderId',
  'orderId',
  'instrument',
  'side',
  'price',
  'quantity',
  'tradeId',
  'liquidity',
  'fee',
] as const;

/**
 * Told to the owner of each side of a trade that is taken out, and recorded as a fact: all of the fill as it was told,
 * with its fee. The order itself stays as it is: what was filled does not come back to life.
 */
export const FillBusted = defineMessage(35, 'fill-busted', SIDE_OF_TRADE);

/**
 * After the `FillBusted` of a trade that gets another price: the fill as it stands now. A later bust or correction of
 * the same trade names this price.
 */
export const FillCorrected = defineMessage(36, 'fill-corrected', SIDE_OF_TRADE);
