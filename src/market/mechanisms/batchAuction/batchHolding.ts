import * as execution from '../../../core/models/messages/execution.ts';
import { NOTICE } from '../../../core/models/messages/marketNotice.ts';
import { NO_SIDE, TO_ALL } from '../../../core/models/ports/mechanism.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { BookEvents } from '../../exchange/book/bookEngine.ts';
import type { InstrumentTold } from '../../exchange/book/engineClock.ts';
import * as orderLayout from '../../exchange/book/orderLayout.ts';
import * as ranks from '../../exchange/book/rank.ts';
import { BatchClock } from './batchClock.ts';
import { BatchUncrossing } from './batchUncrossing.ts';
import type { Rationing } from './rationing/rationing.ts';

const { immediateOrCancel, noLiquidity } = execution.CANCEL_REASON;
const { LEAVES, NO_SLOT, ORDER_SHIFT } = orderLayout;
const { DARK } = ranks;

/** Seals orders, and holds the batches when they are due: clears, ends the orders for one batch, shows the others. */
export class BatchHolding extends BatchUncrossing {
  protected readonly time: BatchClock;
  /** Sealed orders of each instrument. */
  protected sealedOf = new Int32Array(0);
  /** The last price of each instrument, 0 for none. */
  protected references = new Int32Array(0);

  constructor(events: BookEvents, orders: number, interval: number, rationing: Rationing, rng: Rng) {
    super(events, orders, rationing, rng);
    this.time = new BatchClock(interval);
  }

  override addInstrument(): number {
    const instrument = super.addInstrument();
    if (instrument >= this.sealedOf.length) {
      const [sealed, references] = [this.sealedOf, this.references];
      this.sealedOf = new Int32Array(2 * instrument + 2);
      this.references = new Int32Array(2 * instrument + 2);
      this.sealedOf.set(sealed);
      this.references.set(references);
    }
    return instrument;
  }

  setTime(now: number): void {
    this.time.now = now;
  }

  nextTime(): number | null {
    return this.time.sealed === 0 ? null : this.time.next;
  }

  advance(now: number, told?: InstrumentTold): void {
    this.setTime(now);
    const due = this.nextTime();
    if (due === null || due > now) return;
    this.time.begin();
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      if (this.sealedOf[instrument] === 0) continue;
      this.#hold(instrument);
      told?.(instrument);
    }
  }

  #hold(instrument: number): void {
    const { price, volume } = this.clear(instrument, this.references[instrument]);
    if (price !== 0) this.references[instrument] = price;
    for (const side of [BUY, SELL]) this.#unseal(instrument, side);
    this.time.sealed -= this.sealedOf[instrument];
    this.sealedOf[instrument] = 0;
    const told = {
      instrument,
      account: TO_ALL,
      code: NOTICE.batchCleared,
      order: 0,
      side: NO_SIDE,
      until: 0,
    };
    this.events.announced?.({ ...told, price, quantity: volume });
  }

  /** Orders for one batch end; the others are shown from now on. */
  #unseal(instrument: number, side: Side): void {
    for (;;) {
      const slot = this.firstInLevel(instrument, side, 0);
      if (slot === NO_SLOT) break;
      this.end(slot, noLiquidity);
    }
    for (;;) {
      const slot = this.firstDark(instrument, side);
      if (slot === NO_SLOT) return;
      if (this.once[slot] === 1) this.end(slot, immediateOrCancel);
      else this.#show(slot);
    }
  }

  #show(slot: number): void {
    const book = this.bookOf(slot) & ~DARK;
    const price = this.priceOf(slot);
    this.unlink(slot);
    this.append(slot, book, price);
    this.events.rested(slot);
  }

  protected end(slot: number, reason: number): void {
    const quantity = this.leavesOf(slot);
    const wasShown = !this.isSealed(slot);
    this.withdrawOrder(this.keyOf(slot));
    this.unlink(slot);
    this.orderWords[(slot << ORDER_SHIFT) + LEAVES] = 0;
    this.events.cancelled(slot, quantity, reason, wasShown);
    this.releaseSlot(slot);
  }

  protected seal(slot: number, book: number, price: number, key: number): void {
    this.batchOf[slot] = this.time.batches + 1;
    this.appendSealed(slot, book, price);
    this.enterOrder(key, slot);
    this.sealedOf[ranks.instrumentOfBook(book)] += 1;
    this.time.seal();
  }

  /** An order that is to end, or to change, is no longer counted among the sealed ones. */
  protected uncount(slot: number): void {
    if (!this.isSealed(slot)) return;
    this.sealedOf[this.instrumentOf(slot)] -= 1;
    this.time.sealed -= 1;
  }

  endAll(reason: number, told?: InstrumentTold): number {
    const ended = this.liveOrders;
    for (let instrument = 0; instrument < this.instruments; instrument++) {
      for (const side of [BUY, SELL]) this.#endSide(instrument, side, reason);
      told?.(instrument);
    }
    return ended;
  }

  #endSide(instrument: number, side: Side, reason: number): void {
    for (;;) {
      let slot = this.firstInLevel(instrument, side, 0);
      if (slot === NO_SLOT) slot = this.firstInLevel(instrument, side, this.best(instrument, side));
      if (slot === NO_SLOT) slot = this.firstDark(instrument, side);
      if (slot === NO_SLOT) return;
      this.uncount(slot);
      this.end(slot, reason);
    }
  }
}
