import { FEED } from '../../../core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import type { DelayNs, InstrumentId } from '../../../core/models/units.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { Trader } from '../trader.ts';
import { type Rounds, roundAt } from './rounds.ts';

export interface UnitTraderConfig {
  readonly gateway: GatewayConfig;
  readonly rounds: Rounds;
  /** Mean time between two arrivals. */
  readonly interval: DelayNs;
}

/** Comes at random times, and buys or sells one lot at the market, or lets it be. */
export abstract class UnitTrader extends Trader {
  readonly #config: UnitTraderConfig;

  constructor(config: UnitTraderConfig) {
    super(config.gateway, 0);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, ALL_INSTRUMENTS, FEED.l1);
    this.#awaitArrival(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    const { rounds } = this.#config;
    const round = roundAt(rounds, ctx.now);
    if (round >= rounds.count) return;
    this.#awaitArrival(ctx);
    const instrument = rounds.first + round;
    const side = this.choose(ctx, instrument);
    if (side !== undefined) this.gateway.submitMarket({ instrument, side, quantity: 1 });
  }

  /** What it does at an arrival; undefined for nothing. */
  protected abstract choose(ctx: ActorContext, instrument: InstrumentId): Side | undefined;

  #awaitArrival(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.ceil(ctx.rng.exponential(this.#config.interval)), 0);
  }
}
