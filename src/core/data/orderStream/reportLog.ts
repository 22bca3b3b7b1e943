/** Types of the reports that an order stream draws from a matching engine. */
export const REPORT = {
  accepted: 0,
  trade: 1,
  cancelled: 2,
  modified: 3,
  cancelRejected: 4,
  modifyRejected: 5,
} as const;

/** Numbers of one report: its type, the message's sequence number and up to four more, see {@link REPORT_FIELDS}. */
export const REPORT_STRIDE = 6;

/** Numbers in the text line of each type of report. */
export const REPORT_FIELDS = [6, 6, 5, 6, 3, 3] as const;

const INITIAL_REPORTS = 1 << 14;

/**
 * Reports in binary form, a preallocated column of doubles that is drained now and then. It grows only where one
 * message draws more reports than it has room for, so at most to the size of the book.
 */
export class ReportLog {
  numbers = new Float64Array(INITIAL_REPORTS * REPORT_STRIDE);
  /** Numbers in use: reports times {@link REPORT_STRIDE}. */
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** `0,seq,side,id,price,qty`, `1,seq,makerPrice,qty,makerId,takerId`, `3,seq,side,id,price,qty` … in this order. */
  add(type: number, sequence: number, a: number, b: number, c: number, d: number): void {
    const at = this.length;
    if (at === this.numbers.length) this.#grow();
    const numbers = this.numbers;
    numbers[at] = type;
    numbers[at + 1] = sequence;
    numbers[at + 2] = a;
    numbers[at + 3] = b;
    numbers[at + 4] = c;
    numbers[at + 5] = d;
    this.length = at + REPORT_STRIDE;
  }

  #grow(): void {
    const larger = new Float64Array(this.numbers.length * 2);
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
