import type { SimTime } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { ValuePath } from './valuePath.ts';

/** From `from` on, time counts `pace` times; the first row begins at 0. */
export interface SeasonRow {
  readonly from: SimTime;
  readonly pace: number;
}

/**
 * A path run by a clock that goes faster where the day is busier (intraday seasonality): its variance over an interval
 * is that of the plain path times the mean pace. The clock is whole, so the path stays exact at any instant.
 */
export class SeasonalPath implements ValuePath {
  readonly #path: ValuePath;
  readonly #rows: readonly SeasonRow[];
  /** What the clock shows at the beginning of each row. */
  readonly #shown: number[] = [0];

  constructor(path: ValuePath, rows: readonly SeasonRow[]) {
    assert(rows.length > 0 && rows[0].from === 0, 'the first row of a season begins at 0');
    this.#path = path;
    this.#rows = rows;
    for (let i = 1; i < rows.length; i++) {
      const span = rows[i].from - rows[i - 1].from;
      assert(span > 0, 'rows of a season come in order');
      this.#shown.push(this.#shown[i - 1] + span * rows[i - 1].pace);
    }
  }

  at(time: SimTime): number {
    let row = this.#rows.length - 1;
    while (this.#rows[row].from > time) row--;
    const { from, pace } = this.#rows[row];
    return this.#path.at(Math.round(this.#shown[row] + (time - from) * pace));
  }
}
