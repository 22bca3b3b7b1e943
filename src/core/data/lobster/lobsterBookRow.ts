/** Price shown for a level that does not exist (with volume 0): on the ask side, and negated on the bid side. */
export const LOBSTER_DUMMY_PRICE = 9_999_999_999;

/** One row of an orderbook file: the state after the message of the same row. Level 1 is index 0. */
export class LobsterBookRow {
  /** Levels on each side. */
  readonly levels: number;
  readonly askPrice: Float64Array;
  readonly askSize: Float64Array;
  readonly bidPrice: Float64Array;
  readonly bidSize: Float64Array;

  constructor(levels: number) {
    this.levels = levels;
    this.askPrice = new Float64Array(levels).fill(LOBSTER_DUMMY_PRICE);
    this.askSize = new Float64Array(levels);
    this.bidPrice = new Float64Array(levels).fill(-LOBSTER_DUMMY_PRICE);
    this.bidSize = new Float64Array(levels);
  }
}
