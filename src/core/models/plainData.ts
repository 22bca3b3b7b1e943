/**
 * Data without behaviour: what a snapshot, a cold message and a log hold. It has one canonical encoding
 * (see `core/data/codec`): object keys sorted, -0 as 0, one NaN. Cycles, functions and class instances are refused.
 */
export type PlainData =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Int32Array
  | Uint32Array
  | Float64Array
  | readonly PlainData[]
  | { readonly [key: string]: PlainData };
