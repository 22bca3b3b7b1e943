import { FEED_RECORD, type FeedRecord } from '../../../core/models/feedRecord.ts';
import { blankLine, FLOW_EVENT, FlowTape } from './flowTape.ts';

interface Known {
  readonly side: number;
  readonly price: number;
  left: number;
}

const ORDER_KINDS: readonly number[] = [
  FEED_RECORD.orderAdd,
  FEED_RECORD.orderExecute,
  FEED_RECORD.orderReduce,
  FEED_RECORD.orderRemove,
  FEED_RECORD.orderReplace,
];

/** Whether a record is about one order. */
export function tellsOfAnOrder({ kind }: FeedRecord): boolean {
  return ORDER_KINDS.includes(kind);
}

/** Orders of recorded market data, of one symbol, onto a tape. Levels, quotes and bars hold no orders and are passed over. */
export class FeedFlow {
  readonly tape = new FlowTape();
  readonly #orders = new Map<number, Known>();
  readonly #line = blankLine();
  #firstDay = Number.NaN;
  #firstNs = 0;

  take(record: FeedRecord): void {
    switch (record.kind) {
      case FEED_RECORD.orderAdd:
        this.#add(record);
        return;
      case FEED_RECORD.orderExecute:
        this.#shrink(record, record.id, FLOW_EVENT.execute, record.quantity);
        return;
      case FEED_RECORD.orderReduce:
        this.#shrink(record, record.id, FLOW_EVENT.reduce, record.quantity);
        return;
      case FEED_RECORD.orderRemove:
        this.#shrink(
          record,
          record.id,
          FLOW_EVENT.reduce,
          this.#orders.get(record.id)?.left ?? record.quantity,
        );
        return;
      case FEED_RECORD.orderReplace:
        this.#replace(record);
        return;
    }
  }

  #add(record: FeedRecord, side = record.side): void {
    const { id, price, quantity } = record;
    this.#orders.set(id, { side, price, left: quantity });
    this.#write(record, FLOW_EVENT.add, id, side, price, quantity);
  }

  /** A side that the replacement does not repeat is that of the order before. */
  #replace(record: FeedRecord): void {
    const before = this.#orders.get(record.otherId);
    if (before === undefined) return;
    this.#shrink(record, record.otherId, FLOW_EVENT.reduce, before.left);
    this.#add(record, before.side);
  }

  #shrink(record: FeedRecord, id: number, event: number, quantity: number): void {
    const order = this.#orders.get(id);
    if (order === undefined) {
      // Without price and side nothing can be said of an order that was there before the record.
      if (record.price > 0 && record.side >= 0)
        this.#write(record, event, id, record.side, record.price, quantity);
      return;
    }
    this.#write(record, event, id, order.side, order.price, quantity);
    order.left -= quantity;
    if (order.left <= 0) this.#orders.delete(id);
  }

  #write(record: FeedRecord, event: number, id: number, side: number, price: number, quantity: number): void {
    if (Number.isNaN(this.#firstDay)) {
      this.#firstDay = record.day;
      this.#firstNs = record.timeNs;
    }
    const line = this.#line;
    line.time = 86_400 * (record.day - this.#firstDay) + (record.timeNs - this.#firstNs) / 1e9;
    line.event = event;
    line.id = id;
    line.side = side;
    line.price = price;
    line.quantity = quantity;
    this.tape.write(line);
  }
}
