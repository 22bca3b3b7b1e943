import type { Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import {
  type InstrumentId,
  MAX_TICKS,
  type PriceTicks,
  type QuantityLots,
  type SimTime,
} from '../../../core/models/units.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { MarketServices, Order } from '../framework/mechanismRules.ts';
import { CLOCK_CAPABILITIES, ClockRules, type ClockState } from './clockRules.ts';

const schema = settings('Settings of the English clock', {
  opening: textSetting('1s', {
    unit: 'duration',
    description: 'How long bidders gather at the reserve before the clock rises',
  }),
  step: integerSetting(10, 1, MAX_TICKS, { unit: 'ticks', description: 'How far it rises at once' }),
  interval: textSetting('100ms', { unit: 'duration', description: 'How long it stands at a price' }),
});

/** The price rises until no more is wanted than there is. */
export const englishClock = defineMechanism<typeof schema, ClockState>({
  name: 'english-clock',
  title: 'English clock: the price rises until demand has come down to supply',
  description:
    "A seller's order opens the clock at its limit, the reserve. Bidders stay in as long as their limits are at or above " +
    'the clock, and leave for good by cancelling; nobody sees who is in. The price rises by a step each interval while ' +
    'more is wanted than is on offer. When that ends, all lots are sold at the last price at which it was so, to the ' +
    'highest limits and among equals to the earlier: those who stayed, and for what they leave those who left last. One ' +
    'lot costs what the last but one would have paid, within a step. The button auction of Milgrom and Weber ' +
    '(Econometrica 50, 1982). See docs/guides/sealed-bids-and-clocks.md.',
  settings: schema,
  capabilities: { ...CLOCK_CAPABILITIES, timesInForce: ['gtc'] },
  create: (values, market) => new EnglishClockRules(values, market),
});

class EnglishClockRules extends ClockRules {
  readonly #opening: SimTime;
  readonly #step: number;
  readonly #interval: SimTime;

  constructor({ opening, step, interval }: Static<typeof schema>, market: MarketServices) {
    super(market);
    this.#opening = Math.max(1, parseDuration(opening, 'opening'));
    this.#step = step;
    this.#interval = Math.max(1, parseDuration(interval, 'interval'));
  }

  enter(state: ClockState, order: Order): void {
    const { instrument, price, side } = order;
    if (side === SELL && this.opens(state, instrument)) {
      this.open(state, order, price, this.market.now + this.#opening);
    }
    this.market.rest(order);
  }

  protected move(state: ClockState, instrument: InstrumentId, now: SimTime): void {
    const price = state.price[instrument];
    const supply = this.#lots(instrument, SELL, price);
    if (this.#lots(instrument, BUY, price) <= supply) {
      this.#end(state, instrument, price);
      return;
    }
    const next = price + this.#step;
    const staying = this.#lots(instrument, BUY, next);
    if (staying > this.#lots(instrument, SELL, next)) this.set(state, instrument, next, now + this.#interval);
    // Where the step brought in more sellers, more may be sold at the higher price.
    else this.#end(state, instrument, staying > supply ? next : price);
  }

  #end(state: ClockState, instrument: InstrumentId, price: PriceTicks): void {
    this.trade(state, instrument, price);
    this.close(state, instrument, price);
  }

  /** What is wanted, or on offer, at a price. */
  #lots(instrument: InstrumentId, side: Side, price: PriceTicks): QuantityLots {
    let lots = 0;
    for (const order of this.market.resting(instrument, side)) {
      if (side === BUY ? order.price < price : order.price > price) break;
      lots += order.leaves;
    }
    return lots;
  }
}
