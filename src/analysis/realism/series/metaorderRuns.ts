import { GrowingColumn } from './growingColumn.ts';
import type { Metaorders } from './marketSeries.ts';

/** Market orders in a row that make a metaorder, at least. */
const LEAST_ORDERS = 10;
const MOST_METAORDERS = 1 << 18;
const BASIS_POINTS = 1e4;

interface Run {
  sign: number;
  orders: number;
  event: number;
  quantity: number;
  midBefore: number;
}

/**
 * Metaorders by who traded: market orders of one account that follow each other with one sign and without one of the other
 * sign between them, ten at least. A large order that is split shows so where accounts are known, and what its owner
 * meant nobody needs to say (order splitting by account: Sato and Kanazawa 2023, Physical Review Research 5, 043131).
 */
export class MetaorderRuns {
  readonly #runs = new Map<number, Run>();
  readonly #sizes = new GrowingColumn(MOST_METAORDERS);
  readonly #moves = new GrowingColumn(MOST_METAORDERS);
  #volume = 0;

  /** A fill of an order that traded on arrival; `mid` stood before it. */
  taken(account: number, event: number, sign: number, quantity: number, mid: number): void {
    this.#volume += quantity;
    let run = this.#runs.get(account);
    if (run === undefined || run.sign !== sign) {
      if (run !== undefined) this.#close(run, mid);
      run = { sign, orders: 0, event: -1, quantity: 0, midBefore: mid };
      this.#runs.set(account, run);
    }
    if (run.event !== event) run.orders++;
    run.event = event;
    run.quantity += quantity;
  }

  /** `mid` is the last one. */
  finish(mid: number): Metaorders {
    for (const run of this.#runs.values()) this.#close(run, mid);
    const volume = this.#volume;
    return {
      sizes: this.#sizes.values().map((quantity) => quantity / volume),
      moves: this.#moves.values(),
    };
  }

  #close({ sign, orders, quantity, midBefore }: Run, mid: number): void {
    if (orders < LEAST_ORDERS) return;
    this.#sizes.push(quantity);
    this.#moves.push(sign * BASIS_POINTS * (mid / midBefore - 1));
  }
}
