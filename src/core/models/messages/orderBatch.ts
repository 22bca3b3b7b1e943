import { BaseError } from '../../utils/errors.ts';
import { defineColdMessage } from '../message.ts';
import type { PlainData } from '../plainData.ts';

/**
 * Order entry in discrete time: a member sends the commands of all its clients for one step at once, and has one answer.
 * Bodies are columns of whole numbers, so that a step of hundreds of orders is one message.
 */

/** A member's commands of one step (cold): {@link OrderBatchBody}. */
export const OrderBatch = defineColdMessage(16, 'order-batch');
/** What became of a batch, to the member that sent it (cold): {@link BatchReportBody}. */
export const BatchReport = defineColdMessage(29, 'batch-report');
/** What the public sees of a step, to who listens to the depth feed (cold): {@link StepTapeBody}. */
export const StepTape = defineColdMessage(59, 'step-tape');

/**
 * Numbers of one command: account, client order id, price in ticks, and signed lots. Above 0 buys, below 0 sells, and 0
 * cancels the order of that id; its price is 0 then.
 */
export const COMMAND_STRIDE = 4;
/** Numbers of one fill: row of the taker's command, account and client order id of the maker, price, lots. */
export const FILL_STRIDE = 5;
/** Numbers of one refusal: row of the command and a number of `REJECT_CODE`. */
export const REFUSAL_STRIDE = 2;
/** Numbers of one trade: price, and lots with the taker's sign, above 0 where it bought. */
export const TAPE_TRADE_STRIDE = 2;
/** Numbers of one level: price, lots, orders. */
export const LEVEL_STRIDE = 3;

export interface OrderBatchBody {
  readonly instrument: number;
  readonly commands: Int32Array;
}

export interface BatchReportBody {
  readonly instrument: number;
  readonly fills: Int32Array;
  readonly refusals: Int32Array;
}

/** The step's trades in their order, and the best levels of either side after it, best first. */
export interface StepTapeBody {
  readonly instrument: number;
  readonly trades: Int32Array;
  readonly bids: Float64Array;
  readonly asks: Float64Array;
}

/**
 * The body of an {@link OrderBatch}.
 *
 * @throws BaseError `DATA_INVALID_FIELD` where it is none: an agent's mistake, not a market's event.
 */
export function readOrderBatch(body: PlainData): OrderBatchBody {
  const { instrument, commands } = (body ?? {}) as Partial<OrderBatchBody>;
  const whole = commands instanceof Int32Array && commands.length % COMMAND_STRIDE === 0;
  if (typeof instrument === 'number' && whole) return { instrument, commands };
  throw new BaseError('DATA_INVALID_FIELD', 'an order batch needs an instrument and whole rows of commands', {
    advice: `Send {instrument, commands}: an Int32Array of ${COMMAND_STRIDE} numbers for each command.`,
  });
}
