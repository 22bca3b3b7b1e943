import { ORDER_TYPE } from '../../../core/models/messages/orderEntry.ts';
import type {
  EventSink,
  Mechanism,
  MechanismCommand,
  Notice,
  ReferenceCommand,
} from '../../../core/models/ports/mechanism.ts';
import { compareRank } from '../framework/sortedOrders.ts';
import type { Fill, MarketPicture, MirrorOrder, Watch } from './watch.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Believes what a mechanism tells, however wrong it is, and keeps every order's state from it. The watches look at the
 * same events and judge.
 */
export class Mirror implements EventSink, MarketPicture {
  readonly #watches: readonly Watch[];
  readonly orders = new Map<number, Writable<MirrorOrder>>();
  /** The command that is being answered; undefined while time passes. */
  command: MechanismCommand | undefined;
  now = 0;
  /** Events of the present command, and orders that changed without a trade during it. */
  answers = 0;
  readonly disturbed = new Set<MirrorOrder>();
  /** One line for each event ever told. */
  readonly lines: string[] = [];
  readonly #references = new Map<number, ReferenceCommand>();
  #sequence = 0;

  constructor(watches: readonly Watch[]) {
    this.#watches = watches;
  }

  begin(now: number, command: MechanismCommand | undefined): void {
    this.now = now;
    this.command = command;
    this.answers = 0;
    this.disturbed.clear();
    if (command?.kind === 'reference') this.#references.set(command.instrument, command);
    for (const watch of this.#watches) watch.begin?.(this);
  }

  end(mechanism: Mechanism): void {
    for (const watch of this.#watches) watch.after?.(this, mechanism);
  }

  /** Live orders that wait, of one side, in the order of price and time. */
  resting(instrument: number, side: number): MirrorOrder[] {
    return [...this.orders.values()]
      .filter((order) => order.rested > 0 && order.side === side && order.command.instrument === instrument)
      .sort(compareRank);
  }

  reference(instrument: number): ReferenceCommand | undefined {
    return this.#references.get(instrument);
  }

  announced(notice: Notice): void {
    const { account, code, instrument, order, price, quantity, side, until } = notice;
    this.lines.push(['announced', instrument, account, code, order, side, price, quantity, until].join(' '));
    for (const watch of this.#watches) watch.announced?.(this, notice);
  }

  rejected(key: number, code: number): void {
    this.#line('rejected', key, code);
  }

  accepted(key: number): void {
    this.#line('accepted', key);
    const { command } = this;
    if (command?.kind !== 'enter' || command.key !== key) {
      this.#stray(key, 'accepts');
      return;
    }
    this.orders.set(key, {
      command,
      key,
      side: command.side,
      price: command.orderType === ORDER_TYPE.market ? 0 : command.price,
      leaves: command.quantity,
      entered: ++this.#sequence,
      rested: 0,
      ended: false,
      filled: 0,
    });
  }

  filled(key: number, trade: number, price: number, quantity: number, liquidity: number, fee: number): void {
    this.#line('filled', key, trade, price, quantity, liquidity, fee);
    const order = this.#live(key, 'fills');
    if (order === undefined) return;
    const fill: Fill = { order, trade, price, quantity, liquidity, fee };
    for (const watch of this.#watches) watch.filled?.(this, fill);
    order.leaves -= quantity;
    order.filled += quantity;
    if (order.leaves <= 0) this.#ends(order);
  }

  rested(key: number): void {
    this.#line('rested', key);
    const order = this.#live(key, 'rests');
    if (order !== undefined) order.rested = ++this.#sequence;
  }

  reduced(key: number, quantity: number): void {
    this.#line('reduced', key, quantity);
    const order = this.#live(key, 'reduces');
    if (order === undefined) return;
    for (const watch of this.#watches) watch.reduced?.(this, order, quantity);
    this.disturbed.add(order);
    order.leaves -= quantity;
  }

  cancelled(key: number, quantity: number, reason: number): void {
    this.#line('cancelled', key, quantity, reason);
    const order = this.#live(key, 'cancels');
    if (order === undefined) return;
    for (const watch of this.#watches) watch.cancelled?.(this, order, quantity, reason);
    this.disturbed.add(order);
    this.#ends(order);
  }

  replaced(key: number, newKey: number, price: number, quantity: number, keptPriority: boolean): void {
    this.#line('replaced', key, newKey, price, quantity, keptPriority ? 1 : 0);
    const order = this.#live(key, 'replaces');
    if (order === undefined) return;
    this.disturbed.add(order);
    this.orders.delete(key);
    this.orders.set(newKey, order);
    order.key = newKey;
    order.price = price;
    order.leaves = quantity;
    if (keptPriority) return;
    order.rested = 0;
    order.filled = 0;
    order.entered = ++this.#sequence;
  }

  #live(key: number, verb: string): Writable<MirrorOrder> | undefined {
    const order = this.orders.get(key);
    if (order !== undefined && !order.ended) return order;
    this.#stray(key, verb);
    return undefined;
  }

  #stray(key: number, verb: string): void {
    for (const watch of this.#watches) watch.stray?.(this, key, verb);
  }

  #ends(order: Writable<MirrorOrder>): void {
    order.ended = true;
    order.rested = 0;
  }

  #line(...parts: (string | number)[]): void {
    this.answers += 1;
    this.lines.push(parts.join(' '));
  }
}
