import { CANCEL_REASON } from '../../src/core/models/messages/execution.ts';
import { NOTICE } from '../../src/core/models/messages/marketNotice.ts';
import { TIME_IN_FORCE } from '../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { dutchClock } from '../../src/market/mechanisms/clocks/dutchClock.ts';
import { englishClock } from '../../src/market/mechanisms/clocks/englishClock.ts';
import { defineMechanism } from '../../src/market/mechanisms/framework/defineMechanism.ts';
import type { MarketServices, Order } from '../../src/market/mechanisms/framework/mechanismRules.ts';

/** One running clock. */
interface Clock {
  price: number;
  due: number;
  sold: number;
}

type State = { clocks: (Clock | null)[] };

/** What a clock does, told apart from how it is kept. */
interface Kind {
  readonly definition: typeof dutchClock;
  start(offer: Order): number;
  readonly first: number;
  /** What stands at each price, lot by lot: the next price, or that it is over, at a price. */
  next(clock: Clock, bids: readonly number[], offers: readonly number[]): { to: number } | { over: number };
  /** Whether orders trade whenever they meet the clock, or at the end alone. */
  readonly atOnce: boolean;
  readonly interval: number;
}

/** Limits of all orders of a side, one entry for each lot. */
function lots(orders: readonly Order[]): number[] {
  return orders.flatMap(({ leaves, price }) => new Array<number>(leaves).fill(price));
}

/** The obvious twin of a clock: counts lots one by one, and asks for the best pair again after each trade. */
function naiveClock(kind: Kind) {
  const { atOnce, definition, first, interval } = kind;

  function tradeAll(market: MarketServices, clock: Clock, instrument: number): void {
    for (;;) {
      const bid = market.best(instrument, BUY);
      const offer = market.best(instrument, SELL);
      if (bid === undefined || offer === undefined) return;
      if (bid.price < clock.price || offer.price > clock.price) return;
      const quantity = Math.min(bid.leaves, offer.leaves);
      clock.sold += quantity;
      const [maker, taker] = bid.id < offer.id ? [bid, offer] : [offer, bid];
      market.trade(maker, taker, clock.price, quantity);
    }
  }

  function close(market: MarketServices, state: State, instrument: number, clock: Clock): void {
    for (const offer of market.resting(instrument, SELL)) market.cancel(offer, CANCEL_REASON.auctionOver);
    const price = clock.sold === 0 ? 0 : clock.price;
    market.announce({ instrument, code: NOTICE.auctionClosed, price, quantity: clock.sold });
    state.clocks[instrument] = null;
  }

  function tell(market: MarketServices, instrument: number, { due, price }: Clock): void {
    market.announce({ instrument, code: NOTICE.clockPrice, price, until: due });
  }

  function move(market: MarketServices, state: State, instrument: number, clock: Clock): void {
    const [bids, offers] = [BUY, SELL].map((side) => lots(market.resting(instrument, side as typeof BUY)));
    const step = kind.next(clock, bids, offers);
    if ('over' in step) {
      clock.price = step.over;
      if (!atOnce) tradeAll(market, clock, instrument);
      close(market, state, instrument, clock);
      return;
    }
    clock.price = step.to;
    clock.due += interval;
    if (atOnce) {
      const passed = market.resting(instrument, SELL).filter(({ price }) => price > step.to);
      for (const offer of passed) market.cancel(offer, CANCEL_REASON.auctionOver);
    }
    tell(market, instrument, clock);
    if (!atOnce) return;
    tradeAll(market, clock, instrument);
    if (market.resting(instrument, SELL).length === 0) close(market, state, instrument, clock);
  }

  function offerComes(market: MarketServices, state: State, offer: Order): void {
    const { instrument } = offer;
    let clock = state.clocks[instrument];
    if (clock === null || market.resting(instrument, SELL).length === 0) {
      clock = { price: kind.start(offer), due: market.now + first, sold: 0 };
      const { id: order, price, leaves: quantity } = offer;
      market.announce({ instrument, code: NOTICE.auctionOpened, order, price, quantity, until: clock.due });
      tell(market, instrument, clock);
    } else if (atOnce && offer.price > clock.price) {
      market.cancel(offer, CANCEL_REASON.auctionOver);
      return;
    }
    state.clocks[instrument] = clock;
    market.rest(offer);
    settle(market, state, instrument);
  }

  function settle(market: MarketServices, state: State, instrument: number): void {
    const clock = state.clocks[instrument];
    if (!atOnce || clock === null) return;
    tradeAll(market, clock, instrument);
    if (market.resting(instrument, SELL).length === 0) close(market, state, instrument, clock);
  }

  function bidComes(market: MarketServices, state: State, bid: Order): void {
    const { instrument } = bid;
    const clock = state.clocks[instrument];
    // Nobody else bids as much as the clock shows, or they would have traded: the newcomer meets the offers alone.
    while (atOnce && clock !== null && bid.leaves > 0 && bid.price >= clock.price) {
      const offer = market.best(instrument, SELL);
      if (offer === undefined) break;
      const quantity = Math.min(bid.leaves, offer.leaves);
      clock.sold += quantity;
      market.trade(offer, bid, clock.price, quantity);
    }
    const isEmpty = market.resting(instrument, SELL).length === 0;
    if (clock !== null && atOnce && isEmpty && bid.price >= clock.price)
      close(market, state, instrument, clock);
  }

  return defineMechanism<typeof definition.settings, State>({
    ...definition,
    create: (_values, market) => ({
      state: { clocks: new Array(market.instruments).fill(null) },
      enter(state, order) {
        if (order.side === BUY) bidComes(market, state, order);
        else if (order.timeInForce === TIME_IN_FORCE.gtc) offerComes(market, state, order);
      },
      nextTime: ({ clocks }) =>
        clocks.reduce<number | null>(
          (least, clock) => (clock === null ? least : Math.min(least ?? clock.due, clock.due)),
          null,
        ),
      advance(state, now) {
        for (const instrument of state.clocks.keys()) {
          for (let clock = state.clocks[instrument]; clock !== null && clock.due <= now; ) {
            move(market, state, instrument, clock);
            clock = state.clocks[instrument];
          }
        }
      },
    }),
  });
}

/** The twin of the Dutch clock. */
export function naiveDutchClock(start: number, step: number, interval: number) {
  return naiveClock({
    definition: dutchClock,
    start: ({ price }) => Math.max(start, price),
    first: interval,
    interval,
    atOnce: true,
    next({ price }, _bids, offers) {
      const reserve = offers.length === 0 ? price : Math.min(...offers);
      return reserve === price ? { over: price } : { to: Math.max(reserve, price - step) };
    },
  });
}

/** The twin of the English clock. */
export function naiveEnglishClock(opening: number, step: number, interval: number) {
  return naiveClock({
    definition: englishClock,
    start: ({ price }) => price,
    first: opening,
    interval,
    atOnce: false,
    next({ price }, bids, offers) {
      const wanted = (at: number) => bids.filter((limit) => limit >= at).length;
      const offered = (at: number) => offers.filter((limit) => limit <= at).length;
      const higher = price + step;
      if (wanted(price) <= offered(price)) return { over: price };
      if (wanted(higher) > offered(higher)) return { to: higher };
      return { over: wanted(higher) > offered(price) ? higher : price };
    },
  });
}
