import type { Static } from 'typebox';
import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { NOTICE } from '../../../core/models/messages/marketNotice.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { BUY, opposite, SELL } from '../../../core/models/side.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { MAX_ACCOUNTS } from '../../exchange/entry/orderKey.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';
import { type LmsrMaker, lotsWithin, totalOf } from './lmsrQuote.ts';
import { price } from './scoringRule.ts';

const schema = settings('Settings of the scoring rule', {
  liquidity: numberSetting(1000, 1e-3, 1e12, {
    unit: 'lots',
    description:
      'b: the larger, the less a trade moves prices, and the more the sponsor can lose, b ln n payouts',
  }),
  payout: integerSetting(10_000, 2, 1_000_000, {
    unit: 'ticks',
    description: 'What a lot pays if its outcome comes true: prices lie between 0 and this',
  }),
  outcomes: integerSetting(0, 0, 1000, {
    description:
      'How many outcomes there are, the first of them the instruments of the venue; 0 for one for each instrument, and two at least',
  }),
  sponsor: integerSetting(-1, -1, MAX_ACCOUNTS - 1, {
    description: 'Account that stands behind the prices; -1 for that of the first order',
  }),
});

/**
 * `sold` lots net of each outcome; the sponsor's account, or -1; the last price told of each instrument; when waiting
 * orders are looked at and prices told, or null.
 */
type State = { sold: number[]; sponsor: number; told: number[]; due: SimTime | null };

const capabilities: MechanismCapabilities = {
  priority: 'none',
  trading: 'conditional',
  marketOrders: true,
  timesInForce: ['gtc', 'ioc'],
  postOnly: false,
  replace: true,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: false,
  random: false,
  notices: true,
};

/** A prediction market: prices are probabilities, and a maker that always quotes stands behind them. */
export const lmsr = defineMechanism<typeof schema, State>({
  name: 'lmsr',
  title: "Prediction market: Hanson's logarithmic market scoring rule",
  description:
    'Every instrument is an outcome that pays if it comes true. A market maker quotes all of them at prices that add ' +
    'up to the payout and move with what it has sold (Hanson 2003). Orders of the sponsor are what it commits: as far ' +
    'as they go, everybody else trades with them at the price of the rule, rounded against the trader; a limit order ' +
    'trades as many lots as its limit allows and waits with the rest. See docs/guides/prediction-markets.md.',
  settings: schema,
  capabilities,
  create: (values, market) => new LmsrRules(values, market),
});

class LmsrRules implements MechanismRules<State> {
  readonly state: State;
  readonly #market: MarketServices;
  readonly #maker: LmsrMaker;

  constructor({ liquidity, payout, outcomes, sponsor }: Static<typeof schema>, market: MarketServices) {
    const { instruments } = market;
    if (outcomes !== 0 && outcomes < Math.max(2, instruments)) {
      const least = Math.max(2, instruments);
      throw new BaseError('CONFIG_INVALID_VALUE', `outcomes is ${outcomes}: must be ${least} or more, or 0`, {
        advice: 'Every instrument is an outcome, and there are two at least.',
        facts: { path: 'outcomes', found: outcomes },
      });
    }
    this.#market = market;
    this.#maker = { liquidity, payout };
    const sold = new Array<number>(outcomes === 0 ? Math.max(2, instruments) : outcomes).fill(0);
    const told = new Array<number>(instruments).fill(Math.round(payout / sold.length));
    this.state = { sold, sponsor, told, due: null };
  }

  enter(state: State, order: Order): void {
    if (state.sponsor < 0) state.sponsor = order.account;
    const hasChanged = order.account === state.sponsor || this.#trade(state, order);
    if (!hasChanged) return;
    this.#tell(state, order.instrument);
    // Other instruments may not change by this command.
    state.due = this.#market.now;
  }

  nextTime({ due }: State): SimTime | null {
    return due;
  }

  /** Waiting orders that the prices have come to trade once each, and at the next time again as long as any does. */
  advance(state: State, now: SimTime): void {
    const market = this.#market;
    let hasTraded = false;
    for (let instrument = 0; instrument < market.instruments; instrument++) {
      for (const side of [BUY, SELL] as const) {
        hasTraded = this.#tradeWaiting(state, market.resting(instrument, side)) || hasTraded;
      }
    }
    for (let instrument = 0; instrument < market.instruments; instrument++) this.#tell(state, instrument);
    state.due = hasTraded ? now + 1 : null;
  }

  /** Orders of one side, best first: where one does not reach the price, no later one does. */
  #tradeWaiting(state: State, orders: readonly Order[]): boolean {
    let hasTraded = false;
    for (const order of orders) {
      if (order.account === state.sponsor) continue;
      if (this.#lotsOf(state, order, 1) === 0) break;
      hasTraded = this.#trade(state, order) || hasTraded;
    }
    return hasTraded;
  }

  /** Trades with what the sponsor commits, as far as the limits of both go. True where it did. */
  #trade(state: State, order: Order): boolean {
    let hasTraded = false;
    while (order.leaves > 0) {
      const against = this.#market.resting(order.instrument, opposite(order.side));
      const commitment = against.find(({ account }) => account === state.sponsor);
      if (commitment === undefined || !this.#tradeWith(state, commitment, order)) break;
      hasTraded = true;
    }
    return hasTraded;
  }

  #tradeWith(state: State, commitment: Order, order: Order): boolean {
    const { instrument, side } = order;
    const lots = this.#lotsOf(state, order, Math.min(order.leaves, commitment.leaves));
    if (lots === 0) return false;
    const { sold } = state;
    const total = totalOf(this.#maker, sold, instrument, side, lots);
    // Two prices a tick apart, so that no more is rounded than one tick of one lot in all.
    const low = Math.floor(total / lots);
    const dearer = total - low * lots;
    const isCommitted = side === BUY ? low >= commitment.price : low + Math.sign(dearer) <= commitment.price;
    if (!isCommitted) return false;
    sold[instrument] += side === BUY ? lots : -lots;
    this.#market.trade(commitment, order, low, lots - dearer);
    if (dearer > 0) this.#market.trade(commitment, order, low + 1, dearer);
    return true;
  }

  /** How many of at most `most` lots the order's limit allows. */
  #lotsOf({ sold }: State, { instrument, price: limit, side }: Order, most: number): number {
    const worst = side === BUY ? this.#maker.payout : 1;
    return lotsWithin(this.#maker, sold, instrument, side, limit === 0 ? worst : limit, most);
  }

  #tell(state: State, instrument: number): void {
    const { liquidity, payout } = this.#maker;
    const now = Math.round(payout * price(state.sold, liquidity, instrument));
    if (now === state.told[instrument]) return;
    state.told[instrument] = now;
    this.#market.announce({ instrument, code: NOTICE.marketPrice, price: now });
  }
}
