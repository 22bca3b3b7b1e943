import type { ActorContext } from '../../core/models/ports/actor.ts';
import { MarketMaker, type MarketMakerConfig } from './marketMaker.ts';

export interface FragileMakerConfig extends MarketMakerConfig {
  /** Interval of its dead-man timer, in time units. */
  readonly deadMan: number;
  /** It hangs once in each such span, at its end, for so long. */
  readonly period: number;
  readonly outage: number;
}

/** Tag of the wake-up after a hang; the maker's own have 0. */
const RECOVER = 1;

/**
 * A market maker whose program hangs from time to time: it sends nothing then, and would leave its quotes to whoever
 * sees that they are stale. Its dead-man timer takes them out of the book. It arms the timer anew when it is back, and
 * sends a heartbeat with each look at the market, since a quiet market gives it nothing else to say.
 */
export class FragileMaker extends MarketMaker {
  readonly #config: FragileMakerConfig;

  constructor(config: FragileMakerConfig) {
    super(config);
    this.#config = config;
  }

  protected override onStart(ctx: ActorContext): void {
    super.onStart(ctx);
    this.gateway.arm(this.#config.deadMan);
  }

  protected override onTimer(ctx: ActorContext, tag = 0): void {
    const { period, outage, deadMan } = this.#config;
    const begun = ctx.now % period;
    if (begun >= period - outage) {
      ctx.wakeAt(ctx.now - begun + period, RECOVER);
      return;
    }
    if (tag === RECOVER) this.gateway.arm(deadMan);
    else this.gateway.heartbeat();
    super.onTimer(ctx);
  }
}
