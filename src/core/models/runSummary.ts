/** What a run of a chain came to. */
export interface ChainCounts {
  /** The last epoch that an honest node began. */
  readonly epochs: number;
  /** Blocks that an honest node holds as certified, genesis left out. */
  readonly certified: number;
  /** Blocks that every honest node holds as final, genesis left out. */
  readonly final: number;
}

/** What a run came to: the object that `run --json` prints and `summary.json` holds. */
export interface RunSummary {
  readonly scenario: string;
  readonly seed: number;
  /** Messages and wake-ups delivered. */
  readonly events: number;
  readonly messages: number;
  readonly orders: number;
  readonly trades: number;
  readonly rejects: number;
  /** Of a chain; left out where none ran. */
  readonly chain?: ChainCounts;
  /** 16 hexadecimal digits. */
  readonly traceHash: string;
  readonly simNs: number;
  readonly wallMs: number;
  /** Null where nothing was kept. */
  readonly runDir: string | null;
  /** There, and true, where the run was interrupted before its time. */
  readonly interrupted?: true;
}
