import Type, { type Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { choiceSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { AskedOrder, MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';

const NO_PERIODS = '0s';

const experimentalSettings = settings('Settings of the double auction of the experiments', {
  standing: choiceSetting('best', ['best', 'last', 'all'], {
    description:
      'Which shouts stand: the best of each side, and no shout is heard that is not better; the last of each side, whatever its price; or all, by price and time',
  }),
  clearAtTrade: Type.Boolean({ default: true, description: 'A trade ends every other shout' }),
  period: textSetting(NO_PERIODS, {
    unit: 'duration',
    description: 'At each multiple of it a period begins and no shout is left; 0s for one period',
  }),
});

type Settings = Static<typeof experimentalSettings>;

const experimentalCapabilities: MechanismCapabilities = {
  priority: 'price-time',
  trading: 'continuous',
  marketOrders: false,
  timesInForce: ['gtc', 'ioc'],
  postOnly: false,
  replace: true,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: true,
  random: false,
};

/** When the next period begins; null where there is one only. */
interface PeriodState {
  next: SimTime | null;
}

/** The market institution of the laboratory. */
export const experimentalDoubleAuction = defineMechanism<typeof experimentalSettings, PeriodState>({
  name: 'experimental-double-auction',
  title: 'The double auction of the laboratory: one bid and one offer stand, and a trade ends both',
  description: `Traders shout bids and offers for single units. A shout is heard if it is better than the one that stands (the
improvement rule), or takes its place in any case, as in Cliff (1997), or waits beside it; it trades where it meets the
other side, at the price of the one that stood: the earlier of the two, as in Gode and Sunder (1993). A trade ends all
other shouts. With periods, none outlives its own. See docs/guides/experimental-markets.md.`,
  settings: experimentalSettings,
  capabilities: experimentalCapabilities,
  create: (values, market) => new ExperimentalRules(values, market),
});

class ExperimentalRules implements MechanismRules<PeriodState> {
  readonly state: PeriodState;
  readonly #market: MarketServices;
  readonly #settings: Settings;
  readonly #period: SimTime;

  constructor(values: Settings, market: MarketServices) {
    this.#market = market;
    this.#settings = values;
    this.#period = values.period === NO_PERIODS ? 0 : parseDuration(values.period, 'period');
    this.state = { next: this.#period > 0 ? this.#period : null };
  }

  refusal(_state: PeriodState, { instrument, side, price }: AskedOrder): number {
    if (this.#settings.standing !== 'best') return 0;
    const standing = this.#market.best(instrument, side);
    const improves =
      standing === undefined || (side === BUY ? price > standing.price : price < standing.price);
    return improves ? 0 : REJECT_CODE.shoutNotBetter;
  }

  enter(_state: PeriodState, order: Order): void {
    const { standing, clearAtTrade } = this.#settings;
    const market = this.#market;
    const against = opposite(order.side);
    let traded = false;
    while (order.leaves > 0) {
      const best = market.best(order.instrument, against);
      if (best === undefined || !market.meets(best, order)) break;
      market.trade(best, order, best.price, Math.min(best.leaves, order.leaves));
      traded = true;
      if (clearAtTrade) break;
    }
    if (traded && clearAtTrade) this.#empty(order.instrument, order);
    // What does not stay takes nobody's place.
    else if (standing !== 'all' && order.leaves > 0 && order.timeInForce === TIME_IN_FORCE.gtc)
      this.#end(order.instrument, order.side);
  }

  nextTime(state: PeriodState): SimTime | null {
    return state.next;
  }

  advance(state: PeriodState, now: SimTime): void {
    for (let instrument = 0; instrument < this.#market.instruments; instrument++) this.#empty(instrument);
    state.next = (Math.floor(now / this.#period) + 1) * this.#period;
  }

  #empty(instrument: number, last?: Order): void {
    this.#end(instrument, BUY);
    this.#end(instrument, SELL);
    if (last !== undefined && last.leaves > 0) this.#market.cancel(last, CANCEL_REASON.auctionOver);
  }

  #end(instrument: number, side: Side): void {
    for (const order of this.#market.resting(instrument, side)) {
      this.#market.cancel(order, CANCEL_REASON.auctionOver);
    }
  }
}
