import type { Static } from 'typebox';
import { choiceSetting, settings } from '../../../core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';
import { DarkCross } from './darkCross.ts';
import { midpoint, ODD_MIDPOINTS, REFERENCE_STATES } from './midpoint.ts';

export const darkMidpointSettings = settings('Settings of the dark midpoint book', {
  priority: choiceSetting('time', ['time', 'size'], {
    description: 'Who trades first: who came first, or the largest and of equals the first',
  }),
  minimum: choiceSetting('single', ['single', 'aggregate'], {
    description:
      'Whether one counterparty must bring the minimum quantity of an order, or several together may',
  }),
  worstReference: choiceSetting('normal', [...REFERENCE_STATES], {
    description:
      'Worst state of the prices elsewhere in which it trades: bid below ask, equal to it, or above it',
  }),
  oddMidpoint: choiceSetting('no-trade', [...ODD_MIDPOINTS], {
    description:
      'A middle between two ticks: no trade, or the tick below or above. With half the tick of the other market every middle is a price',
  }),
});

type Settings = Static<typeof darkMidpointSettings>;

export const darkMidpointCapabilities: MechanismCapabilities = {
  priority: 'midpoint',
  trading: 'conditional',
  marketOrders: true,
  timesInForce: ['gtc', 'ioc'],
  postOnly: false,
  replace: true,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: false,
  random: false,
  reference: true,
  minimumQuantity: true,
};

/** Nobody sees the orders, and they trade at the middle of another market's best prices. */
export const darkMidpoint = defineMechanism<typeof darkMidpointSettings, null>({
  name: 'dark-midpoint',
  title: 'Dark midpoint book: unseen orders trade at the middle of the prices elsewhere',
  description:
    'Orders are in no quote and no depth. Whenever one comes, or the best prices of the other market move, all that can ' +
    'trade at the middle of those prices does: an order whose limit is not worse than the middle, for no fewer lots than ' +
    'its minimum quantity. Market orders wait without a limit, as midpoint pegs do. See docs/guides/dark-pools.md.',
  settings: darkMidpointSettings,
  capabilities: darkMidpointCapabilities,
  create: (values, market) => new DarkMidpointRules(values, market),
});

class DarkMidpointRules implements MechanismRules<null> {
  readonly state = null;
  readonly #market: MarketServices;
  readonly #settings: Settings;
  readonly #cross: DarkCross;

  constructor(values: Settings, market: MarketServices) {
    this.#market = market;
    this.#settings = values;
    this.#cross = new DarkCross(market, values);
  }

  enter(_state: null, order: Order): void {
    const { instrument } = order;
    const price = this.#price(instrument);
    const traded = price !== 0 && this.#cross.enter(order, price);
    if (order.leaves > 0) this.#restOrEnd(order);
    // Who traded in part may have a smaller minimum now, and meet an order that waited.
    if (traded) this.#cross.settle(instrument, price);
  }

  #restOrEnd(order: Order): void {
    if (order.timeInForce === TIME_IN_FORCE.gtc) this.#market.rest(order);
    else this.#market.cancel(order, CANCEL_REASON.immediateOrCancel);
  }

  referenceChanged(_state: null, instrument: number): void {
    const price = this.#price(instrument);
    if (price !== 0) this.#cross.settle(instrument, price);
  }

  #price(instrument: number): number {
    return midpoint(this.#market.reference(instrument), this.#settings);
  }
}
