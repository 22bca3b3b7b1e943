import type { InstrumentId } from '../../../core/models/units.ts';
import { assert } from '../../../core/utils/assert.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';

/** Every order that the desk follows, by its key. */
export class DeskOrders {
  readonly #byKey = new Map<number, DeskOrder>();
  /** Orders of each instrument: an instrument with none costs a command one load. */
  readonly #counts: Int32Array;

  constructor(instruments: number) {
    this.#counts = new Int32Array(instruments);
  }

  get size(): number {
    return this.#byKey.size;
  }

  countOf(instrument: InstrumentId): number {
    return this.#counts[instrument];
  }

  get(key: number): DeskOrder | undefined {
    return this.#byKey.get(key);
  }

  add(order: DeskOrder): void {
    assert(!this.#byKey.has(order.key), 'an order came to the desk twice');
    this.#byKey.set(order.key, order);
    this.#counts[order.terms.instrument]++;
  }

  rename(order: DeskOrder, key: number): void {
    this.#byKey.delete(order.key);
    order.key = key;
    this.#byKey.set(key, order);
  }

  remove(order: DeskOrder): void {
    this.#byKey.delete(order.key);
    this.#counts[order.terms.instrument]--;
    order.stage = STAGE.ended;
    order.leaves = 0;
  }

  clear(): void {
    this.#byKey.clear();
    this.#counts.fill(0);
  }

  /** In the order of their entry. */
  inSequence(): DeskOrder[] {
    return [...this.#byKey.values()].sort((a, b) => a.sequence - b.sequence);
  }

  /** Of one instrument, in the order of their entry. */
  of(instrument: InstrumentId): DeskOrder[] {
    return this.inSequence().filter((order) => order.terms.instrument === instrument);
  }
}
