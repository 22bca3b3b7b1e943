import { BUY } from '../../../core/models/side.ts';
import type { MarketServices, Order } from '../framework/mechanismRules.ts';

/** A client's request as it stands. */
export interface Request {
  /** Number of the order that asks. */
  readonly id: number;
  readonly instrument: number;
  /** When the response window ends, and then when the present last look does. */
  due: number;
  /** Numbers of the quotes that live, in the order in which they came. */
  quotes: number[];
  /** The quote under last look, or 0. */
  awarded: number;
  /** True once the response window is over. */
  closed: boolean;
  /** How many awarded quotes were taken back. */
  rejections: number;
}

/** Quotes that the client can trade with: against its side and within its limit, the best first, of equals the first. */
export function acceptable(market: MarketServices, request: Request): Order[] {
  const client = market.order(request.id);
  if (client === undefined) return [];
  const better = client.side === BUY ? 1 : -1;
  return request.quotes
    .map((id) => market.order(id))
    .filter((quote): quote is Order => quote !== undefined && market.meets(quote, client))
    .sort((a, b) => better * (a.price - b.price) || a.sequence - b.sequence);
}

/** How many dealers have a quote among these. */
export function dealersOf(quotes: readonly Order[]): number {
  return new Set(quotes.map(({ account }) => account)).size;
}
