import { FundamentalChanged } from '../../src/core/models/messages/economics.ts';
import { EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import type { Recorder } from '../../src/core/models/ports/recorder.ts';

/**
 * Lots filled of the quotes that came first, second, … on their side after each news, and lots that they showed: what a
 * place in the queue is worth.
 */
export class PlacesInQueue implements Recorder {
  readonly filled: number[] = [];
  readonly shown: number[] = [];
  readonly #places = new Map<number, number>();
  readonly #came = [0, 0];
  readonly #makers: ReadonlySet<number>;

  constructor(makers: readonly number[]) {
    this.#makers = new Set(makers);
  }

  write(
    _recordClass: number,
    _events: number,
    _time: number,
    _from: number,
    _to: number,
    kind: number,
    payload: Float64Array,
    base: number,
  ): void {
    if (kind === FundamentalChanged.id) {
      this.#places.clear();
      this.#came.fill(0);
    }
    if (kind !== Execution.id || !this.#makers.has(payload[base + Execution.account])) return;
    const event = payload[base + Execution.event];
    const order = payload[base + Execution.orderId];
    const quantity = payload[base + Execution.quantity];
    if (event === EXECUTION_EVENT.accepted) {
      const place = this.#came[payload[base + Execution.side]]++;
      if (place >= this.#makers.size) return;
      this.#places.set(order, place);
      this.shown[place] = (this.shown[place] ?? 0) + quantity;
    } else if (event === EXECUTION_EVENT.filledMaker) {
      const place = this.#places.get(order);
      if (place !== undefined) this.filled[place] = (this.filled[place] ?? 0) + quantity;
    }
  }

  anchor(): void {}

  /** Lots filled for each lot shown at the n-th place, from 0. */
  ratio(place: number): number {
    return this.filled[place] / this.shown[place];
  }
}
