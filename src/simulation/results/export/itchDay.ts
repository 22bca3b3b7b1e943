import { DAY_NS } from '../../../core/data/itch/itchCodec.ts';
import type { ItchMessage } from '../../../core/data/itch/itchMessage.ts';
import { BUY } from '../../../core/models/side.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { ItchStock } from './itchStocks.ts';
import type { BookChanges, RestingOrder } from './restingBook.ts';

/** An order that left the book, as long as it may come back replaced. */
interface Departure {
  readonly id: number;
  readonly reference: number;
  readonly stock: ItchStock;
  readonly timeNs: number;
}

/**
 * What a venue's feed says from its opening to its close. An order that leaves the book and comes back as the next
 * thing that happens was replaced: ITCH says that in one message, and gives the order a new reference.
 */
export class ItchDay {
  messages = 0;
  readonly #resolutionNs: number;
  readonly #tell: (message: ItchMessage) => void;
  /** References of the orders that rest, by the venue's own number. */
  readonly #references = new Map<number, number>();
  #lastReference = 0;
  #lastMatch = 0;
  #departed: Departure | undefined;
  #timeNs = 0;

  /** `tell` gets each message; `resolutionNs` is the run's unit of time. */
  constructor(resolutionNs: number, tell: (message: ItchMessage) => void) {
    this.#resolutionNs = resolutionNs;
    this.#tell = tell;
  }

  open(stocks: readonly ItchStock[]): void {
    this.#system('O');
    for (const stock of stocks) this.#say(stock.directory(0));
    this.#system('S');
    this.#system('Q');
  }

  close(): void {
    for (const event of ['M', 'E', 'C']) this.#system(event);
  }

  /** The listener of one stock's book. */
  changesOf(stock: ItchStock): BookChanges {
    return {
      add: (time, order) => this.#add(stock, this.#within(time), order),
      execute: (time, order, price, quantity, printed) =>
        this.#execute(stock, this.#within(time), order, price, quantity, printed),
      executeHidden: (time, order, price, quantity) =>
        this.#executeHidden(stock, this.#within(time), order, price, quantity),
      reduce: (time, order, quantity) => {
        const header = this.#header(stock, this.#within(time), order);
        this.#say({ type: 'X', ...header, cancelledShares: stock.shares(quantity) });
      },
      remove: (time, { id }) => {
        this.#settle();
        const reference = this.#references.get(id) ?? 0;
        this.#references.delete(id);
        this.#departed = { id, reference, stock, timeNs: this.#within(time) };
      },
    };
  }

  #add(stock: ItchStock, timeNs: number, order: RestingOrder): void {
    const departed = this.#departed;
    const reference = ++this.#lastReference;
    const shares = stock.shares(order.leaves);
    const price = stock.price(order.price);
    this.#references.set(order.id, reference);
    const header = { stockLocate: stock.locate, trackingNumber: 0, timeNs };
    if (departed?.id === order.id) {
      this.#departed = undefined;
      this.#say({
        type: 'U',
        ...header,
        orderId: departed.reference,
        newOrderId: reference,
        shares,
        price,
      });
    } else {
      const side = order.side === BUY ? 'B' : 'S';
      this.#say({ type: 'A', ...header, orderId: reference, side, shares, stock: stock.name, price });
    }
  }

  #execute(
    stock: ItchStock,
    timeNs: number,
    order: RestingOrder,
    ticks: number,
    lots: number,
    printed: boolean,
  ): void {
    const execution = {
      ...this.#header(stock, timeNs, order),
      executedShares: stock.shares(lots),
      matchNumber: ++this.#lastMatch,
    };
    if (order.leaves === 0) this.#references.delete(order.id);
    if (printed && ticks === order.price) this.#say({ type: 'E', ...execution });
    else {
      const executionPrice = stock.price(ticks);
      this.#say({ type: 'C', ...execution, printable: printed ? 'Y' : 'N', executionPrice });
    }
  }

  /** A trade with an order that was never in the feed; the reference is 0, the side that of the order. */
  #executeHidden(stock: ItchStock, timeNs: number, order: RestingOrder, ticks: number, lots: number): void {
    this.#say({
      type: 'P',
      stockLocate: stock.locate,
      trackingNumber: 0,
      timeNs,
      orderId: 0,
      side: order.side === BUY ? 'B' : 'S',
      shares: stock.shares(lots),
      stock: stock.name,
      price: stock.price(ticks),
      matchNumber: ++this.#lastMatch,
    });
  }

  #header(
    stock: ItchStock,
    timeNs: number,
    { id }: RestingOrder,
  ): { stockLocate: number; trackingNumber: number; timeNs: number; orderId: number } {
    const orderId = this.#references.get(id) ?? 0;
    return { stockLocate: stock.locate, trackingNumber: 0, timeNs, orderId };
  }

  #system(eventCode: string): void {
    this.#settle();
    this.#say({ type: 'S', stockLocate: 0, trackingNumber: 0, timeNs: this.#timeNs, eventCode });
  }

  /** Something else happened: what left the book does not come back. */
  #settle(): void {
    const departed = this.#departed;
    if (departed === undefined) return;
    this.#departed = undefined;
    const { stock, timeNs, reference } = departed;
    this.#say({ type: 'D', stockLocate: stock.locate, trackingNumber: 0, timeNs, orderId: reference });
  }

  #say(message: ItchMessage): void {
    this.#settle();
    this.messages++;
    this.#tell(message);
  }

  #within(time: number): number {
    this.#timeNs = time * this.#resolutionNs;
    if (this.#timeNs < DAY_NS) return this.#timeNs;
    throw new BaseError('DATA_INVALID_FIELD', 'the run is longer than the day that an ITCH file holds', {
      facts: { field: 'time', found: this.#timeNs },
      advice: 'Export this run in another format.',
    });
  }
}
