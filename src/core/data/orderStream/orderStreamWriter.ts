import {
  HEADER_FIELD,
  RECORD_FIELD,
  STREAM_HEADER_BYTES,
  STREAM_MAGIC_HIGH,
  STREAM_MAGIC_LOW,
  STREAM_RECORD_BYTES,
  STREAM_VERSION,
} from './layout.ts';
import type { OrderBatch } from './orderBatch.ts';

const TWO_32 = 0x1_0000_0000;

/** The header of a stream of `count` messages (below 2^32). */
export function encodeStreamHeader(count: number): Uint8Array {
  const bytes = new Uint8Array(STREAM_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(HEADER_FIELD.magic, STREAM_MAGIC_LOW, true);
  view.setUint32(HEADER_FIELD.magic + 4, STREAM_MAGIC_HIGH, true);
  view.setUint32(HEADER_FIELD.version, STREAM_VERSION, true);
  view.setUint32(HEADER_FIELD.count, count, true);
  return bytes;
}

/** The records of a batch's rows. */
export function encodeStreamRecords(batch: OrderBatch): Uint8Array {
  const bytes = new Uint8Array(batch.count * STREAM_RECORD_BYTES);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < batch.count; row++) {
    const at = row * STREAM_RECORD_BYTES;
    view.setUint8(at + RECORD_FIELD.type, batch.type[row]);
    view.setUint8(at + RECORD_FIELD.side, batch.side[row]);
    view.setUint8(at + RECORD_FIELD.immediateOrCancel, batch.immediateOrCancel[row]);
    view.setUint32(at + RECORD_FIELD.quantity, batch.quantity[row], true);
    setUnsigned64(view, at + RECORD_FIELD.sequence, batch.sequence[row]);
    setUnsigned64(view, at + RECORD_FIELD.orderId, batch.orderId[row]);
    setUnsigned64(view, at + RECORD_FIELD.price, batch.price[row]);
  }
  return bytes;
}

function setUnsigned64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value % TWO_32, true);
  view.setUint32(at + 4, Math.floor(value / TWO_32), true);
}
