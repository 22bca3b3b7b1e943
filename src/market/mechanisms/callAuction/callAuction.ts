import type { Static } from 'typebox';
import { choiceSetting, integerSetting, settings } from '../../../core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { type AuctionTimes, AuctionTimetable, auctionTimeSettings } from '../auctionTimes.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';
import { CallInterest } from './callInterest.ts';
import { PriceFinder } from './clearingPrice.ts';
import { pairOff } from './pairOff.ts';
import { AUCTION_RULES } from './presets.ts';
import { EVERY_TICK } from './tickGrid.ts';

const schema = settings('Settings of the call auction', {
  ...auctionTimeSettings,
  rules: choiceSetting(
    'xetra',
    AUCTION_RULES.map(({ name }) => name),
    { description: 'How the price of an auction is found: the preset of a venue' },
  ),
  referencePrice: integerSetting(0, 0, MAX_TICKS, {
    unit: 'ticks',
    description: 'Reference before the first auction that trades, 0 for none; later the last auction price',
  }),
});

type State = AuctionTimes & { references: number[] };

const capabilities: MechanismCapabilities = {
  priority: 'price-time',
  trading: 'batches',
  marketOrders: true,
  timesInForce: ['gtc', 'ioc'],
  postOnly: false,
  replace: true,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: true,
  random: false,
};

/** Orders collect and trade at given times, all at one price. */
export const callAuction = defineMechanism<typeof schema, State>({
  name: 'call-auction',
  title: 'Call auction: orders collect and trade together at one price',
  description:
    'Orders rest until the next auction, whatever stands against them. Then all that can trade does so at one price: ' +
    'by default the price of most volume, least surplus, market pressure and reference price. Market orders come ' +
    'before limits; they and immediate-or-cancel orders are for the next auction only. See docs/reference/auctions.md.',
  settings: schema,
  capabilities,
  create: (values, market) => new CallAuctionRules(values, market),
});

class CallAuctionRules implements MechanismRules<State> {
  readonly state: State;
  readonly #market: MarketServices;
  readonly #timetable: AuctionTimetable;
  readonly #finder: PriceFinder;
  readonly #interest = new CallInterest();

  constructor(values: Static<typeof schema>, market: MarketServices) {
    const rules = AUCTION_RULES.find(({ name }) => name === values.rules) ?? AUCTION_RULES[0];
    this.#market = market;
    this.#timetable = new AuctionTimetable(values);
    this.#finder = new PriceFinder(rules, EVERY_TICK);
    const references = new Array<number>(market.instruments).fill(values.referencePrice);
    this.state = { ...this.#timetable.start, references };
  }

  enter(_state: State, order: Order): void {
    this.#market.rest(order);
  }

  nextTime({ next }: State): number | null {
    return next;
  }

  advance(state: State, now: number): void {
    this.#timetable.advance(state, now, () => {
      for (let instrument = 0; instrument < this.#market.instruments; instrument++) {
        this.#auction(state, instrument);
      }
    });
  }

  #auction(state: State, instrument: number): void {
    const market = this.#market;
    const buys = market.resting(instrument, BUY);
    const sells = market.resting(instrument, SELL);
    this.#interest.clear();
    this.#collect(BUY, buys);
    this.#collect(SELL, sells);
    const { price } = this.#finder.find(this.#interest, state.references[instrument]);
    if (price !== 0) {
      pairOff(buys, sells, price, (buy, sell, quantity) => {
        if (buy.id < sell.id) market.trade(buy, sell, price, quantity);
        else market.trade(sell, buy, price, quantity);
      });
      state.references[instrument] = price;
    }
    for (const order of [...buys, ...sells]) this.#endIfForOneAuction(order);
  }

  /** Orders come best first, so those of one limit come together. */
  #collect(side: Side, orders: readonly Order[]): void {
    let price = 0;
    let quantity = 0;
    const add = () => {
      if (quantity === 0) return;
      if (price === 0) this.#interest.addMarket(side, quantity);
      else this.#interest.addLevel(side, price, quantity);
    };
    for (const order of orders) {
      if (order.price !== price) {
        add();
        price = order.price;
        quantity = 0;
      }
      quantity += order.leaves;
    }
    add();
  }

  #endIfForOneAuction(order: Order): void {
    if (order.leaves === 0) return;
    if (order.price === 0) this.#market.cancel(order, CANCEL_REASON.noLiquidity);
    else if (order.timeInForce === TIME_IN_FORCE.ioc) {
      this.#market.cancel(order, CANCEL_REASON.immediateOrCancel);
    }
  }
}
