import type { Message } from '../../core/models/message.ts';
import {
  OrderAccepted,
  OrderCancelled,
  OrderFilled,
  OrderRejected,
} from '../../core/models/messages/execution.ts';
import { FEED } from '../../core/models/messages/marketData.ts';
import { MarketNotice, NOTICE } from '../../core/models/messages/marketNotice.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../core/models/side.ts';
import type { ActorId, OrderId, PriceTicks, QuantityLots } from '../../core/models/units.ts';
import { MAX_TICKS } from '../../core/models/units.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import { type DealerQuote, DealerQuotes } from './dealerQuotes.ts';
import type { AgentPlace } from './defineAgent.ts';
import { NewsTrader, OWN } from './newsTrader.ts';

export interface QuoteDealerConfig {
  /** Distance of each quote from what the dealer takes the instrument to be worth. */
  readonly halfSpread: PriceTicks;
  /** Lots of one quote at most. */
  readonly maxQuantity: QuantityLots;
  /** How far its price moves against each lot of inventory. */
  readonly skewPerLot: number;
  /** Inventory, long or short, beyond which it does not answer. */
  readonly maxPosition: QuantityLots;
  /** Time units between two updates of the value that it quotes around. */
  readonly refreshInterval: number;
  /** In the last look it refuses where the value has moved by more ticks than this since. */
  readonly threshold: PriceTicks;
  /** Refuses for moves in its favour too. */
  readonly symmetric: boolean;
}

/** Own numbers: the value that is quoted around, the one that was told last, and from when that one is quoted. */
const VIEW = OWN;
const LATEST = OWN + 1;
const FRESH_FROM = OWN + 2;

/**
 * A dealer that answers requests for quotes around the common value, shifted against its inventory (Ho and Stoll 1981).
 * Its prices follow the news at intervals; in its last look it holds the quote against the value of now, which is what the
 * FX Global Code calls a price check (Principle 17): it refuses what has moved against it, or, symmetric, in either
 * direction.
 */
export class QuoteDealer extends NewsTrader {
  readonly #config: QuoteDealerConfig;
  readonly #target: QuantityLots;
  readonly #quotes = new DealerQuotes();

  constructor(config: QuoteDealerConfig, place: AgentPlace) {
    super(place, 3);
    this.#config = config;
    this.#target = place.openingPosition;
    this.own[VIEW] = place.openingPrice;
    this.own[LATEST] = place.openingPrice;
  }

  protected override onStart(ctx: ActorContext): void {
    super.onStart(ctx);
    this.subscribe(ctx, this.instrument, FEED.notices);
  }

  override receive(ctx: ActorContext, from: ActorId, message: Message): void {
    if (message.kind !== MarketNotice.id) {
      super.receive(ctx, from, message);
      return;
    }
    if (from !== this.gateway.venue || message.get(MarketNotice.instrument) !== this.instrument) return;
    this.gateway.attach(ctx);
    const code = message.get(MarketNotice.code);
    const order = message.get(MarketNotice.order);
    if (code === NOTICE.requestForQuote) {
      this.#answer(ctx, order, message.get(MarketNotice.side), message.get(MarketNotice.quantity));
    } else if (code === NOTICE.awarded) {
      this.#quotes.awarded(order);
      this.#look();
    }
  }

  /** A client that shows no side is given both prices. */
  #answer(ctx: ActorContext, request: OrderId, clientSide: number, wanted: QuantityLots): void {
    const { halfSpread, maxQuantity, skewPerLot } = this.#config;
    const fair = this.#viewAt(ctx.now) - skewPerLot * this.#inventory();
    const quantity = Math.min(wanted, maxQuantity);
    if (clientSide !== BUY) this.#quote(request, BUY, Math.floor(fair - halfSpread), quantity);
    if (clientSide !== SELL) this.#quote(request, SELL, Math.ceil(fair + halfSpread), quantity);
  }

  #quote(request: OrderId, side: Side, price: PriceTicks, quantity: QuantityLots): void {
    const isFull = (side === BUY ? 1 : -1) * this.#inventory() + quantity > this.#config.maxPosition;
    if (isFull || price < 1 || price > MAX_TICKS) return;
    const order = { instrument: this.instrument, side, type: 'limit', price, quantity };
    this.#quotes.add(this.gateway.place({ ...order, counterOrder: request }), side, price);
  }

  /** The value that prices follow: the one told last, once the next update is past. */
  #viewAt(now: number): PriceTicks {
    if (now >= this.own[FRESH_FROM]) this.own[VIEW] = this.own[LATEST];
    return this.own[VIEW];
  }

  protected override onNews(ctx: ActorContext): void {
    this.#viewAt(ctx.now);
    const { refreshInterval } = this.#config;
    this.own[LATEST] = this.value;
    this.own[FRESH_FROM] = (Math.floor(ctx.now / refreshInterval) + 1) * refreshInterval;
    this.#look();
  }

  /** Takes back what is under last look and stale. */
  #look(): void {
    for (const quote of this.#quotes.underLastLook()) {
      if (this.#isStale(quote)) this.gateway.cancel(quote.id);
    }
  }

  #isStale({ side, price }: DealerQuote): boolean {
    const { halfSpread, symmetric, threshold } = this.#config;
    // Above 0 where the value has moved so that the dealer would lose what it meant to earn.
    const against = side === SELL ? this.value - (price - halfSpread) : price + halfSpread - this.value;
    return (symmetric ? Math.abs(against) : against) > threshold;
  }

  protected override onReport(_ctx: ActorContext, message: Message): void {
    const { kind } = message;
    if (kind === OrderAccepted.id) {
      this.#quotes.accepted(message.get(OrderAccepted.clientOrderId), message.get(OrderAccepted.orderId));
    } else if (kind === OrderCancelled.id) this.#quotes.ended(message.get(OrderCancelled.clientOrderId));
    else if (kind === OrderRejected.id) this.#quotes.ended(message.get(OrderRejected.clientOrderId));
    else if (kind === OrderFilled.id && message.get(OrderFilled.leaves) === 0) {
      this.#quotes.ended(message.get(OrderFilled.clientOrderId));
    }
  }

  #inventory(): QuantityLots {
    return this.gateway.position(this.instrument) - this.#target;
  }

  override snapshot(): PlainData {
    return { trader: super.snapshot(), quotes: this.#quotes.snapshot() };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly trader: PlainData; readonly quotes: PlainData };
    super.restore(saved.trader);
    this.#quotes.restore(saved.quotes);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    this.#quotes.addTo(hash);
    return hash.low();
  }
}
