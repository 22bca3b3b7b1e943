import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { NOTICE } from '../../../core/models/messages/marketNotice.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import { type InstrumentId, MAX_LOTS, type PriceTicks, type SimTime } from '../../../core/models/units.ts';
import { pairOff } from '../callAuction/pairOff.ts';
import type { MarketServices, MechanismRules, Order } from '../framework/mechanismRules.ts';

/** By instrument: where the clock stands, when it moves, and lots sold so far; `due` is null where no clock runs. */
export type ClockState = { price: PriceTicks[]; due: (SimTime | null)[]; sold: number[] };

/** What both clocks promise, apart from times in force. */
export const CLOCK_CAPABILITIES: Omit<MechanismCapabilities, 'timesInForce'> = {
  priority: 'price-time',
  trading: 'conditional',
  marketOrders: false,
  postOnly: false,
  replace: true,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: false,
  random: false,
  notices: true,
};

/** What the two clocks have in common: a seller's order opens one, and it runs in its instrument until it is closed. */
export abstract class ClockRules implements MechanismRules<ClockState> {
  readonly state: ClockState;
  protected readonly market: MarketServices;

  constructor(market: MarketServices) {
    this.market = market;
    const zeros = () => new Array<number>(market.instruments).fill(0);
    this.state = {
      price: zeros(),
      due: new Array<SimTime | null>(market.instruments).fill(null),
      sold: zeros(),
    };
  }

  abstract enter(state: ClockState, order: Order): void;
  /** The clock of an instrument moves. */
  protected abstract move(state: ClockState, instrument: InstrumentId, now: SimTime): void;

  nextTime({ due }: ClockState): SimTime | null {
    let next: SimTime | null = null;
    for (const time of due) if (time !== null && (next === null || time < next)) next = time;
    return next;
  }

  advance(state: ClockState, now: SimTime): void {
    for (let instrument = 0; instrument < this.market.instruments; instrument++) {
      for (;;) {
        const due = state.due[instrument];
        if (due === null || due > now) break;
        this.move(state, instrument, due);
      }
    }
  }

  /** True where an order would open a clock: none runs, or the one that does has nothing left to sell. */
  protected opens({ due }: ClockState, instrument: InstrumentId): boolean {
    return due[instrument] === null || this.market.best(instrument, SELL) === undefined;
  }

  protected open(state: ClockState, offer: Order, price: PriceTicks, due: SimTime): void {
    const { instrument, leaves, price: reserve } = offer;
    state.sold[instrument] = 0;
    this.market.announce({
      ...{ instrument, code: NOTICE.auctionOpened, order: offer.id },
      ...{ price: reserve, quantity: leaves, until: due },
    });
    this.set(state, instrument, price, due);
  }

  /** The clock stands at `price` until `due`. */
  protected set(state: ClockState, instrument: InstrumentId, price: PriceTicks, due: SimTime): void {
    state.price[instrument] = price;
    state.due[instrument] = due;
    // A venue that was busy moves the clock late.
    this.market.announce({
      ...{ instrument, code: NOTICE.clockPrice },
      ...{ price, until: Math.max(due, this.market.now) },
    });
  }

  /** Trades all that meets at `price`, on both sides in the order of priority. */
  protected trade(state: ClockState, instrument: InstrumentId, price: PriceTicks): void {
    const [bids, offers] = [BUY, SELL].map((side) => this.market.resting(instrument, side as typeof BUY));
    pairOff(bids, offers, price, (bid, offer, quantity) => {
      state.sold[instrument] += quantity;
      if (bid.id < offer.id) this.market.trade(bid, offer, price, quantity);
      else this.market.trade(offer, bid, price, quantity);
    });
  }

  /** The auction is over: what was not sold is withdrawn. Bids wait for the next one. */
  protected close(state: ClockState, instrument: InstrumentId, price: PriceTicks): void {
    for (const offer of this.market.resting(instrument, SELL)) {
      this.market.cancel(offer, CANCEL_REASON.auctionOver);
    }
    const quantity = Math.min(state.sold[instrument], MAX_LOTS);
    const paid = quantity === 0 ? 0 : price;
    this.market.announce({ instrument, code: NOTICE.auctionClosed, price: paid, quantity });
    state.due[instrument] = null;
    state.price[instrument] = 0;
    state.sold[instrument] = 0;
  }
}
