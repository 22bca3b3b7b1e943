import { FEED_RECORD, FeedRecord } from '../../../core/models/feedRecord.ts';
import type { FeedSource } from '../../../core/models/ports/feedSource.ts';
import type { Recording, RecordingRequest } from '../../../core/models/ports/recordings.ts';
import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { createRng, type Rng } from '../../../core/utils/rng.ts';
import { FeedBook } from '../../../market/exchange/book/feedBook.ts';
import type { RecordedFile } from './recordedFile.ts';
import { RecordedOrders } from './recordedOrders.ts';

const INSTRUMENT = 0;
const LINES = 3000;
const MEAN_GAP_NS = 100_000_000;
const MEAN_QUANTITY = 100;
/** Cents at which the record opens, and how far behind the other side's best new orders are put, at most. */
const OPENING = 10_000;
const REACH = 12;
const LEAST_ORDERS = 20;
const EXECUTES = 0.12;
const REMOVES = 0.55;

/**
 * A record of our own making, for trying things without a file: five minutes of random orders around 100.00, executions
 * in the order of price and time, the same for a seed on every machine.
 */
export function madeUpRecording(request: RecordingRequest, seed = 1, lines = LINES): Recording {
  return { files: [], open: () => new RecordedOrders(new MadeUpFile(seed, lines), request) };
}

class MadeUpFile implements RecordedFile {
  readonly name = 'the made-up record';
  readonly source: FeedSource;
  readonly #record = new FeedRecord();
  readonly #book = new FeedBook();
  readonly #ids: number[] = [];
  readonly #rng: Rng;
  #left: number;
  #lastId = 0;
  #now = 0;

  constructor(seed: number, lines: number) {
    this.#rng = createRng(seed, 'made-up record');
    this.#left = lines;
    this.#book.addInstrument();
    this.source = {
      record: this.#record,
      symbols: ['ABC'],
      priceDecimals: 2,
      quantityDecimals: 0,
      where: () => ({ line: this.#lastId }),
      next: () => this.next(),
    };
  }

  next(): boolean {
    if (this.#left-- <= 0) return false;
    const rng = this.#rng;
    this.#now += Math.floor(rng.exponential(MEAN_GAP_NS));
    this.#record.timeNs = this.#now;
    const kind = rng.uniform();
    if (this.#ids.length < LEAST_ORDERS || kind > EXECUTES + REMOVES * this.#fullness()) this.#add();
    else if (kind < EXECUTES) this.#execute(rng.bernoulli(0.5) ? BUY : SELL);
    else this.#remove();
    return true;
  }

  #fullness(): number {
    return this.#ids.length / (this.#ids.length + LEAST_ORDERS);
  }

  #add(): void {
    const rng = this.#rng;
    const side = rng.bernoulli(0.5) ? BUY : SELL;
    const other = this.#book.best(INSTRUMENT, opposite(side)) || OPENING;
    const distance = rng.between(1, REACH);
    const price = side === BUY ? other - distance : other + distance;
    const quantity = 1 + Math.floor(rng.exponential(MEAN_QUANTITY));
    this.#lastId++;
    this.#book.add(this.#lastId, INSTRUMENT, side, price, quantity);
    this.#ids.push(this.#lastId);
    this.#tell(FEED_RECORD.orderAdd, this.#lastId, side, price, quantity);
  }

  #execute(side: Side): void {
    const slot = this.#book.firstInLevel(INSTRUMENT, side, this.#book.best(INSTRUMENT, side));
    if (slot < 0) {
      this.#add();
      return;
    }
    const [id, price] = [this.#book.keyOf(slot), this.#book.priceOf(slot)];
    const quantity = Math.min(
      this.#book.leavesOf(slot),
      1 + Math.floor(this.#rng.exponential(MEAN_QUANTITY)),
    );
    if (this.#book.reduceSlot(slot, quantity) === 0) this.#ids.splice(this.#ids.indexOf(id), 1);
    this.#tell(FEED_RECORD.orderExecute, id, side, price, quantity);
  }

  #remove(): void {
    const [id] = this.#ids.splice(this.#rng.below(this.#ids.length), 1);
    const slot = this.#book.slotOf(id);
    const [side, price] = [this.#book.sideOf(slot), this.#book.priceOf(slot)];
    this.#tell(FEED_RECORD.orderRemove, id, side, price, this.#book.removeSlot(slot));
  }

  #tell(kind: number, id: number, side: Side, price: number, quantity: number): void {
    Object.assign(this.#record, { kind, id, side, price, quantity });
  }
}
