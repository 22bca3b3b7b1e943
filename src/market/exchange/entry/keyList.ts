import type { Side } from '../../../core/models/side.ts';
import type { AccountId, InstrumentId } from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';

const FIRST_CAPACITY = 64;

/** A reused list of order keys: what a mass cancel is about to cancel. */
export class KeyList {
  #keys = new Float64Array(FIRST_CAPACITY);
  count = 0;

  at(index: number): number {
    return this.#keys[index];
  }

  /**
   * Collects the live orders of one account by walking the book: what is displayed before what is dark, best first, in
   * their priority. That is slower than a list per account would be, but costs nothing while orders come and go, and the
   * order in which the cancels happen follows from the book alone.
   */
  collect(
    engine: BookEngine,
    account: AccountId,
    instrument: InstrumentId,
    firstSide: Side,
    lastSide: Side,
  ): void {
    this.count = 0;
    this.#collectSide(engine, account, instrument, firstSide);
    if (lastSide !== firstSide) this.#collectSide(engine, account, instrument, lastSide);
  }

  /** Market orders that wait for an auction lie at price 0, which no limit has. */
  #collectSide(engine: BookEngine, account: AccountId, instrument: InstrumentId, side: Side): void {
    this.#collectLevel(engine, account, instrument, side, 0);
    for (
      let price = engine.best(instrument, side);
      price !== 0;
      price = engine.nextLevel(instrument, side, price)
    ) {
      this.#collectLevel(engine, account, instrument, side, price);
    }
    for (let slot = engine.firstDark(instrument, side); slot >= 0; slot = engine.nextDark(slot)) {
      if (engine.accountOf(slot) === account) this.#add(engine.keyOf(slot));
    }
  }

  #collectLevel(
    engine: BookEngine,
    account: AccountId,
    instrument: InstrumentId,
    side: Side,
    price: number,
  ): void {
    let slot = engine.firstInLevel(instrument, side, price);
    while (slot >= 0) {
      if (engine.accountOf(slot) === account) this.#add(engine.keyOf(slot));
      slot = engine.nextInLevel(slot);
    }
  }

  #add(key: number): void {
    if (this.count === this.#keys.length) {
      const larger = new Float64Array(this.count * 2);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.count++] = key;
  }
}
