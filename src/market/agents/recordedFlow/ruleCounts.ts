import { RECORD_RULE, RecordRule } from '../../../core/models/messages/recordedFlow.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';

/** Cells of the counts: how often each rule was used, for how many lots, and how often when it was last told. */
const RULES = Object.keys(RECORD_RULE).length;
const LOTS = RULES;
const TOLD = 2 * RULES;
export const RULE_CELLS = 3 * RULES;

/** Counts how often each rule of `RECORD_RULE` was used, in cells of its owner. */
export class RuleCounts {
  readonly #cells: Float64Array;

  constructor(cells: Float64Array) {
    this.#cells = cells;
  }

  use(rule: number, lots: number): void {
    this.#cells[rule]++;
    this.#cells[LOTS + rule] += lots;
  }

  /** Writes a fact about each rule that was used since it was last told. */
  tell(ctx: ActorContext, instrument: number): void {
    const cells = this.#cells;
    for (let rule = 0; rule < RULES; rule++) {
      if (cells[rule] === cells[TOLD + rule]) continue;
      cells[TOLD + rule] = cells[rule];
      ctx.record(RecordRule.id, instrument, rule, cells[rule], cells[LOTS + rule]);
    }
  }
}
