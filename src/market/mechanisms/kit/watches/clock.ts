import type { Mechanism } from '../../../../core/models/ports/mechanism.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { MarketPicture, Watch } from '../watch.ts';

/** What is due is a whole number of time units or nothing, and is later once it has been done. */
export class ClockWatch implements Watch {
  after(market: MarketPicture, mechanism: Mechanism): void {
    const next = mechanism.nextTime();
    holdRule(
      next === null || Number.isSafeInteger(next),
      CARD.clock,
      () => `is due at ${next}, which is no time`,
    );
    const isDone = market.command !== undefined || next === null || next > market.now;
    holdRule(isDone, CARD.clock, () => `has done what was due at ${market.now} and is due at ${next} again`);
  }
}
