import { encodePlain } from '../../src/core/data/codec/encode.ts';
import type { EventLog, LogEntry } from '../../src/core/models/logEntry.ts';
import { EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import { Quote, Trade } from '../../src/core/models/messages/marketData.ts';
import type { PlainData } from '../../src/core/models/plainData.ts';
import { RECORD_DELIVERY, RECORD_FACT, type RecordClass } from '../../src/core/models/ports/recorder.ts';

interface Line {
  readonly recordClass: RecordClass;
  readonly time: number;
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly values: readonly number[];
  readonly body?: Uint8Array;
}

type ExecutionEvent = keyof typeof EXECUTION_EVENT;

/** An order as the helper methods of {@link ArrayLog} name it. */
export interface TapeOrder {
  readonly account: number;
  readonly orderId: number;
  readonly side: number;
  readonly price: number;
  readonly instrument?: number;
}

/** An event log in an array, written by hand: the venue is actor 0. Like real ones, it hands out one reused view. */
export class ArrayLog implements EventLog {
  readonly #lines: Line[] = [];

  get length(): number {
    return this.#lines.length;
  }

  fact(time: number, kind: number, ...values: number[]): this {
    return this.#add({ recordClass: RECORD_FACT, time, from: 0, to: -1, kind, values });
  }

  /** A fact that an actor other than the venue recorded. */
  factFrom(from: number, time: number, kind: number, ...values: number[]): this {
    return this.#add({ recordClass: RECORD_FACT, time, from, to: -1, kind, values });
  }

  delivery(time: number, from: number, kind: number, ...values: number[]): this {
    return this.#add({ recordClass: RECORD_DELIVERY, time, from, to: 0, kind, values });
  }

  /** A delivered message whose content is a body. */
  words(time: number, from: number, kind: number, body: PlainData): this {
    const recordClass: RecordClass = RECORD_DELIVERY;
    return this.#add({ recordClass, time, from, to: 0, kind, values: [], body: encodePlain(body) });
  }

  execution(
    time: number,
    event: ExecutionEvent,
    order: TapeOrder,
    quantity: number,
    leaves: number,
    reference = 0,
  ): this {
    const { account, orderId, instrument = 0, side, price } = order;
    const code = EXECUTION_EVENT[event];
    return this.fact(
      time,
      Execution.id,
      account,
      code,
      orderId,
      orderId,
      instrument,
      side,
      price,
      quantity,
      leaves,
      reference,
    );
  }

  quote(time: number, bid: number, ask: number, bidQuantity = 1, askQuantity = 1, instrument = 0): this {
    return this.fact(time, Quote.id, instrument, 0, bid, bidQuantity, ask, askQuantity);
  }

  trade(time: number, price: number, quantity: number, aggressor: number, instrument = 0): this {
    return this.fact(time, Trade.id, instrument, 0, 0, price, quantity, aggressor);
  }

  forEach(visit: (entry: LogEntry) => void): void {
    const view = {
      recordClass: RECORD_FACT as RecordClass,
      events: 0,
      time: 0,
      from: 0,
      to: 0,
      kind: 0,
      body: undefined as Uint8Array | undefined,
    };
    let values: readonly number[] = [];
    const entry = Object.assign(view, { get: (index: number) => values[index] ?? 0 });
    for (const line of this.#lines) {
      const { recordClass, time, from, to, kind, body } = line;
      // Lines of one event share its number: a delivery begins one, and so does another time.
      const begins = recordClass === RECORD_DELIVERY || entry.events === 0 || time !== entry.time;
      const events = entry.events + (begins ? 1 : 0);
      Object.assign(entry, { recordClass, time, from, to, kind, events, body });
      values = line.values;
      visit(entry);
    }
  }

  #add(line: Line): this {
    this.#lines.push(line);
    return this;
  }
}
