import type { SimTime } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';

/** From `from` on, time counts `pace` times; the first row begins at 0. */
export interface SeasonRow {
  readonly from: SimTime;
  readonly pace: number;
}

/**
 * A clock that goes faster where the day is busier (intraday seasonality): whatever happens evenly by it happens at
 * `pace` times the usual rate by the world's.
 */
export class SeasonClock {
  readonly #rows: readonly SeasonRow[];
  /** What it shows at the beginning of each row. */
  readonly #shown: number[] = [0];

  constructor(rows: readonly SeasonRow[]) {
    assert(rows.length > 0 && rows[0].from === 0, 'the first row of a season begins at 0');
    this.#rows = rows;
    for (let i = 1; i < rows.length; i++) {
      const span = rows[i].from - rows[i - 1].from;
      assert(span > 0, 'rows of a season come in order');
      this.#shown.push(this.#shown[i - 1] + span * rows[i - 1].pace);
    }
  }

  /** What it shows at a time of the world. */
  shownAt(time: SimTime): number {
    let row = this.#rows.length - 1;
    while (this.#rows[row].from > time) row--;
    const { from, pace } = this.#rows[row];
    return this.#shown[row] + (time - from) * pace;
  }

  /** When it shows that much; may lie between whole times. */
  timeOf(shown: number): number {
    let row = this.#rows.length - 1;
    while (this.#shown[row] > shown) row--;
    const { from, pace } = this.#rows[row];
    return from + (shown - this.#shown[row]) / pace;
  }
}
