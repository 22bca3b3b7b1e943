import type { Static } from 'typebox';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { SeasonClock } from './seasonClock.ts';
import { seasonRows, type seasonSetting } from './seasonSettings.ts';

/**
 * Poisson arrivals, by a clock that follows the day where there are seasons: an inhomogeneous Poisson process by the
 * change of time (Lewis and Shedler, "Simulation of nonhomogeneous Poisson processes by thinning", Naval Research
 * Logistics Quarterly 26 (1979) 403-413, section 1), exact for rates that are constant within a season.
 */
export class PoissonArrivals {
  readonly #meanGap: number;
  readonly #clock: SeasonClock | undefined;

  /** `meanGap` in time units, at the usual pace. */
  constructor(meanGap: number, season: Static<ReturnType<typeof seasonSetting>>, unitsPerSecond: number) {
    const rows = seasonRows(season, 'settings.season', unitsPerSecond);
    this.#meanGap = meanGap;
    this.#clock = rows.length === 0 ? undefined : new SeasonClock(rows);
  }

  /** Asks for a wake-up at the next arrival, at least one unit from now; beyond the clock's end there is none. */
  wakeNext(ctx: ActorContext, tag: number): void {
    const gap = ctx.rng.exponential(this.#meanGap);
    const clock = this.#clock;
    const due = clock === undefined ? ctx.now + gap : clock.timeOf(clock.shownAt(ctx.now) + gap);
    const time = Math.max(ctx.now + 1, Math.round(due));
    if (time <= Number.MAX_SAFE_INTEGER) ctx.wakeAt(time, tag);
  }
}
