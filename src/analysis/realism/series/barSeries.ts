import { GrowingColumn } from './growingColumn.ts';
import { emptySeries, type MarketSeries } from './marketSeries.ts';

const MOST_BARS = 1 << 22;

/** Series of bars: returns and volumes by the bar, which stands for the minute; bars know no orders and no book. */
export class BarSeries {
  readonly #closes = new GrowingColumn(MOST_BARS);
  readonly #volumes = new GrowingColumn(MOST_BARS);

  get length(): number {
    return this.#closes.length;
  }

  bar(close: number, volume: number): void {
    this.#closes.push(close);
    this.#volumes.push(volume);
  }

  finish(label: string, notes: readonly string[]): MarketSeries {
    return {
      ...emptySeries(label),
      minuteNs: Number.NaN,
      cellsPerMinute: 1,
      mids: this.#closes.values(),
      volumes: this.#volumes.values(),
      notes: [...notes, 'The data are bars: a minute of the statistics is one bar, its close the mid.'],
    };
  }
}
