/** Record types of a recorded order stream. */
export const STREAM_TYPE = { add: 0, cancel: 1, modify: 2 } as const;

/** Messages of an order stream, decoded into columns; row `i` is one message. */
export class OrderBatch {
  readonly capacity: number;
  /** Rows in use. */
  count = 0;
  /** One of {@link STREAM_TYPE}. */
  readonly type: Uint8Array;
  /** 0 buy, 1 sell. */
  readonly side: Uint8Array;
  /** 1 for immediate-or-cancel. */
  readonly immediateOrCancel: Uint8Array;
  /** Lots; of no meaning for a cancel. */
  readonly quantity: Int32Array;
  /** Ticks; of no meaning for a cancel. */
  readonly price: Int32Array;
  readonly sequence: Float64Array;
  readonly orderId: Float64Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.type = new Uint8Array(capacity);
    this.side = new Uint8Array(capacity);
    this.immediateOrCancel = new Uint8Array(capacity);
    this.quantity = new Int32Array(capacity);
    this.price = new Int32Array(capacity);
    this.sequence = new Float64Array(capacity);
    this.orderId = new Float64Array(capacity);
  }
}
