/** What a run comes to: the object that `run --json` prints. */
export interface RunSummary {
  readonly scenario: string;
  readonly seed: number;
  /** Messages and wake-ups delivered. */
  readonly events: number;
  readonly messages: number;
  readonly orders: number;
  readonly trades: number;
  readonly rejects: number;
  /** 16 hexadecimal digits. */
  readonly traceHash: string;
  readonly simNs: number;
  readonly wallMs: number;
  readonly runDir: string | null;
}
