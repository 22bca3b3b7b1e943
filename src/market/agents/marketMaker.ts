import type { Message } from '../../core/models/message.ts';
import { CancelRejected } from '../../core/models/messages/execution.ts';
import * as marketData from '../../core/models/messages/marketData.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import { orderFlags } from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { GatewayConfig } from '../exchange/gateway/venueGateway.ts';
import { Trader } from './trader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { ORDER_TYPE, SELF_TRADE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;

export interface MarketMakerConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  /** Distance of each quote from the maker's fair price. */
  readonly halfSpread: PriceTicks;
  readonly quantity: QuantityLots;
  /** Position it wants to come back to: its inventory is what it holds beyond that. */
  readonly targetPosition: QuantityLots;
  /** Inventory, long or short, beyond which the side that would add to it is not quoted. */
  readonly maxPosition: QuantityLots;
  /** How far the fair price moves against the inventory, in ticks per lot of inventory. */
  readonly skewPerLot: number;
  /** Time units between two looks at the market. */
  readonly refreshInterval: number;
  readonly openingPrice: PriceTicks;
  /** Where a venue has no such orders, a quote that crosses the market trades; true where left out. */
  readonly postOnly?: boolean;
  /** Its newer order is cancelled where its own quotes would meet; true where left out. */
  readonly preventsSelfTrade?: boolean;
}

/** Own numbers: client order ids of the two quotes (0 for none), by side, and the last mid price seen. */
const QUOTE_ID = 0;
const LAST_MID = 2;

/**
 * A simple inventory market maker: one bid and one ask around the mid price, shifted against the inventory
 * (the linear inventory rule of Ho and Stoll, Journal of Financial Economics 9 (1981) 47-73, in its plainest
 * form). Quotes are post-only where the venue has that, and moved by replacing them; a side is withdrawn at the position limit.
 */
export class MarketMaker extends Trader {
  readonly #config: MarketMakerConfig;
  readonly #flags: number;

  constructor(config: MarketMakerConfig) {
    super(config.gateway, 3);
    this.#config = config;
    const { postOnly = true, preventsSelfTrade = true } = config;
    this.#flags = orderFlags(postOnly, preventsSelfTrade ? SELF_TRADE.cancelNewest : SELF_TRADE.allow);
    this.own[LAST_MID] = config.openingPrice;
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#config.instrument, FEED.l1);
    this.#schedule(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#schedule(ctx);
    const { instrument, halfSpread, skewPerLot } = this.#config;
    const mid = this.board.midPrice(instrument);
    if (!Number.isNaN(mid)) this.own[LAST_MID] = mid;
    const fair = this.own[LAST_MID] - skewPerLot * this.#inventory();
    this.#quote(BUY, this.gateway.onTick(instrument, BUY, Math.floor(fair - halfSpread)));
    this.#quote(SELL, this.gateway.onTick(instrument, SELL, Math.ceil(fair + halfSpread)));
  }

  /** A refused replace leaves the old quote alive under its old id. */
  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind !== CancelRejected.id) return;
    const refused = message.get(CancelRejected.clientOrderId);
    const side = this.own[QUOTE_ID + BUY] === refused ? BUY : SELL;
    if (refused !== 0 && this.own[QUOTE_ID + side] === refused) {
      this.own[QUOTE_ID + side] = message.get(CancelRejected.originalClientOrderId);
    }
  }

  #quote(side: Side, price: PriceTicks): void {
    const { instrument, quantity } = this.#config;
    const id = this.own[QUOTE_ID + side];
    const live = id !== 0 && this.gateway.stateOf(id) >= 0;
    if (price < 1 || this.#isFull(side)) {
      if (live) this.gateway.cancel(id);
    } else if (!live) {
      const { limit } = ORDER_TYPE;
      const { gtc } = TIME_IN_FORCE;
      this.own[QUOTE_ID + side] = this.gateway.submit(
        instrument,
        side,
        limit,
        gtc,
        price,
        quantity,
        this.#flags,
      );
    } else if (this.gateway.priceOf(id) !== price || this.gateway.leavesOf(id) !== quantity) {
      const replacement = this.gateway.replace(id, price, quantity);
      if (replacement !== 0) this.own[QUOTE_ID + side] = replacement;
    }
  }

  /** Whether a fill on this side could carry the inventory beyond its limit. */
  #isFull(side: Side): boolean {
    const { quantity, maxPosition } = this.#config;
    const inventory = this.#inventory();
    return (side === BUY ? inventory : -inventory) + quantity > maxPosition;
  }

  #inventory(): QuantityLots {
    return this.gateway.position(this.#config.instrument) - this.#config.targetPosition;
  }

  #schedule(ctx: ActorContext): void {
    const { refreshInterval } = this.#config;
    const jitter = ctx.rng.below(Math.max(1, Math.floor(refreshInterval / 10)));
    ctx.wakeAt(ctx.now + refreshInterval + jitter, 0);
  }
}
