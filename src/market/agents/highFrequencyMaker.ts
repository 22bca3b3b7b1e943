import type { Message } from '../../core/models/message.ts';
import { CancelRejected } from '../../core/models/messages/execution.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import * as orderState from '../../core/models/orderState.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import * as newsTrader from './newsTrader.ts';
import { NewsTrader } from './newsTrader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { ORDER_STATE } = orderState;
const { BUY, SELL } = sideConstants;
const { OWN } = newsTrader;

export interface HighFrequencyMakerConfig {
  /** Distance of each quote from the common value. */
  readonly halfSpread: PriceTicks;
  readonly quantity: QuantityLots;
}

/** Own numbers by side: client order id of the quote, 0 for none. */
const QUOTE_ID = OWN;
const { pendingNew, pendingReplace } = ORDER_STATE;

/**
 * The provider of liquidity of Budish, Cramton and Shim (2015), section VI: one bid and one ask at the same distance from
 * the common value, moved at once on news, and shown again as soon as they have traded. The side that news endangers goes
 * first, and the other when the venue has answered: the two quotes never meet each other, and no request overtakes the one
 * before where ties are shuffled.
 */
export class HighFrequencyMaker extends NewsTrader {
  readonly #config: HighFrequencyMakerConfig;

  constructor(config: HighFrequencyMakerConfig, place: AgentPlace) {
    super(place, 2);
    this.#config = config;
  }

  protected override onNews(): void {
    this.#requote();
  }

  /**
   * A fill leaves a side to be quoted anew. A refused replace leaves the old quote alive under its old id, unless it is
   * gone, which its own report says: nothing is asked for again before.
   */
  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind !== CancelRejected.id) {
      this.#requote();
      return;
    }
    const refused = message.get(CancelRejected.clientOrderId);
    const side = this.own[QUOTE_ID + BUY] === refused ? BUY : SELL;
    if (this.own[QUOTE_ID + side] === refused) {
      this.own[QUOTE_ID + side] = message.get(CancelRejected.originalClientOrderId);
    }
  }

  #requote(): void {
    const { halfSpread } = this.#config;
    const bid = Math.floor(this.value) - halfSpread;
    const ask = Math.ceil(this.value) + halfSpread;
    const fell = this.#isLive(BUY) && this.gateway.priceOf(this.own[QUOTE_ID + BUY]) > bid;
    if (fell) this.#quote(BUY, bid);
    this.#quote(SELL, ask);
    this.#quote(BUY, bid);
  }

  /** Shows a quote at `price` if it does not stand there; nothing while a request is on its way. */
  #quote(side: Side, price: PriceTicks): void {
    if (price < 1 || this.#isWaiting(BUY) || this.#isWaiting(SELL)) return;
    const { quantity } = this.#config;
    const id = this.own[QUOTE_ID + side];
    if (!this.#isLive(side)) this.own[QUOTE_ID + side] = this.#submit(side, price);
    else if (this.gateway.priceOf(id) !== price || this.gateway.leavesOf(id) !== quantity) {
      this.own[QUOTE_ID + side] = this.gateway.replace(id, price, quantity);
    }
  }

  #submit(side: Side, price: PriceTicks): number {
    const { quantity } = this.#config;
    return this.gateway.submit(
      this.instrument,
      side,
      ORDER_TYPE.limit,
      TIME_IN_FORCE.gtc,
      price,
      quantity,
      0,
    );
  }

  /** Whether a request for the side's quote is unanswered. */
  #isWaiting(side: Side): boolean {
    const state = this.gateway.stateOf(this.own[QUOTE_ID + side]);
    return state === pendingNew || state === pendingReplace;
  }

  #isLive(side: Side): boolean {
    const id = this.own[QUOTE_ID + side];
    return id !== 0 && this.gateway.stateOf(id) >= 0;
  }
}
