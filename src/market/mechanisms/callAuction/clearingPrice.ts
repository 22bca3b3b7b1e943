import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { CallCurves } from './callCurves.ts';
import type { CallInterest } from './callInterest.ts';
import { middle } from './rules/middle.ts';
import type { CandidateRange, PriceRule } from './rules/priceRule.ts';
import type { TickGrid } from './tickGrid.ts';

/** How a venue finds the price of its auctions. */
export interface AuctionRules {
  /** As settings name it. */
  readonly name: string;
  /** Where the rules are published. */
  readonly source: string;
  /** Candidates: the limits of the orders, or every valid price from the lowest limit to the highest. */
  readonly candidates: 'limits' | 'ticks';
  /** Criteria in their order: each narrows what the ones before have left. The middle of the rest follows them. */
  readonly rules: readonly PriceRule[];
}

/** What an auction would do now, or did. */
export interface ClearingPrice {
  /** 0 where nothing can trade. */
  readonly price: PriceTicks;
  /** Lots that trade at the price. */
  readonly volume: QuantityLots;
  /** Lots of `surplusSide` that could trade at the price and find nobody: the imbalance. */
  readonly surplus: QuantityLots;
  /** -1 where nothing is left over. */
  readonly surplusSide: Side | -1;
  /**
   * Name of the rule that left one candidate, or one of `noExecution`, `marketOrdersOnly` (they trade at the reference
   * price) and `noReference` (they would, but there is none).
   */
  readonly decidedBy: string;
  /** Best limits in the book, 0 for none: what a venue shows where it has no price. */
  readonly bestBid: PriceTicks;
  readonly bestAsk: PriceTicks;
}

/** Finds clearing prices; keeps its memory from one question to the next. */
export class PriceFinder {
  readonly #rules: AuctionRules;
  readonly #grid: TickGrid;
  readonly #curves = new CallCurves();

  /** `grid` tells which prices are valid: the instrument's tick table. */
  constructor(rules: AuctionRules, grid: TickGrid) {
    this.#rules = rules;
    this.#grid = grid;
  }

  /** `reference` in ticks, 0 for none; it may lie between two ticks. Takes time in proportion to the levels. */
  find(interest: CallInterest, reference: number): ClearingPrice {
    const curves = this.#curves;
    const { candidates, rules } = this.#rules;
    curves.build(interest, candidates === 'ticks', this.#grid);
    if (curves.count === 0) return withoutLimits(interest, reference);
    if (!canTrade(curves)) return without(interest, 'noExecution');
    const context = { reference, grid: this.#grid };
    const { from, to, count } = curves;
    const range: CandidateRange = { first: 0, last: count - 1, low: from[0], high: to[count - 1] };
    for (const rule of rules) {
      rule.narrow(curves, range, context);
      if (range.low === range.high) return at(interest, curves, range.low, rule.name);
    }
    middle.narrow(curves, range, context);
    return at(interest, curves, range.low, middle.name);
  }
}

/** The clearing price of one call, for callers who ask once. */
export function clearingPrice(
  interest: CallInterest,
  rules: AuctionRules,
  grid: TickGrid,
  reference: number,
): ClearingPrice {
  return new PriceFinder(rules, grid).find(interest, reference);
}

function canTrade({ demand, supply, count }: CallCurves): boolean {
  for (let stretch = 0; stretch < count; stretch++) {
    if (demand[stretch] > 0 && supply[stretch] > 0) return true;
  }
  return false;
}

/** Without any limit, market orders trade at the reference price (T7 Market Model, 11.1.1; Euronext, 3.1). */
function withoutLimits(interest: CallInterest, reference: number): ClearingPrice {
  const { marketBuys, marketSells } = interest;
  if (marketBuys === 0 || marketSells === 0) return without(interest, 'noExecution');
  const price = Math.round(reference);
  if (price <= 0) return without(interest, 'noReference');
  return result(interest, price, marketBuys, marketSells, 'marketOrdersOnly');
}

function without(interest: CallInterest, decidedBy: string): ClearingPrice {
  return result(interest, 0, 0, 0, decidedBy);
}

function at(interest: CallInterest, curves: CallCurves, price: PriceTicks, decidedBy: string): ClearingPrice {
  const demand = curves.demandAt(price);
  const supply = curves.supplyAt(price);
  if (demand === 0 || supply === 0) return without(interest, 'noExecution');
  return result(interest, price, demand, supply, decidedBy);
}

function result(
  interest: CallInterest,
  price: PriceTicks,
  demand: QuantityLots,
  supply: QuantityLots,
  decidedBy: string,
): ClearingPrice {
  return {
    price,
    volume: Math.min(demand, supply),
    surplus: Math.abs(demand - supply),
    surplusSide: demand > supply ? BUY : demand < supply ? SELL : -1,
    decidedBy,
    bestBid: interest.best(BUY),
    bestAsk: interest.best(SELL),
  };
}
