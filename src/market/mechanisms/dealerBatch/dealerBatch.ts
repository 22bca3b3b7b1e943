import type { Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { NOTICE } from '../../../core/models/messages/marketNotice.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { MAX_TICKS, type PriceTicks, type QuantityLots, type SimTime } from '../../../core/models/units.ts';
import { MAX_ACCOUNTS } from '../../exchange/entry/orderKey.ts';
import { pairOff } from '../callAuction/pairOff.ts';
import { defineMechanism } from '../framework/defineMechanism.ts';
import type { AskedOrder, MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';

const schema = settings('Batches and their dealer', {
  every: textSetting('1s', { unit: 'duration', description: 'Time from the end of one batch to the next' }),
  dealer: integerSetting(-1, -1, MAX_ACCOUNTS - 1, {
    description: 'Account that may set prices; -1 for any, of which the first to answer does',
  }),
  openingPrice: integerSetting(10_000, 1, MAX_TICKS, {
    unit: 'ticks',
    description: 'Price of a batch in which buyers and sellers meet exactly, before any other price was set',
  }),
});

/** Orders up to number `last` wait for a price; `side` and `quantity` are their net flow. */
type Batch = { last: number; side: Side; quantity: QuantityLots };

/** The end of the next batch, or null while nobody waits for one; last price and asked batch of each instrument. */
type State = { next: SimTime | null; prices: PriceTicks[]; asked: (Batch | null)[] };

const capabilities: MechanismCapabilities = {
  priority: 'none',
  trading: 'conditional',
  marketOrders: true,
  timesInForce: ['gtc'],
  postOnly: false,
  replace: false,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: false,
  random: false,
  notices: true,
};

/** The market of Kyle 1985: a dealer sees the net flow of a batch, and nothing else, and sets its price. */
export const dealerBatch = defineMechanism<typeof schema, State>({
  name: 'dealer-batch',
  title: 'Batches of market orders at a price that a dealer sets by their net flow',
  description:
    'Market orders gather. At the end of a batch their net flow is announced, and nothing of who sent them; a dealer ' +
    'answers with a limit order for it, and all trade at its limit, buyers with sellers and the rest with the dealer ' +
    '(Kyle 1985). Where buyers and sellers meet exactly they trade at the last price. Where no dealer answers before ' +
    'the next batch ends its orders are cancelled. See docs/guides/theory-markets.md.',
  settings: schema,
  capabilities,
  create: (values, market) => new DealerBatchRules(values, market),
});

class DealerBatchRules implements MechanismRules<State> {
  readonly state: State;
  readonly #market: MarketServices;
  readonly #dealer: number;
  readonly #every: SimTime;

  constructor({ dealer, every, openingPrice }: Static<typeof schema>, market: MarketServices) {
    const { instruments } = market;
    this.#market = market;
    this.#dealer = dealer;
    this.#every = Math.max(1, parseDuration(every, 'every'));
    const prices = new Array<PriceTicks>(instruments).fill(openingPrice);
    this.state = { next: null, prices, asked: new Array<Batch | null>(instruments).fill(null) };
  }

  /** A limit order is a dealer's answer, and is taken for the whole net flow that was announced or not at all. */
  refusal({ asked }: State, order: AskedOrder): number {
    if (order.price === 0) return 0;
    if (this.#dealer >= 0 && order.account !== this.#dealer) return REJECT_CODE.notADealer;
    const batch = asked[order.instrument];
    const isAnswer = batch !== null && order.side !== batch.side && order.quantity >= batch.quantity;
    return isAnswer ? 0 : REJECT_CODE.batchAsksOtherwise;
  }

  /** An order whose batch has ended is held to it until it is priced, or until the next batch ends. */
  refusalOfCancel({ asked }: State, order: Order): number {
    return order.id <= (asked[order.instrument]?.last ?? 0) ? REJECT_CODE.tooLateToCancel : 0;
  }

  enter(state: State, order: Order): void {
    if (order.price === 0) {
      this.#market.rest(order);
      this.#awaitEnd(state);
      return;
    }
    this.#clear(state, order.instrument, state.asked[order.instrument]?.last ?? 0, order.price, order);
    if (order.leaves > 0) this.#market.cancel(order, CANCEL_REASON.noLiquidity);
  }

  #awaitEnd(state: State): void {
    state.next ??= (Math.floor(this.#market.now / this.#every) + 1) * this.#every;
  }

  nextTime({ next }: State): SimTime | null {
    return next;
  }

  /** Ends a batch in each instrument, and with it the orders of the one before where no dealer has answered. */
  advance(state: State): void {
    state.next = null;
    for (let instrument = 0; instrument < this.#market.instruments; instrument++) {
      const asked = state.asked[instrument];
      state.asked[instrument] = null;
      if (asked !== null) this.#giveUp(instrument, asked);
      this.#end(state, instrument);
    }
  }

  #giveUp(instrument: number, { last }: Batch): void {
    const market = this.#market;
    for (const order of [...market.resting(instrument, BUY), ...market.resting(instrument, SELL)]) {
      if (order.id <= last) market.cancel(order, CANCEL_REASON.noLiquidity);
    }
  }

  #end(state: State, instrument: number): void {
    if (!this.#isAwaited(instrument)) return;
    const bought = flowOf(this.#market.resting(instrument, BUY));
    const sold = flowOf(this.#market.resting(instrument, SELL));
    const last = Math.max(bought.last, sold.last);
    const side = bought.lots > sold.lots ? BUY : SELL;
    const quantity = Math.abs(bought.lots - sold.lots);
    if (quantity === 0) {
      this.#clear(state, instrument, last, state.prices[instrument]);
      return;
    }
    state.asked[instrument] = { last, side, quantity };
    this.#awaitEnd(state);
    this.#announce(instrument, NOTICE.batchAsked, { side, quantity });
  }

  /** Trades the orders up to number `last` at one price, with what the dealer adds to the smaller side. */
  #clear(state: State, instrument: number, last: number, price: PriceTicks, dealer?: Order): void {
    const market = this.#market;
    const ordersOf = (side: Side) => [
      ...market.resting(instrument, side).filter(({ id }) => id <= last),
      ...(dealer?.side === side ? [dealer] : []),
    ];
    let quantity = 0;
    pairOff(ordersOf(BUY), ordersOf(SELL), price, (buy, sell, lots) => {
      quantity += lots;
      const isBuyerMaker = dealer === buy || (dealer !== sell && buy.id < sell.id);
      if (isBuyerMaker) market.trade(buy, sell, price, lots);
      else market.trade(sell, buy, price, lots);
    });
    state.prices[instrument] = price;
    state.asked[instrument] = null;
    this.#announce(instrument, NOTICE.batchCleared, { price, quantity });
    // Later orders, and what the venue's own cancels left without a counterpart.
    if (this.#isAwaited(instrument)) this.#awaitEnd(state);
  }

  /** Whether orders wait. */
  #isAwaited(instrument: number): boolean {
    const market = this.#market;
    return market.best(instrument, BUY) !== undefined || market.best(instrument, SELL) !== undefined;
  }

  #announce(instrument: number, code: number, what: { side?: Side; price?: PriceTicks; quantity: number }) {
    this.#market.announce({ instrument, code, ...what });
  }
}

/** Lots of all orders, and the largest of their numbers. */
function flowOf(orders: readonly Order[]): { readonly lots: QuantityLots; readonly last: number } {
  let [lots, last] = [0, 0];
  for (const order of orders) {
    lots += order.leaves;
    if (order.id > last) last = order.id;
  }
  return { lots, last };
}
