import { PHASE } from '../../core/models/phase.ts';
import type { SimTime } from '../../core/models/units.ts';
import { tradesContinuously } from './phaseKinds.ts';

/** A stretch of time in which an instrument was in one phase. */
export interface PhaseSpan {
  /** A number of `PHASE`. */
  readonly phase: number;
  readonly from: SimTime;
  readonly to: SimTime;
}

/** Spans kept of an instrument: more could not be told apart in a figure. */
const LIMIT = 1000;

/** When an instrument was in which phase other than continuous trading. A venue without a session has no spans. */
export class PhaseSpans {
  readonly #spans: PhaseSpan[] = [];
  #phase: number = PHASE.continuous;
  #from: SimTime = 0;

  changed(time: SimTime, phase: number): void {
    if (phase === this.#phase) return;
    this.#close(time);
    this.#phase = phase;
    this.#from = time;
  }

  /** All spans; the present one ends at `end`. */
  finish(end: SimTime): readonly PhaseSpan[] {
    this.#close(end);
    return this.#spans;
  }

  #close(time: SimTime): void {
    if (tradesContinuously(this.#phase) || time === this.#from || this.#spans.length === LIMIT) return;
    this.#spans.push({ phase: this.#phase, from: this.#from, to: time });
  }
}
