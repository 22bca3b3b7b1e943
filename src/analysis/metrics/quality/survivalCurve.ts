import type { LogHistogram } from '../logHistogram.ts';

/** From `time` on, the share `survival` is still without the event. */
export interface SurvivalStep {
  readonly time: number;
  readonly survival: number;
}

/**
 * Estimate of Kaplan and Meier (1958) of how long an event takes, from times to the event and times after which one
 * stopped looking. What was censored at the time of an event was still at risk of it. Times are as fine as the
 * histograms' bins: exact below 128, within one part in 128 above.
 */
export class SurvivalCurve {
  readonly steps: readonly SurvivalStep[];
  readonly #last: number;

  constructor(events: LogHistogram, censored: LogHistogram) {
    const lost = censored.values();
    const steps: SurvivalStep[] = [];
    let atRisk = events.total + censored.total;
    let survival = 1;
    let next = 0;
    for (const { value: time, count } of events.values()) {
      while (next < lost.length && lost[next].value < time) atRisk -= lost[next++].count;
      survival *= 1 - count / atRisk;
      atRisk -= count;
      steps.push({ time, survival });
    }
    this.steps = steps;
    this.#last = Math.max(events.total > 0 ? events.greatest : 0, censored.total > 0 ? censored.greatest : 0);
  }

  /** Share that has had the event by `time`; `NaN` beyond the last time that anybody looked, unless all had it. */
  eventBy(time: number): number {
    const { steps } = this;
    let survival = 1;
    for (const step of steps) {
      if (step.time > time) break;
      survival = step.survival;
    }
    return time > this.#last && survival > 0 ? Number.NaN : 1 - survival;
  }

  /** Least time by which the share `p` has had the event; `NaN` where it never came to that. */
  quantile(p: number): number {
    return this.steps.find(({ survival }) => 1 - survival >= p - 1e-12)?.time ?? Number.NaN;
  }
}
