import { ValueAssigned } from '../../core/models/messages/economics.ts';
import { EXECUTION_EVENT, Execution } from '../../core/models/messages/execution.ts';
import type { Recorder } from '../../core/models/ports/recorder.ts';
import { BUY, SELL, type Side } from '../../core/models/side.ts';

/** What one trader was given in a period, and what it traded. */
export interface TraderPeriod {
  readonly account: number;
  readonly side: Side;
  /** Values or costs of its units in their order. */
  readonly values: number[];
  /** Prices at which it traded them, in the order in which it did. */
  readonly prices: number[];
}

/** One period of an experiment. */
export interface ExperimentPeriod {
  readonly traders: ReadonlyMap<number, TraderPeriod>;
  /** Prices of the deals in their order. */
  readonly prices: readonly number[];
}

/** Keeps the periods of an experiment while it runs: units as they were handed out, and deals. */
export class ExperimentRecord implements Recorder {
  readonly #length: number;
  readonly #periods: { readonly traders: Map<number, TraderPeriod>; readonly prices: number[] }[] = [];

  /** `length` of a period in time units. */
  constructor(length: number) {
    this.#length = length;
  }

  get periods(): readonly ExperimentPeriod[] {
    return this.#periods;
  }

  write(
    _recordClass: number,
    _events: number,
    time: number,
    from: number,
    _to: number,
    kind: number,
    payload: Float64Array,
    base: number,
  ): void {
    if (kind === ValueAssigned.id) {
      if (payload[base + ValueAssigned.quantity] === 0) return;
      const side = payload[base + ValueAssigned.side] === BUY ? BUY : SELL;
      this.#trader(time, from, side).values.push(payload[base + ValueAssigned.value]);
    } else if (kind === Execution.id) this.#executed(time, payload, base);
  }

  #executed(time: number, payload: Float64Array, base: number): void {
    const event = payload[base + Execution.event];
    if (event !== EXECUTION_EVENT.filledMaker && event !== EXECUTION_EVENT.filledTaker) return;
    const price = payload[base + Execution.price];
    const side = payload[base + Execution.side] === BUY ? BUY : SELL;
    this.#trader(time, payload[base + Execution.account], side).prices.push(price);
    if (event === EXECUTION_EVENT.filledTaker) this.#period(time).prices.push(price);
  }

  #trader(time: number, account: number, side: Side): TraderPeriod {
    const { traders } = this.#period(time);
    const known = traders.get(account);
    if (known !== undefined) return known;
    const made = { account, side, values: [], prices: [] };
    traders.set(account, made);
    return made;
  }

  #period(time: number) {
    const number = Math.floor(time / this.#length);
    while (this.#periods.length <= number) this.#periods.push({ traders: new Map(), prices: [] });
    return this.#periods[number];
  }

  anchor(): void {}
}
