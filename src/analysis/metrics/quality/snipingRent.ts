import { BUY } from '../../../core/models/side.ts';
import type { ActorId, SimTime } from '../../../core/models/units.ts';
import type { LiveOrder, OrderLine, RestingOrders } from '../restingOrders.ts';

/**
 * What takers earned from stale quotes: of every fill within the window after a change of the fundamental value, where
 * the maker's order stood before the change, D (V - p) per lot when that is positive, with the new value V. The makers
 * lose the same (Budish, Cramton and Shim, 2015, "The high-frequency trading arms race", section VI). Amounts are in
 * ticks times lots, and whole where values are.
 *
 * In a batch nobody takes; the venue tells the younger order as the taker, which is the one that came after the change.
 */
export class SnipingRent {
  readonly #book: RestingOrders;
  readonly #window: number;
  /** By account: rent earned as taker, lost as maker, and the number of fills of either kind. */
  readonly earned: Float64Array;
  readonly lost: Float64Array;
  readonly snipes: Float64Array;
  /** Changes of the fundamental value, and the rent of all. */
  changes = 0;
  total = 0;
  fills = 0;
  #value = Number.NaN;
  #changed: SimTime = Number.NEGATIVE_INFINITY;
  #changedEvent = 0;
  #maker: LiveOrder | undefined;
  #trade = -1;

  /** `window` in units of simulated time. */
  constructor(book: RestingOrders, accounts: number, window: number) {
    this.#book = book;
    this.#window = window;
    this.earned = new Float64Array(accounts);
    this.lost = new Float64Array(accounts);
    this.snipes = new Float64Array(accounts);
  }

  /** The value of the instrument from now on, in ticks. The first is where it starts, and makes nothing stale. */
  changed(time: SimTime, events: number, value: number): void {
    if (!Number.isNaN(this.#value) && value !== this.#value) {
      this.changes++;
      this.#changed = time;
      this.#changedEvent = events;
    }
    this.#value = value;
  }

  /** The maker's fill, before the book takes it in. */
  made(line: OrderLine): void {
    if (line.time - this.#changed > this.#window) return;
    const order = this.#book.order(line.orderId);
    const isStale = order !== undefined && order.sinceEvent < this.#changedEvent;
    this.#maker = isStale ? order : undefined;
    this.#trade = line.reference;
  }

  /** The taker's fill of the same trade, which follows. */
  took({ time, account, side, price, quantity, reference }: OrderLine): void {
    const maker = this.#maker;
    this.#maker = undefined;
    if (maker === undefined || this.#trade !== reference || time - this.#changed > this.#window) return;
    const rent = (side === BUY ? 1 : -1) * (this.#value - price) * quantity;
    if (!(rent > 0)) return;
    this.total += rent;
    this.fills++;
    this.#give(this.earned, account, rent);
    this.#give(this.lost, maker.account, rent);
    this.snipes[account]++;
  }

  #give(amounts: Float64Array, account: ActorId, amount: number): void {
    if (account >= 0 && account < amounts.length) amounts[account] += amount;
  }
}
