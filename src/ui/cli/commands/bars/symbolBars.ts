import { BarBuilder } from '../../../../core/data/bars/barBuilder.ts';
import type { BuiltBar } from '../../../../core/data/bars/builtBar.ts';
import type { ExtraColumn } from '../../../../core/data/bars/ohlcvWriter.ts';
import { type BarsOptions, barRule, type TradeUnits } from './barsOptions.ts';
import type { BarsOutput } from './barsOutput.ts';

/** What built bars have besides open, high, low, close and volume. */
export const BUILT_EXTRAS: readonly ExtraColumn[] = ['notional', 'trades', 'vwap'];

/** Builds the bars of one symbol and writes them in decimal units. */
export class SymbolBars {
  readonly builder: BarBuilder;
  readonly #symbol: string;
  readonly #output: BarsOutput;
  readonly #price: readonly [number, number];
  readonly #quantity: readonly [number, number];

  constructor(symbol: string, units: TradeUnits, options: BarsOptions, output: BarsOutput) {
    this.#symbol = symbol;
    this.#output = output;
    // A product and a quotient of whole numbers round once: 3 ticks of 0.1 are 0.3, not 0.30000000000000004.
    this.#price = [Number(units.price.units), Number(10n ** BigInt(units.price.scale))];
    this.#quantity = [Number(units.quantity.units), Number(10n ** BigInt(units.quantity.scale))];
    this.builder = new BarBuilder(barRule(options, units), (bar) => this.#write(bar));
  }

  #write(bar: BuiltBar): void {
    const [tick, tickTens] = this.#price;
    const [lot, lotTens] = this.#quantity;
    const price = (ticks: number) => (ticks * tick) / tickTens;
    const row = {
      day: bar.day,
      timeNs: bar.timeNs,
      open: price(bar.open),
      high: price(bar.high),
      low: price(bar.low),
      close: price(bar.close),
      volume: (bar.volume * lot) / lotTens,
      extras: {
        notional: (bar.notional * tick * lot) / (tickTens * lotTens),
        // Bars made of bars have no notional, and count bars.
        trades: Number.isNaN(bar.notional) ? Number.NaN : bar.trades,
        vwap: bar.trades > 0 ? (bar.notional * tick) / (bar.volume * tickTens) : price(bar.close),
      },
    };
    this.#output.write(row, this.#symbol);
  }
}
