/**
 * Message types of a LOBSTER message file (lobsterdata.com, "Data structure"). A partial cancel is LOBSTER's
 * "cancellation", `delete` its "deletion".
 */
export const LOBSTER_TYPE = {
  add: 1,
  partialCancel: 2,
  delete: 3,
  execute: 4,
  executeHidden: 5,
  cross: 6,
  halt: 7,
} as const;

/** Direction of the resting order: the execution of a sell order is a buyer's trade. */
export const LOBSTER_BUY = 1;
export const LOBSTER_SELL = -1;

/** Price of a trading-halt message: trading stops, quoting resumes, trading resumes. */
export const LOBSTER_HALT = { halted: -1, quoting: 0, trading: 1 } as const;

/** One row of a message file. Prices are dollars times 10 000. */
export interface LobsterMessage {
  /** Nanoseconds after midnight, exchange time. */
  timeNs: number;
  /** One of {@link LOBSTER_TYPE}. */
  type: number;
  orderId: number;
  /** Shares. */
  size: number;
  price: number;
  /** {@link LOBSTER_BUY} or {@link LOBSTER_SELL}; always -1 for types 6 and 7. */
  direction: number;
}

/** Names of the columns, in the file's order; errors show them. */
export const LOBSTER_COLUMNS = ['time', 'type', 'order id', 'size', 'price', 'direction'] as const;
