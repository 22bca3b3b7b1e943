import type { LogEntry } from '../../core/models/logEntry.ts';
import { TradeBusted, TradeCorrected } from '../../core/models/messages/session.ts';

/** Trade numbers of one venue; venues are told apart above them. */
const TRADES = 2 ** 40;

/**
 * Trades that an operator took out or gave another price, known before a second walk over the log meets them: so
 * whatever adds up trades counts what stood in the end, at the time at which it was made.
 */
export class TradeCorrections {
  readonly #prices = new Map<number, number>();

  busted(entry: LogEntry): void {
    this.#prices.set(entry.from * TRADES + entry.get(TradeBusted.tradeId), 0);
  }

  corrected(entry: LogEntry): void {
    const trade = entry.from * TRADES + entry.get(TradeCorrected.tradeId);
    this.#prices.set(trade, entry.get(TradeCorrected.price));
  }

  /** The price at which the trade stood in the end, told as `price` first; 0 where it was taken out. */
  priceOf(venue: number, tradeId: number, price: number): number {
    return this.#prices.get(venue * TRADES + tradeId) ?? price;
  }
}
