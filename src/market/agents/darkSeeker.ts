import type { Message } from '../../core/models/message.ts';
import { OrderCancelled } from '../../core/models/messages/execution.ts';
import { FEED } from '../../core/models/messages/marketData.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { QuantityLots } from '../../core/models/units.ts';
import { BaseError } from '../../core/utils/errors.ts';
import type { AgentPlace } from './defineAgent.ts';
import { MultiVenueTrader } from './multiVenueTrader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;

export interface DarkSeekerConfig {
  /** Mean time units between two orders of this trader. */
  readonly meanGap: number;
  readonly quantity: QuantityLots;
  /** Share of its orders that go to the dark venue first. */
  readonly darkShare: number;
  /** Time units that an order waits in the dark before the rest of it goes to the lit venue. */
  readonly patience: number;
}

/** Tag of an arrival; other tags are ids of orders whose patience is over. */
const ARRIVAL = 0;

/**
 * Wants to trade at once at Poisson times, and tries the dark venue first with a share of its orders: half the spread is
 * saved where somebody is there. What has found nobody in time takes the lit market's price (Zhu, "Do dark pools harm
 * price discovery?", Review of Financial Studies 27 (2014), lets liquidity traders choose between the two).
 */
export class DarkSeeker extends MultiVenueTrader {
  readonly #config: DarkSeekerConfig;
  readonly #dark: number;
  readonly #lit: number;

  /** @throws BaseError CONFIG_INVALID_VALUE where it has no dark or no lit venue to trade at. */
  constructor(config: DarkSeekerConfig, place: AgentPlace) {
    super(place, 0);
    this.#config = config;
    this.#dark = this.venues.findIndex(({ capabilities }) => !capabilities.displaysDepth);
    this.#lit = this.venues.findIndex(({ capabilities }) => capabilities.displaysDepth);
    if (this.#dark >= 0 && this.#lit >= 0) return;
    const names = this.venues.map(({ name }) => name).join(', ');
    throw new BaseError(
      'CONFIG_INVALID_VALUE',
      `a dark-seeker needs a dark and a lit venue, and has ${names}`,
      {
        advice: 'Let its population trade at `all`, and one of the venues have mechanism dark-midpoint.',
        facts: { venues: names },
      },
    );
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, this.#lit, FEED.l1);
    this.#scheduleArrival(ctx);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag !== ARRIVAL) {
      this.gateways[this.#dark].cancel(tag);
      return;
    }
    this.#scheduleArrival(ctx);
    const side = (ctx.rng.nextU32() & 1) === 0 ? BUY : SELL;
    if (ctx.rng.uniform() < this.#config.darkShare) this.#goDark(ctx, side);
    else this.#goLit(side, this.#config.quantity);
  }

  /** Never at a worse price than the lit market shows now; without a quote there, at whatever the middle will be. */
  #goDark(ctx: ActorContext, side: Side): void {
    const lit = side === BUY ? this.askAt(this.#lit) : this.bidAt(this.#lit);
    const { instrument, gridTicks } = this.venues[this.#dark];
    const price = side === BUY ? Math.floor(lit / gridTicks) : Math.ceil(lit / gridTicks);
    const type = price === 0 ? ORDER_TYPE.market : ORDER_TYPE.limit;
    const { quantity, patience } = this.#config;
    const id = this.gateways[this.#dark].submit(
      instrument,
      side,
      type,
      TIME_IN_FORCE.gtc,
      price,
      quantity,
      0,
    );
    ctx.wakeAt(ctx.now + patience, id);
  }

  #goLit(side: Side, quantity: QuantityLots): void {
    const { instrument } = this.venues[this.#lit];
    this.gateways[this.#lit].submit(instrument, side, ORDER_TYPE.market, TIME_IN_FORCE.ioc, 0, quantity, 0);
  }

  /** What comes back from the dark goes to the lit market. */
  protected override onReport(_ctx: ActorContext, venue: number, message: Message): void {
    if (venue !== this.#dark || message.kind !== OrderCancelled.id) return;
    this.#goLit(message.get(OrderCancelled.side) as Side, message.get(OrderCancelled.quantity));
  }

  #scheduleArrival(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.ceil(ctx.rng.exponential(this.#config.meanGap)), ARRIVAL);
  }
}
