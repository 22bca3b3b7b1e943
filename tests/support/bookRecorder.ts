import type { BookEngine, BookEvents } from '../../src/market/exchange/book/bookEngine.ts';
import { VISIBILITY } from '../../src/market/exchange/book/bookTerms.ts';

/** Writes each event as a line that two engines can be compared by: orders by key and id, never by slot. */
export class BookRecorder implements BookEvents {
  lines: string[] = [];
  #engine: BookEngine | undefined;

  /** The engine needs its events first, so the recorder gets its engine second. */
  listenTo(engine: BookEngine): void {
    this.#engine = engine;
  }

  /** The lines since the last call. */
  take(): string[] {
    const lines = this.lines;
    this.lines = [];
    return lines;
  }

  accepted(slot: number): void {
    this.lines.push(`accepted ${this.#order(slot)}`);
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.lines.push(`traded ${quantity} at ${price}: ${this.#order(maker)} with ${this.#order(taker)}`);
  }

  rested(slot: number): void {
    this.lines.push(`rested ${this.#order(slot)}`);
  }

  reduced(slot: number, quantity: number): void {
    this.lines.push(`reduced by ${quantity} ${this.#order(slot)}`);
  }

  cancelled(slot: number, quantity: number, reason: number, rested: boolean): void {
    this.lines.push(
      `cancelled ${quantity} for ${reason}, ${rested ? '' : 'not '}resting ${this.#order(slot)}`,
    );
  }

  replaced(slot: number, oldKey: number, oldPrice: number, oldQuantity: number, keptPriority: boolean): void {
    const how = keptPriority ? 'in place' : 'afresh';
    this.lines.push(`replaced ${how} ${oldKey} ${oldQuantity}@${oldPrice} by ${this.#order(slot)}`);
  }

  entered(slot: number): void {
    this.lines.push(`entered ${this.#order(slot)}`);
  }

  displayed(slot: number, last: boolean): void {
    this.lines.push(`displayed ${last ? 'afresh' : 'in place'} ${this.#order(slot)}`);
  }

  repriced(slot: number, oldPrice: number): void {
    this.lines.push(`repriced from ${oldPrice} ${this.#order(slot)}`);
  }

  #order(slot: number): string {
    const engine = this.#engine!;
    const name = `${engine.keyOf(slot)}#${engine.orderIdOf(slot)}`;
    const place = `${engine.instrumentOf(slot)}/${engine.sideOf(slot)}`;
    const what = `${engine.leavesOf(slot)}@${engine.priceOf(slot)}`;
    const rests = engine.slotOf(engine.keyOf(slot)) === slot;
    const hasTerms = engine.visibilityOf(slot) !== VISIBILITY.whole;
    const shown = rests && hasTerms ? ` shows ${engine.displayedOf(slot)}` : '';
    const owner = `account ${engine.accountOf(slot)} flags ${engine.flagsOf(slot)}`;
    return `${name} ${place} ${what} ${owner}${shown}`;
  }
}

/** An engine whose events are recorded. */
export function recorded<E extends BookEngine>(
  create: (events: BookEvents) => E,
): { readonly engine: E; readonly recorder: BookRecorder } {
  const recorder = new BookRecorder();
  const engine = create(recorder);
  recorder.listenTo(engine);
  return { engine, recorder };
}
