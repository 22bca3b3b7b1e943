import type { Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import { type InstrumentId, MAX_TICKS, type SimTime } from '../../../core/models/units.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { MarketServices, Order } from '../framework/mechanismRules.ts';
import { CLOCK_CAPABILITIES, ClockRules, type ClockState } from './clockRules.ts';

const schema = settings('Settings of the Dutch clock', {
  start: integerSetting(12_000, 1, MAX_TICKS, {
    unit: 'ticks',
    description: 'Where the clock starts; at the reserve, where that is higher',
  }),
  step: integerSetting(10, 1, MAX_TICKS, { unit: 'ticks', description: 'How far it falls at once' }),
  interval: textSetting('100ms', { unit: 'duration', description: 'How long it stands at a price' }),
});

/** The price falls until somebody takes. */
export const dutchClock = defineMechanism<typeof schema, ClockState>({
  name: 'dutch-clock',
  title: 'Dutch clock: the price falls until somebody takes',
  description:
    "A seller's order opens the clock; its limit is the reserve. The price falls by a step each interval, down to the " +
    "reserve, and whoever bids what the clock shows has the lots at once; the clock goes on for what is left. A buyer's " +
    'order below the clock waits and takes when the clock reaches it. Lots that nobody takes at their reserve are ' +
    'withdrawn. Flowers are sold so; strategically it is the first-price sealed bid. See ' +
    'docs/guides/sealed-bids-and-clocks.md.',
  settings: schema,
  capabilities: { ...CLOCK_CAPABILITIES, timesInForce: ['gtc', 'ioc'] },
  create: (values, market) => new DutchClockRules(values, market),
});

class DutchClockRules extends ClockRules {
  readonly #start: number;
  readonly #step: number;
  readonly #interval: SimTime;

  constructor({ start, step, interval }: Static<typeof schema>, market: MarketServices) {
    super(market);
    this.#start = start;
    this.#step = step;
    this.#interval = Math.max(1, parseDuration(interval, 'interval'));
  }

  enter(state: ClockState, order: Order): void {
    if (order.side === BUY) this.#bid(state, order);
    else if (order.timeInForce === TIME_IN_FORCE.gtc) this.#offer(state, order);
  }

  #offer(state: ClockState, offer: Order): void {
    const { market } = this;
    const { instrument } = offer;
    if (this.opens(state, instrument)) {
      this.open(state, offer, Math.max(this.#start, offer.price), market.now + this.#interval);
    } else if (offer.price > state.price[instrument]) {
      // The clock has gone past its reserve, and does not go back.
      market.cancel(offer, CANCEL_REASON.auctionOver);
      return;
    }
    market.rest(offer);
    this.#sell(state, instrument);
  }

  #bid(state: ClockState, bid: Order): void {
    const { market } = this;
    const { instrument } = bid;
    if (state.due[instrument] === null || bid.price < state.price[instrument]) return;
    // Every offer of a running clock has a reserve that the clock has not passed.
    const price = state.price[instrument];
    for (const offer of market.resting(instrument, SELL)) {
      if (bid.leaves === 0) break;
      const quantity = Math.min(bid.leaves, offer.leaves);
      state.sold[instrument] += quantity;
      market.trade(offer, bid, price, quantity);
    }
    this.#closeIfSold(state, instrument);
  }

  protected move(state: ClockState, instrument: InstrumentId, now: SimTime): void {
    const { market } = this;
    const price = state.price[instrument];
    const reserve = market.best(instrument, SELL)?.price ?? price;
    if (reserve === price) {
      this.close(state, instrument, price);
      return;
    }
    const next = Math.max(reserve, price - this.#step);
    for (const offer of market.resting(instrument, SELL)) {
      if (offer.price > next) market.cancel(offer, CANCEL_REASON.auctionOver);
    }
    this.set(state, instrument, next, now + this.#interval);
    this.#sell(state, instrument);
  }

  #sell(state: ClockState, instrument: InstrumentId): void {
    this.trade(state, instrument, state.price[instrument]);
    this.#closeIfSold(state, instrument);
  }

  #closeIfSold(state: ClockState, instrument: InstrumentId): void {
    if (this.market.best(instrument, SELL) !== undefined) return;
    this.close(state, instrument, state.price[instrument]);
  }
}
