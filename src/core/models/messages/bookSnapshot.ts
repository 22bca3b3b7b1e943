import { assert } from '../../utils/assert.ts';
import type { PlainData } from '../plainData.ts';

/**
 * Body of a `BookSnapshot`: rows of three numbers, best level first. L2 rows are `[price, quantity, orders]`, L3 rows
 * `[orderId, price, quantity]` with the orders of a level in their priority. `sequence` is that of the last update the
 * snapshot includes.
 */
export interface BookSnapshotBody {
  readonly instrument: number;
  readonly feed: number;
  readonly sequence: number;
  readonly bids: Float64Array;
  readonly asks: Float64Array;
}

/** Numbers in one row of {@link BookSnapshotBody.bids} and `asks`. */
export const SNAPSHOT_STRIDE = 3;

/** The body of a `BookSnapshot` message as plain data. */
export function bookSnapshotData(body: BookSnapshotBody): PlainData {
  return { ...body };
}

/** Reads a snapshot's body. Its shape is our own venue's promise, so a wrong one is our bug. */
export function readBookSnapshot(data: PlainData): BookSnapshotBody {
  const body = data as unknown as BookSnapshotBody;
  assert(
    body.bids instanceof Float64Array && body.asks instanceof Float64Array,
    'book snapshot without rows',
  );
  return body;
}
