import type { Message } from '../../core/models/message.ts';
import { OrderAccepted, OrderRejected } from '../../core/models/messages/execution.ts';
import { FEED } from '../../core/models/messages/marketData.ts';
import { AccountNotice, RISK_EVENT } from '../../core/models/messages/risk.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY } from '../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

export interface RunawayConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  readonly quantity: QuantityLots;
  /** Ticks below the best bid at which it buys. */
  readonly distance: PriceTicks;
  /** When the fault strikes first, in time units. */
  readonly faultAt: number;
  /** Time units from the moment it may trade again to the next fault. */
  readonly faultEvery: number;
}

/** Own number: 1 while it runs wild. */
const WILD = 0;

/**
 * An algorithm with a fault of a well-known kind: it takes the answer to its own order for news, and answers news with
 * an order, each answer with the next one. Nothing ends that but the word that its account has been killed; whoever
 * looks after it then restarts it, and it works until the fault strikes again.
 */
export class RunawayTrader extends Trader {
  readonly #config: RunawayConfig;

  constructor(config: RunawayConfig) {
    super(config.gateway, 1);
    this.#config = config;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    ctx.wakeAt(ctx.now + this.#config.faultAt, 0);
  }

  protected onTimer(): void {
    this.own[WILD] = 1;
    this.#order();
  }

  protected override onReport(ctx: ActorContext, message: Message): void {
    if (message.kind === AccountNotice.id) this.#told(ctx, message.get(AccountNotice.event));
    else if (message.kind === OrderAccepted.id || message.kind === OrderRejected.id) this.#order();
  }

  #told(ctx: ActorContext, event: number): void {
    if (event === RISK_EVENT.killed) this.own[WILD] = 0;
    else if (event === RISK_EVENT.enabled) ctx.wakeAt(ctx.now + this.#config.faultEvery, 0);
  }

  #order(): void {
    const { instrument, quantity, distance } = this.#config;
    const price = this.board.bidPrice(instrument) - distance;
    if (this.own[WILD] === 1 && price > 0)
      this.gateway.submitLimit({ instrument, side: BUY, price, quantity });
  }
}
