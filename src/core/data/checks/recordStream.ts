import { FEED_RECORD } from '../../models/feedRecord.ts';

/** Streams that an exchange sends side by side, each in order of time by itself. */
export const STREAMS = ['orders', 'depth', 'quotes', 'trades', 'bars', 'status'] as const;

const STREAM_OF_KIND: Readonly<Record<keyof typeof FEED_RECORD, (typeof STREAMS)[number]>> = {
  orderAdd: 'orders',
  orderExecute: 'orders',
  orderReduce: 'orders',
  orderRemove: 'orders',
  orderReplace: 'orders',
  depth: 'depth',
  depthClear: 'depth',
  quote: 'quotes',
  trade: 'trades',
  bar: 'bars',
  gap: 'status',
  status: 'status',
};

const table = new Uint8Array(Object.keys(FEED_RECORD).length);
for (const [name, kind] of Object.entries(FEED_RECORD)) {
  table[kind] = STREAMS.indexOf(STREAM_OF_KIND[name as keyof typeof FEED_RECORD]);
}

/** Index in {@link STREAMS} of the stream that a kind of record belongs to. */
export function streamOf(kind: number): number {
  return table[kind] ?? 0;
}
