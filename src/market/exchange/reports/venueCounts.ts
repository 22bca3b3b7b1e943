const ORDERS = 0;
const TRADES = 1;
const REJECTS = 2;

/** What a venue has done so far. */
export class VenueCounts {
  readonly cells = new Float64Array(3);

  /** New orders that arrived, taken or not. */
  get orders(): number {
    return this.cells[ORDERS];
  }

  /** Trades, which are numbered from 1. */
  get trades(): number {
    return this.cells[TRADES];
  }

  /** Orders, cancels and replaces refused. */
  get rejects(): number {
    return this.cells[REJECTS];
  }

  orderArrived(): void {
    this.cells[ORDERS] += 1;
  }

  /** Gives the number of the new trade. */
  traded(): number {
    this.cells[TRADES] += 1;
    return this.cells[TRADES];
  }

  rejected(): void {
    this.cells[REJECTS] += 1;
  }
}
