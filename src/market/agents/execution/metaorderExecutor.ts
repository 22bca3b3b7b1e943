import type { Message } from '../../../core/models/message.ts';
import { OrderFilled } from '../../../core/models/messages/execution.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import { Trade } from '../../../core/models/messages/marketData.ts';
import { MetaorderProgress } from '../../../core/models/messages/metaorder.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { DelayNs, InstrumentId, PriceTicks, QuantityLots, SimTime } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { GatewayConfig } from '../../exchange/gateway/venueGateway.ts';
import { VolumeWindow } from '../marketMaking/volumeWindow.ts';
import { Trader } from '../trader.ts';
import type { ExecutionSchedule } from './schedules.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { BUY, SELL } = sideConstants;

/** Tags of its wake-ups: it begins; it looks whether something is due. */
const BEGIN = 0;
const LOOK = 1;
/** Own numbers: the side, lots filled, price times lots, arrival price, volume of all, lots due, when it began, stage. */
const SIDE = 0;
const FILLED = 1;
const PAID = 2;
const ARRIVAL = 3;
const VOLUME = 4;
const DUE = 5;
const BEGUN = 6;
const STAGE = 7;

const WORKING = 1;
const DONE = 2;

export interface MetaorderExecutorConfig {
  readonly gateway: GatewayConfig;
  readonly instrument: InstrumentId;
  readonly openingPrice: PriceTicks;
  /** Undefined: drawn, each as likely. */
  readonly side: Side | undefined;
  readonly quantity: QuantityLots;
  readonly schedule: ExecutionSchedule;
  readonly participation: number;
  readonly profile: readonly number[];
  readonly start: SimTime;
  readonly horizon: DelayNs;
  readonly interval: DelayNs;
  /** The trailing window of the volume. */
  readonly window: DelayNs;
  /** Largest child order. */
  readonly maxChild: QuantityLots;
}

/**
 * Executes one large order in parts (a metaorder) by market orders, as a schedule says and whatever the price is. It
 * records what the market was when it began and what the whole order cost in the end.
 */
export class MetaorderExecutor extends Trader {
  readonly #config: MetaorderExecutorConfig;
  readonly #volumes: VolumeWindow;

  constructor(config: MetaorderExecutorConfig) {
    super(config.gateway, 8);
    this.#config = config;
    this.#volumes = new VolumeWindow(config.window);
    this.own[ARRIVAL] = config.openingPrice;
  }

  protected onStart(ctx: ActorContext): void {
    const { instrument, side, start } = this.#config;
    this.own[SIDE] = side ?? ((ctx.rng.nextU32() & 1) === 0 ? BUY : SELL);
    this.subscribe(ctx, instrument, FEED.l1);
    this.subscribe(ctx, instrument, FEED.trades);
    ctx.wakeAt(start, BEGIN);
  }

  protected override onMarketData(ctx: ActorContext, message: Message): void {
    if (message.kind !== Trade.id || message.get(Trade.instrument) !== this.#config.instrument) return;
    const quantity = message.get(Trade.quantity);
    this.#volumes.add(ctx.now, message.get(Trade.aggressor) as Side, quantity);
    if (this.own[STAGE] === WORKING) this.own[VOLUME] += quantity;
  }

  protected override onReport(ctx: ActorContext, message: Message): void {
    if (message.kind !== OrderFilled.id) return;
    const own = this.own;
    const quantity = message.get(OrderFilled.quantity);
    own[FILLED] += quantity;
    own[PAID] += quantity * message.get(OrderFilled.price);
    if (own[STAGE] === WORKING && own[FILLED] >= this.#config.quantity) this.#finish(ctx);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag === BEGIN) this.#begin(ctx);
    if (this.own[STAGE] === WORKING) this.#look(ctx);
  }

  #begin(ctx: ActorContext): void {
    const own = this.own;
    const mid = this.board.midPrice(this.#config.instrument);
    if (!Number.isNaN(mid)) own[ARRIVAL] = mid;
    own[BEGUN] = ctx.now;
    own[STAGE] = WORKING;
    this.#record(ctx);
  }

  #look(ctx: ActorContext): void {
    const { horizon, instrument, interval, maxChild, quantity, schedule } = this.#config;
    const own = this.own;
    own[DUE] = schedule.due(this.#view(ctx));
    const open = this.gateway.openQuantity(instrument, own[SIDE] as Side);
    const missing = Math.floor(Math.min(own[DUE], quantity)) - own[FILLED] - open;
    if (missing > 0) {
      const lots = Math.min(missing, maxChild);
      this.gateway.submitMarket({ instrument, side: own[SIDE] as Side, quantity: lots });
    } else if (schedule.byTime && open === 0 && ctx.now - own[BEGUN] > 2 * horizon) {
      this.#finish(ctx);
      return;
    }
    ctx.wakeAt(ctx.now + interval, LOOK);
  }

  #view(ctx: ActorContext) {
    const { horizon, interval, participation, profile, quantity, window } = this.#config;
    const own = this.own;
    this.#volumes.moveTo(ctx.now);
    return {
      quantity,
      elapsed: Math.min(1, (ctx.now - own[BEGUN]) / horizon),
      othersVolume: Math.max(0, own[VOLUME] - own[FILLED]),
      recentVolume: this.#volumes.volume(BUY) + this.#volumes.volume(SELL),
      lookShare: interval / window,
      due: own[DUE],
      participation,
      profile,
    };
  }

  #finish(ctx: ActorContext): void {
    this.own[STAGE] = DONE;
    this.#record(ctx);
  }

  #record(ctx: ActorContext): void {
    const { instrument, quantity } = this.#config;
    const own = this.own;
    const average = own[FILLED] === 0 ? 0 : own[PAID] / own[FILLED];
    const worse = own[SIDE] === BUY ? average - own[ARRIVAL] : own[ARRIVAL] - average;
    const shortfall = own[FILLED] === 0 ? 0 : worse;
    const kind = MetaorderProgress.id;
    const [side, filled, arrival] = [own[SIDE], own[FILLED], own[ARRIVAL]];
    ctx.record(kind, instrument, side, quantity, filled, arrival, average, shortfall, own[VOLUME]);
  }

  override snapshot(): PlainData {
    return { trader: super.snapshot(), volumes: this.#volumes.snapshot() };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    super.restore(saved.trader);
    this.#volumes.restore(saved.volumes);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    this.#volumes.addTo(hash);
    return hash.low();
  }
}
