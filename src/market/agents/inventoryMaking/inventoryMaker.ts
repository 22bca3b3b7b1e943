import type { Message } from '../../../core/models/message.ts';
import { CancelRejected } from '../../../core/models/messages/execution.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import { Trade } from '../../../core/models/messages/marketData.ts';
import * as orderEntry from '../../../core/models/messages/orderEntry.ts';
import { orderFlags } from '../../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { DelayNs, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import type { AgentPlace } from '../defineAgent.ts';
import { NewsTrader, OWN } from '../newsTrader.ts';
import { ESTIMATE_NUMBERS, FlowEstimate } from './flowEstimate.ts';
import type { FlowParameters, QuoteRule } from './quoteRule.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { ORDER_TYPE, SELF_TRADE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const { MAX_TICKS } = units;

/** Own numbers: client order ids of the quotes by side (0 for none), and what it knew at its last look. */
const QUOTE_ID = OWN;
const REFERENCE = OWN + 2;
const LOOKED_AT = OWN + 3;
/** The horizon that it is in, from 0, and the position from which its inventory counts. */
const HORIZON = OWN + 4;
const TARGET = OWN + 5;
const ESTIMATE = OWN + 6;

export interface InventoryMakerConfig {
  readonly rule: QuoteRule;
  /** What it takes the market for, as long as it has seen nothing of it. */
  readonly flow: Readonly<FlowParameters>;
  /** Seconds of the market that `flow` counts for against what it sees; Infinity where it learns nothing. */
  readonly priorSeconds: number;
  readonly quantity: QuantityLots;
  /** Inventory, long or short, that no quote may lead beyond. */
  readonly maxPosition: QuantityLots;
  /** Time units after which the time that is left begins afresh. */
  readonly horizon: DelayNs;
  /** Whether its inventory does so too: what it holds at the end of a horizon is somebody else's from then on. */
  readonly handsOver: boolean;
  /** Time units between two looks at the quotes of its venue; 0 where it quotes around the public news, at each. */
  readonly refreshInterval: DelayNs;
}

/**
 * A maker that quotes one bid and one ask by a {@link QuoteRule} of its inventory and the time that is left, around the
 * middle of its venue's quotes or around the public value.
 */
export class InventoryMaker extends NewsTrader {
  readonly #config: InventoryMakerConfig;
  readonly #unitsPerSecond: number;
  readonly #flags: number;
  readonly #estimate: FlowEstimate;
  readonly #distances = new Float64Array(2);

  constructor(config: InventoryMakerConfig, place: AgentPlace) {
    super(place, ESTIMATE - OWN + ESTIMATE_NUMBERS);
    this.#config = config;
    this.#unitsPerSecond = place.unitsPerSecond;
    const { postOnly = true, selfTrade } = place.capabilities ?? {};
    const isSafe = selfTrade === undefined || selfTrade.includes('cancelNewest');
    this.#flags = orderFlags(postOnly, isSafe ? SELF_TRADE.cancelNewest : SELF_TRADE.allow);
    this.#estimate = new FlowEstimate(config.flow, config.priorSeconds, this.own, ESTIMATE);
    this.own[REFERENCE] = place.openingPrice;
    this.own[TARGET] = place.openingPosition;
  }

  protected override onStart(ctx: ActorContext): void {
    if (this.#config.refreshInterval === 0) super.onStart(ctx);
    else {
      this.subscribe(ctx, this.instrument, FEED.l1);
      this.#schedule(ctx);
    }
    if (this.#learns) this.subscribe(ctx, this.instrument, FEED.trades);
  }

  protected override onNews(ctx: ActorContext): void {
    this.#look(ctx, this.value);
  }

  protected override onTimer(ctx: ActorContext): void {
    this.#schedule(ctx);
    const middle = this.board.midPrice(this.instrument);
    this.#look(ctx, Number.isNaN(middle) ? this.own[REFERENCE] : middle);
  }

  #schedule(ctx: ActorContext): void {
    const { refreshInterval } = this.#config;
    const jitter = ctx.rng.below(Math.max(1, Math.floor(refreshInterval / 10)));
    ctx.wakeAt(ctx.now + refreshInterval + jitter, 0);
  }

  get #learns(): boolean {
    return this.#config.priorSeconds !== Infinity;
  }

  protected override onMarketData(_ctx: ActorContext, message: Message): void {
    if (message.kind === Trade.id) {
      this.#estimate.traded(Math.abs(message.get(Trade.price) - this.own[REFERENCE]));
    }
  }

  #look(ctx: ActorContext, reference: number): void {
    const { flow: given, handsOver, horizon, quantity, rule } = this.#config;
    const seconds = (ctx.now - this.own[LOOKED_AT]) / this.#unitsPerSecond;
    if (this.#learns && seconds > 0) this.#estimate.moved(reference - this.own[REFERENCE], seconds);
    this.own[LOOKED_AT] = ctx.now;
    this.own[REFERENCE] = reference;
    const elapsed = ctx.now % horizon;
    const number = (ctx.now - elapsed) / horizon;
    if (number !== this.own[HORIZON]) {
      this.own[HORIZON] = number;
      if (handsOver) this.own[TARGET] = this.gateway.position(this.instrument);
    }
    const flow = this.#learns ? this.#estimate.flow : given;
    const timeLeft = (horizon - elapsed) / this.#unitsPerSecond;
    rule.distances(this.#inventory() / quantity, timeLeft, flow, this.#distances);
    this.#quoteBoth(reference - this.#distances[BUY], reference + this.#distances[SELL]);
  }

  #inventory(): QuantityLots {
    return this.gateway.position(this.instrument) - this.own[TARGET];
  }

  /** The side that makes room for the other moves first, so that its own quotes never meet on the way. */
  #quoteBoth(bid: number, ask: number): void {
    const low = Math.floor(bid);
    const high = Math.max(low + 1, Math.ceil(ask));
    const isRising = high > this.#livePrice(SELL);
    if (isRising) this.#quote(SELL, high);
    this.#quote(BUY, low);
    if (!isRising) this.#quote(SELL, high);
  }

  /** Price of a live quote; 0 for none. */
  #livePrice(side: Side): PriceTicks {
    const id = this.own[QUOTE_ID + side];
    return id === 0 || this.gateway.stateOf(id) < 0 ? 0 : this.gateway.priceOf(id);
  }

  #quote(side: Side, wanted: number): void {
    const { quantity } = this.#config;
    const instrument = this.instrument;
    const id = this.own[QUOTE_ID + side];
    const isLive = id !== 0 && this.gateway.stateOf(id) >= 0;
    if (!(wanted >= 1 && wanted <= MAX_TICKS) || this.#isFull(side)) {
      if (isLive) this.gateway.cancel(id);
      return;
    }
    const price = this.gateway.onTick(instrument, side, wanted);
    if (!isLive) {
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

  /** A refused replace leaves the old quote alive under its old id. */
  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind !== CancelRejected.id) return;
    const refused = message.get(CancelRejected.clientOrderId);
    const side = this.own[QUOTE_ID + BUY] === refused ? BUY : SELL;
    if (refused !== 0 && this.own[QUOTE_ID + side] === refused) {
      this.own[QUOTE_ID + side] = message.get(CancelRejected.originalClientOrderId);
    }
  }
}
