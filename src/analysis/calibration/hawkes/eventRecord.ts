/** Events of several kinds in order of time. */
export interface EventRecord {
  /** From the start of the record, in seconds. */
  readonly times: Float64Array;
  /** From 0. */
  readonly kinds: Uint8Array;
  /** Length of the record, in seconds. */
  readonly duration: number;
}
