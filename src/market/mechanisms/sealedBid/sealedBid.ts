import type { Static } from 'typebox';
import { choiceSetting, settings } from '../../../core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { type AuctionTimes, AuctionTimetable, auctionTimeSettings } from '../auctionTimes.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';
import { award, type Interest } from './award.ts';
import { pairTrades } from './pairing.ts';
import { PRICING_RULES } from './pricing.ts';
import { shuffleTies } from './shuffleTies.ts';

const schema = settings('Settings of sealed-bid auctions', {
  ...auctionTimeSettings,
  pricing: choiceSetting(
    'second-price',
    PRICING_RULES.map(({ name }) => name),
    {
      description:
        'What winners pay: first-price and discriminatory what they bid; second-price what others lose by them ' +
        '(Vickrey); uniform the highest losing bid; uniform-lowest-winning the bid of the last lot sold',
    },
  ),
  bidders: choiceSetting('buyers', ['buyers', 'sellers'], {
    description: 'Whose orders are the sealed bids; with sellers it is a tender, won by the lowest',
  }),
  ties: choiceSetting('time', ['time', 'random'], {
    description: 'Which of equal bids comes first: the earlier one, or one drawn for each auction',
  }),
});

const capabilities: MechanismCapabilities = {
  priority: 'price',
  trading: 'batches',
  marketOrders: false,
  timesInForce: ['gtc', 'ioc'],
  postOnly: false,
  replace: true,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: false,
  random: true,
};

/** Nobody sees the bids; at given times the lots go to the highest. */
export const sealedBid = defineMechanism<typeof schema, AuctionTimes>({
  name: 'sealed-bid',
  title: 'Sealed bids: first-price, Vickrey, uniform or discriminatory',
  description:
    "Sellers' orders are the lots on offer, their limits the reserves; buyers' orders are sealed bids. At given times " +
    'the lots go to the highest bids that reach the reserves, and the pricing rule says who pays what. Bids that ' +
    'lose wait for the next auction; immediate-or-cancel ones are for one auction only. Compare what sellers earn ' +
    'with the Dutch and the English clock. See docs/guides/sealed-bids-and-clocks.md.',
  settings: schema,
  capabilities,
  create: (values, market) => new SealedBidRules(values, market),
});

class SealedBidRules implements MechanismRules<AuctionTimes> {
  readonly state: AuctionTimes;
  readonly #market: MarketServices;
  readonly #timetable: AuctionTimetable;
  readonly #pay: (typeof PRICING_RULES)[number]['pay'];
  readonly #bidSide: Side;
  readonly #areTiesDrawn: boolean;

  constructor(values: Static<typeof schema>, market: MarketServices) {
    const rule = PRICING_RULES.find(({ name }) => name === values.pricing) ?? PRICING_RULES[0];
    this.#market = market;
    this.#pay = rule.pay;
    this.#timetable = new AuctionTimetable(values);
    this.#bidSide = values.bidders === 'buyers' ? BUY : SELL;
    this.#areTiesDrawn = values.ties === 'random';
    this.state = this.#timetable.start;
  }

  enter(_state: AuctionTimes, order: Order): void {
    this.#market.rest(order);
  }

  nextTime({ next }: AuctionTimes): number | null {
    return next;
  }

  advance(state: AuctionTimes, now: number): void {
    this.#timetable.advance(state, now, () => {
      for (let instrument = 0; instrument < this.#market.instruments; instrument++) this.#auction(instrument);
    });
  }

  #auction(instrument: number): void {
    const market = this.#market;
    const bids = market.resting(instrument, this.#bidSide);
    const offers = market.resting(instrument, opposite(this.#bidSide));
    if (this.#areTiesDrawn) shuffleTies(bids, market.random);
    // In a tender the lowest bid is the best: values are prices with their sign changed.
    const sign = this.#bidSide === BUY ? 1 : -1;
    const awarded = award(interests(bids, sign), interests(offers, sign));
    for (const { bid, offer, price, quantity } of pairTrades(awarded, this.#pay(awarded))) {
      const [maker, taker] =
        bids[bid].id < offers[offer].id ? [bids[bid], offers[offer]] : [offers[offer], bids[bid]];
      market.trade(maker, taker, sign * price, quantity);
    }
    for (const order of [...bids, ...offers]) {
      const isOver = order.leaves > 0 && order.timeInForce === TIME_IN_FORCE.ioc;
      if (isOver) market.cancel(order, CANCEL_REASON.immediateOrCancel);
    }
  }
}

function interests(orders: readonly Order[], sign: number): Interest[] {
  return orders.map(({ account, price, leaves }) => ({ account, value: sign * price, quantity: leaves }));
}
