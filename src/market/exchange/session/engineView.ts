import type { PlainData } from '../../../core/models/plainData.ts';
import type { Side } from '../../../core/models/side.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { BookTerms } from '../book/bookTerms.ts';
import type { CallSink } from '../book/callMode.ts';

/** The limit under which a slot is shown for now, in place of the price it is taken at. */
interface ShownLimit {
  readonly shown: number;
  readonly ownLimit: number;
}

/** All of an engine that asks, and all commands that cannot trade: passed on as they are. */
export abstract class EngineView {
  readonly #inner: BookEngine;
  readonly #events: ShownLimit;

  constructor(inner: BookEngine, events: ShownLimit) {
    this.#inner = inner;
    this.#events = events;
  }

  addInstrument(): number {
    return this.#inner.addInstrument();
  }
  cancel(key: number, reason: number): number {
    return this.#inner.cancel(key, reason);
  }
  reduce(key: number, quantity: number): number {
    return this.#inner.reduce(key, quantity);
  }
  setMatching(instrument: number, on: boolean): void {
    this.#inner.setMatching(instrument, on);
  }
  isMatching(instrument: number): boolean {
    return this.#inner.isMatching(instrument);
  }
  uncross(instrument: number, price: number): number {
    return this.#inner.uncross(instrument, price);
  }
  collectCall(instrument: number, into: CallSink): void {
    this.#inner.collectCall(instrument, into);
  }
  takeOrderId(): number {
    return this.#inner.takeOrderId();
  }
  reset(): void {
    this.#inner.reset();
  }

  slotOf(key: number): number {
    return this.#inner.slotOf(key);
  }
  keyOf(slot: number): number {
    return this.#inner.keyOf(slot);
  }
  instrumentOf(slot: number): number {
    return this.#inner.instrumentOf(slot);
  }
  sideOf(slot: number): Side {
    return this.#inner.sideOf(slot);
  }
  /** While a guarded order is being accepted, its owner's limit. */
  priceOf(slot: number): number {
    return slot === this.#events.shown ? this.#events.ownLimit : this.#inner.priceOf(slot);
  }
  leavesOf(slot: number): number {
    return this.#inner.leavesOf(slot);
  }
  displayedOf(slot: number): number {
    return this.#inner.displayedOf(slot);
  }
  visibilityOf(slot: number): number {
    return this.#inner.visibilityOf(slot);
  }
  termsOf(slot: number): BookTerms {
    return this.#inner.termsOf(slot);
  }
  orderIdOf(slot: number): number {
    return this.#inner.orderIdOf(slot);
  }
  accountOf(slot: number): number {
    return this.#inner.accountOf(slot);
  }
  flagsOf(slot: number): number {
    return this.#inner.flagsOf(slot);
  }
  firstDark(instrument: number, side: Side): number {
    return this.#inner.firstDark(instrument, side);
  }
  nextDark(slot: number): number {
    return this.#inner.nextDark(slot);
  }
  best(instrument: number, side: Side): number {
    return this.#inner.best(instrument, side);
  }
  nextLevel(instrument: number, side: Side, price: number): number {
    return this.#inner.nextLevel(instrument, side, price);
  }
  levelQuantity(instrument: number, side: Side, price: number): number {
    return this.#inner.levelQuantity(instrument, side, price);
  }
  levelOrders(instrument: number, side: Side, price: number): number {
    return this.#inner.levelOrders(instrument, side, price);
  }
  firstInLevel(instrument: number, side: Side, price: number): number {
    return this.#inner.firstInLevel(instrument, side, price);
  }
  nextInLevel(slot: number): number {
    return this.#inner.nextInLevel(slot);
  }
  get liveOrders(): number {
    return this.#inner.liveOrders;
  }

  stateHash(): number {
    return this.#inner.stateHash();
  }
  check(): void {
    this.#inner.check();
  }
  snapshot(): PlainData {
    return this.#inner.snapshot();
  }
  restore(state: PlainData): void {
    this.#inner.restore(state);
  }
}
