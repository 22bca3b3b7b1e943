import { readFileSync, writeFileSync } from 'node:fs';

/** Operations of a book workload. `reduce` takes its quantity off in place; `replace` moves to a new price. */
export const OPERATION = { add: 0, cancel: 1, reduce: 2, replace: 3, market: 4, immediate: 5 } as const;

/** Decoded messages in columns: what every candidate replays. Keys count from 1. */
export interface Workload {
  readonly count: number;
  readonly symbols: number;
  readonly largestKey: number;
  readonly operation: Uint8Array;
  /** 0 buy, 1 sell. */
  readonly side: Uint8Array;
  readonly symbol: Uint16Array;
  readonly key: Int32Array;
  readonly price: Int32Array;
  readonly quantity: Int32Array;
}

const HEADER_WORDS = 3;
const BYTES_PER_MESSAGE = 1 + 1 + 2 + 4 + 4 + 4;

/** Columns over one buffer, widest first so that each is aligned. */
function columns(buffer: ArrayBuffer, count: number): Omit<Workload, 'count' | 'symbols' | 'largestKey'> {
  const at = HEADER_WORDS * 4;
  return {
    key: new Int32Array(buffer, at, count),
    price: new Int32Array(buffer, at + 4 * count, count),
    quantity: new Int32Array(buffer, at + 8 * count, count),
    symbol: new Uint16Array(buffer, at + 12 * count, count),
    operation: new Uint8Array(buffer, at + 14 * count, count),
    side: new Uint8Array(buffer, at + 15 * count, count),
  };
}

export function emptyWorkload(count: number, symbols: number): Workload {
  const buffer = new ArrayBuffer(HEADER_WORDS * 4 + count * BYTES_PER_MESSAGE);
  return { count, symbols, largestKey: 0, ...columns(buffer, count) };
}

export function saveWorkload(path: string, workload: Workload): void {
  const bytes = new Uint8Array(workload.key.buffer as ArrayBuffer);
  new Int32Array(bytes.buffer, 0, HEADER_WORDS).set([workload.count, workload.symbols, workload.largestKey]);
  writeFileSync(path, bytes);
}

export function loadWorkload(path: string): Workload {
  const file = readFileSync(path);
  const buffer = new Uint8Array(file).buffer;
  const [count, symbols, largestKey] = new Int32Array(buffer, 0, HEADER_WORDS);
  return { count, symbols, largestKey, ...columns(buffer, count) };
}
