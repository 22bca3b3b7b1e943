import { FEED_RECORD, type FeedRecord } from '../../models/feedRecord.ts';
import type { DepthMessage } from './depthMessage.ts';

/** Turns a depth message into records: a snapshot into `depthClear` and its levels, an update into its levels. */
export class DepthEmitter {
  readonly #record: FeedRecord;
  #message: DepthMessage | undefined;
  #at = 0;
  /** Line of the message begun last. */
  line = 0;

  constructor(record: FeedRecord) {
    this.#record = record;
  }

  /** The next `emit` gives the first record of `message`, which must stay as it is until the last one. */
  begin(message: DepthMessage): void {
    this.#message = message;
    this.line = message.line;
    this.#at = message.isSnapshot || message.count === 0 ? -1 : 0;
    clearRecord(this.#record);
    this.#record.symbol = message.symbol;
    this.#record.day = message.day;
    this.#record.timeNs = message.timeNs;
    this.#record.sequence = message.lastId;
  }

  /** Fills the record with the message's next one; false where there is none. */
  emit(): boolean {
    const message = this.#message;
    if (message === undefined) return false;
    const at = this.#at++;
    const record = this.#record;
    record.last = at === message.count - 1 ? 1 : 0;
    // The message may be filled anew from here on.
    if (record.last === 1) this.#message = undefined;
    if (at < 0) {
      // An update without levels has a number all the same: the book is known up to it.
      record.kind = message.isSnapshot ? FEED_RECORD.depthClear : FEED_RECORD.status;
      return true;
    }
    record.kind = FEED_RECORD.depth;
    record.side = message.sides[at];
    record.price = message.prices[at];
    record.quantity = message.quantities[at];
    return true;
  }
}

/** A record without any fact. */
export function clearRecord(record: FeedRecord): void {
  record.kind = FEED_RECORD.status;
  record.sequence = 0;
  record.side = 0;
  record.price = 0;
  record.quantity = 0;
  record.otherPrice = 0;
  record.otherQuantity = 0;
  record.id = 0;
  record.otherId = 0;
  record.last = 1;
}
