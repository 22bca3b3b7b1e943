import * as marketData from '../../core/models/messages/marketData.ts';
import * as orderEntry from '../../core/models/messages/orderEntry.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../core/models/units.ts';
import type { AgentPlace } from './defineAgent.ts';
import * as newsTrader from './newsTrader.ts';
import { NewsTrader } from './newsTrader.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { ORDER_TYPE, TIME_IN_FORCE } = orderEntry;
const { BUY, SELL } = sideConstants;
const { OWN } = newsTrader;

export interface HighFrequencySniperConfig {
  readonly quantity: QuantityLots;
  /** The limit of its orders: the stale quote itself, or all but one tick of what the lot is worth now. */
  readonly offers: 'quote' | 'value';
}

/** Own numbers by side: client order id of the order that may still wait, 0 for none. */
const ORDER_ID = OWN;

/**
 * The stale-quote sniper of Budish, Cramton and Shim (2015), section VI: where news moves the common value beyond a quote,
 * it sends an immediate-or-cancel order at that quote, and races with whoever quoted it and with the other snipers. Where
 * orders wait for a batch, it takes back what further news would make a loss.
 */
export class HighFrequencySniper extends NewsTrader {
  readonly #config: HighFrequencySniperConfig;

  constructor(config: HighFrequencySniperConfig, place: AgentPlace) {
    super(place, 2);
    this.#config = config;
  }

  protected override onStart(ctx: ActorContext): void {
    super.onStart(ctx);
    this.subscribe(ctx, this.instrument, FEED.l1);
  }

  protected override onNews(): void {
    const { board, instrument, value } = this;
    const ask = board.askPrice(instrument);
    const bid = board.bidPrice(instrument);
    this.#want(
      BUY,
      ask > 0 && value > ask,
      this.#limit(ask, Math.ceil(value) - 1),
      board.askQuantity(instrument),
    );
    this.#want(SELL, value < bid, this.#limit(bid, Math.floor(value) + 1), board.bidQuantity(instrument));
  }

  #limit(quote: PriceTicks, value: PriceTicks): PriceTicks {
    return this.#config.offers === 'quote' ? quote : value;
  }

  /** Sends an order, leaves the one that waits as it is, or takes back one that is not wanted any more. */
  #want(side: Side, wanted: boolean, price: PriceTicks, shown: QuantityLots): void {
    const { gateway, own } = this;
    const id = own[ORDER_ID + side];
    const waits = id !== 0 && gateway.stateOf(id) >= 0;
    if (waits && wanted && gateway.priceOf(id) === price) return;
    if (waits) gateway.cancel(id);
    if (!wanted) return;
    const quantity = Math.min(this.#config.quantity, shown);
    own[ORDER_ID + side] = gateway.submit(
      this.instrument,
      side,
      ORDER_TYPE.limit,
      TIME_IN_FORCE.ioc,
      price,
      quantity,
      0,
    );
  }
}
