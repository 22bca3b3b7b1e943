import type { Message } from '../../core/models/message.ts';
import { FEED } from '../../core/models/messages/marketData.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Side } from '../../core/models/side.ts';
import * as sideConstants from '../../core/models/side.ts';
import type { DelayNs, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import { MAX_TICKS } from '../../core/models/units.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import type { AgentPlace } from './defineAgent.ts';
import { MultiVenueTrader } from './multiVenueTrader.ts';
import type { VenueOffer } from './routing/routePlan.ts';
import { type RouterConfig, SmartRouter } from './routing/smartRouter.ts';

const { BUY, SELL } = sideConstants;

export interface RoutedTraderConfig extends RouterConfig {
  /** Mean time units between two orders. */
  readonly meanGap: number;
  readonly quantity: QuantityLots;
  /** How far beyond the best price that it sees an order may trade, in ticks of the common grid. */
  readonly reach: PriceTicks;
  /** Whether it reads the consolidated quote instead of each venue's own. */
  readonly readsConsolidated: boolean;
  /** How long what it posts may rest, in time units. */
  readonly patience: DelayNs;
}

/** Timer of the next arrival; other tags are numbers of parent orders that have rested long enough. */
const ARRIVAL = 0;

/**
 * A trader without a view: its orders arrive at Poisson times, to buy or to sell, each as likely, and a smart router
 * takes them to the venues. How well that goes shows what its quotes are worth: those of a slow feed send it to prices
 * that are gone, or past better ones.
 */
export class RoutedTrader extends MultiVenueTrader {
  readonly #config: RoutedTraderConfig;
  readonly #router: SmartRouter;

  constructor(config: RoutedTraderConfig, place: AgentPlace) {
    super(place, 0);
    this.#config = config;
    const { venues, gateways } = this;
    this.#router = new SmartRouter(config, { venues, gateways, offers: (side) => this.#offers(side) });
  }

  protected onStart(ctx: ActorContext): void {
    if (this.#config.readsConsolidated) this.subscribeConsolidated(ctx);
    else for (let venue = 0; venue < this.venues.length; venue++) this.subscribe(ctx, venue, FEED.l1);
    this.#schedule(ctx);
  }

  protected onTimer(ctx: ActorContext, tag: number): void {
    if (tag !== ARRIVAL) {
      this.#router.giveUp(tag);
      return;
    }
    this.#schedule(ctx);
    const side = (ctx.rng.nextU32() & 1) === 0 ? BUY : SELL;
    const { patience, posts, quantity, reach } = this.#config;
    const prices = this.#offers(side).flatMap(({ price }) => (price > 0 ? [price] : []));
    if (prices.length === 0) return;
    const limit = side === BUY ? Math.min(...prices) + reach : Math.max(...prices) - reach;
    const parent = this.#router.route(side, quantity, Math.min(MAX_TICKS, Math.max(1, limit)));
    if (posts) ctx.wakeAt(ctx.now + patience, parent);
  }

  protected override onReport(_ctx: ActorContext, venue: number, message: Message): void {
    this.#router.onReport(venue, message);
  }

  protected override onMarketData(_ctx: ActorContext, venue: number, _message: Message): void {
    this.#router.onQuote(venue);
  }

  protected override onConsolidated(_ctx: ActorContext, _message: Message): void {
    this.#router.onQuote();
  }

  #offers(side: Side): VenueOffer[] {
    return this.#config.readsConsolidated ? this.#consolidatedOffer(side) : this.#venueOffers(side);
  }

  #venueOffers(side: Side): VenueOffer[] {
    return this.venues.map(({ fees }, venue) => ({
      venue,
      price: side === BUY ? this.askAt(venue) : this.bidAt(venue),
      quantity: side === BUY ? this.askQuantityAt(venue) : this.bidQuantityAt(venue),
      takerPpm: fees.takerPpm,
    }));
  }

  /** Nothing but the best of all venues is told, and who has it. */
  #consolidatedOffer(side: Side): VenueOffer[] {
    const { asset, consolidated } = this;
    const buys = side === BUY;
    const price = buys ? consolidated.askPrice(asset) : consolidated.bidPrice(asset);
    const actor = buys ? consolidated.askVenue(asset) : consolidated.bidVenue(asset);
    const venue = this.venueOf(actor);
    if (price === 0 || venue < 0) return [];
    const quantity = buys ? consolidated.askQuantity(asset) : consolidated.bidQuantity(asset);
    return [{ venue, price, quantity, takerPpm: this.venues[venue].fees.takerPpm }];
  }

  #schedule(ctx: ActorContext): void {
    ctx.wakeAt(ctx.now + Math.max(1, Math.ceil(ctx.rng.exponential(this.#config.meanGap))), ARRIVAL);
  }

  override snapshot(): PlainData {
    return { trader: super.snapshot(), router: this.#router.snapshot() };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly trader: PlainData; readonly router: PlainData };
    super.restore(saved.trader);
    this.#router.restore(saved.router);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    this.#router.addTo(hash);
    return hash.low();
  }
}
