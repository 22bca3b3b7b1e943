import type { Message } from '../../core/models/message.ts';
import { OrderFilled } from '../../core/models/messages/execution.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { DelayNs, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import * as units from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import * as newsTrader from './newsTrader.ts';
import { NewsTrader } from './newsTrader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, POST_ONLY, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const { MAX_LOTS } = units;
const { OWN } = newsTrader;

export interface SizeQuoterConfig {
  readonly halfSpread: PriceTicks;
  /** Size of each quote at the start. */
  readonly quantity: QuantityLots;
  /** What showing costs, in ticks per lot and time unit. */
  readonly showingCost: number;
  /** How far the two sizes that it compares lie from the middle, as a part of it. */
  readonly spreadOfSizes: number;
  /** News that it waits for with each of the two sizes before it compares them. */
  readonly newsPerSize: number;
  /** From news, and the withdrawal of its quotes, to the new ones. */
  readonly pause: DelayNs;
}

/** Own numbers: the middle size; the size shown now, its number, since when, and what has been filled of it. */
const MIDDLE = OWN;
const SHOWN = OWN + 1;
const TRIED = OWN + 2;
const SINCE = OWN + 3;
const FILLED = OWN + 4;
/** For each of the two sizes: what it has earned in ticks, for how long, and through how many news. */
const EARNED = OWN + 5;
const SPENT = OWN + 7;
const NEWS = OWN + 9;
const OWN_NUMBERS = 11;
const LARGER = 1;

/**
 * A provider of liquidity who finds out how much to show. It quotes at a fixed distance from the common value, in two
 * sizes by turns of a coin, and after a while makes both larger or smaller by the one that earned more: the half-spread on
 * what was filled, less the cost of showing it (capital, and the risk of being filled with more than was wanted, which
 * Field and Large, "Pro-rata matching and one-tick futures markets", CFS Working Paper 2008/40, find to be what holds
 * quotes back). It knows nothing of how the market shares out what comes.
 */
export class SizeQuoter extends NewsTrader {
  readonly #config: SizeQuoterConfig;

  constructor(config: SizeQuoterConfig, place: AgentPlace) {
    super(place, OWN_NUMBERS);
    this.#config = config;
    this.own[MIDDLE] = config.quantity;
  }

  protected override onNews(ctx: ActorContext): void {
    this.#learn(ctx);
    this.gateway.cancelAll(this.instrument);
    this.own[SHOWN] = 0;
    ctx.wakeAt(ctx.now + this.#config.pause, this.value);
  }

  /** The tag is the value that the quotes are for: with other news meanwhile, its own wake-up follows. */
  protected override onTimer(ctx: ActorContext, value: number): void {
    const { own } = this;
    if (value !== this.value || own[SHOWN] > 0) return;
    const { spreadOfSizes } = this.#config;
    own[TRIED] = ctx.rng.nextU32() & 1;
    const factor = own[TRIED] === LARGER ? 1 + spreadOfSizes : 1 - spreadOfSizes;
    own[SHOWN] = Math.min(MAX_LOTS, Math.max(1, Math.round(own[MIDDLE] * factor)));
    own[SINCE] = ctx.now;
    own[FILLED] = 0;
    this.#show(BUY);
    this.#show(SELL);
  }

  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind !== OrderFilled.id || this.own[SHOWN] === 0) return;
    this.own[FILLED] += message.get(OrderFilled.quantity);
    if (message.get(OrderFilled.leaves) === 0) this.#show(message.get(OrderFilled.side) as Side);
  }

  #show(side: Side): void {
    const { halfSpread } = this.#config;
    const price = side === BUY ? Math.floor(this.value) - halfSpread : Math.ceil(this.value) + halfSpread;
    const { limit } = ORDER_TYPE;
    if (price < 1) return;
    this.gateway.submit(this.instrument, side, limit, TIME_IN_FORCE.gtc, price, this.own[SHOWN], POST_ONLY);
  }

  /** Books what the size shown until now has earned, and compares the two where both have been tried enough. */
  #learn(ctx: ActorContext): void {
    const { own } = this;
    if (own[SHOWN] === 0) return;
    const { halfSpread, showingCost, newsPerSize } = this.#config;
    const tried = own[TRIED];
    const time = ctx.now - own[SINCE];
    own[EARNED + tried] += halfSpread * own[FILLED] - showingCost * 2 * own[SHOWN] * time;
    own[SPENT + tried] += time;
    own[NEWS + tried] += 1;
    if (own[NEWS] < newsPerSize || own[NEWS + LARGER] < newsPerSize) return;
    this.#change(own[EARNED + LARGER] / own[SPENT + LARGER] > own[EARNED] / own[SPENT]);
    own.fill(0, EARNED, NEWS + 2);
  }

  /** Half of the way to the better of the two sizes. */
  #change(larger: boolean): void {
    const step = 1 + this.#config.spreadOfSizes / 2;
    const middle = larger ? this.own[MIDDLE] * step : this.own[MIDDLE] / step;
    this.own[MIDDLE] = Math.min(MAX_LOTS, Math.max(1, middle));
  }

  /** The middle of the two sizes that it tries, in lots. */
  get size(): number {
    return this.own[MIDDLE];
  }
}
