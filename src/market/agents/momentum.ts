import { FEED } from '../../core/models/messages/marketData.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

export interface MomentumConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  /** Time units between two looks at the market. */
  readonly interval: number;
  /** Length of the fast and the slow average, in looks. */
  readonly fastLooks: number;
  readonly slowLooks: number;
  /** How far the averages must part before it trades. */
  readonly thresholdTicks: PriceTicks;
  readonly quantity: QuantityLots;
  /** Position while there is no trend: bets are counted from it. */
  readonly targetPosition: QuantityLots;
  /** Largest bet, long or short. */
  readonly maxPosition: QuantityLots;
}

/** Own numbers: looks taken so far and the two averages. */
const LOOKS = 0;
const FAST = 1;
const SLOW = 2;

/**
 * A trend follower: buys while a fast exponential average of the mid price stands above a slow one, sells while
 * it stands below (the moving-average crossover of Brock, Lakonishok and LeBaron, Journal of Finance 47 (1992)
 * 1731-1764, with a band), by market orders up to a position limit.
 */
export class MomentumTrader extends Trader {
  readonly #config: MomentumConfig;

  constructor(config: MomentumConfig) {
    super(config.gateway, 3);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    ctx.wakeAt(ctx.now + this.#config.interval, 0);
  }

  protected onTimer(ctx: ActorContext): void {
    const { interval, instrument, slowLooks, thresholdTicks } = this.#config;
    ctx.wakeAt(ctx.now + interval, 0);
    const mid = this.board.midPrice(instrument);
    if (Number.isNaN(mid)) return;
    this.#average(mid);
    if (this.own[LOOKS] < slowLooks) return;
    const trend = this.own[FAST] - this.own[SLOW];
    if (trend > thresholdTicks) this.#trade(BUY);
    else if (trend < -thresholdTicks) this.#trade(SELL);
  }

  #average(mid: number): void {
    const own = this.own;
    if (own[LOOKS] === 0) {
      own[FAST] = mid;
      own[SLOW] = mid;
    }
    own[LOOKS]++;
    own[FAST] += (2 / (this.#config.fastLooks + 1)) * (mid - own[FAST]);
    own[SLOW] += (2 / (this.#config.slowLooks + 1)) * (mid - own[SLOW]);
  }

  #trade(side: Side): void {
    const { instrument, quantity, maxPosition, targetPosition } = this.#config;
    const position = this.gateway.position(instrument) - targetPosition;
    const held = side === BUY ? position : -position;
    const open = this.gateway.openQuantity(instrument, side);
    if (held + open + quantity <= maxPosition) this.gateway.submitMarket({ instrument, side, quantity });
  }
}
