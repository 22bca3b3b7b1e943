import { BaseError } from '../../utils/errors.ts';
import { defineColdMessage } from '../message.ts';
import type { PlainData } from '../plainData.ts';

/**
 * Order entry in discrete time: a member sends the commands of all its clients for one step at once, and has one answer.
 * Bodies are rows of whole numbers in one array, so that a step of hundreds of orders is one message and a few copies.
 */

/** A member's commands of one step (cold): the instrument, then rows of {@link COMMAND_STRIDE}. */
export const OrderBatch = defineColdMessage(16, 'order-batch');
/**
 * What became of a batch, to the member that sent it (cold): the instrument and the number of fills, then rows of
 * {@link FILL_STRIDE}, then rows of {@link REFUSAL_STRIDE}.
 */
export const BatchReport = defineColdMessage(29, 'batch-report');
/**
 * What the public sees of a step (cold), two arrays: the instrument, then rows of {@link TAPE_TRADE_STRIDE}; and as doubles the
 * number of bids, then the best bids and the best asks after the step in rows of {@link LEVEL_STRIDE}, best first.
 */
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
/** Numbers before the rows of a batch, of a report, and of either array of a tape. */
export const BATCH_HEAD = 1;
export const REPORT_HEAD = 2;
export const TAPE_HEAD = 1;

/**
 * The body of an {@link OrderBatch}.
 *
 * @throws BaseError `DATA_INVALID_FIELD` where it is none: an agent's mistake, not a market's event.
 */
export function readOrderBatch(body: PlainData): Int32Array {
  if (body instanceof Int32Array && body.length % COMMAND_STRIDE === BATCH_HEAD) return body;
  throw new BaseError('DATA_INVALID_FIELD', 'an order batch is an instrument and whole rows of commands', {
    advice: `Send an Int32Array: the instrument, then ${COMMAND_STRIDE} numbers for each command.`,
  });
}
