/** What a benchmark is asked to do. */
export interface BenchmarkOptions {
  /** Few messages, one round: agreement only, figures of no meaning. */
  readonly smoke: boolean;
  /** Rounds, each in fresh processes; figures are medians over rounds. */
  readonly rounds: number;
  /** Words for the person who waits. */
  readonly say: (line: string) => void;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** A sentence below the table. */
  readonly note?: string;
}

/** Something that must hold, told with what was found. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
}

export interface BenchmarkResult {
  readonly tables: readonly Table[];
  /** Agreement: must hold on any machine, in smoke runs too. */
  readonly checks: readonly Check[];
  /** Goals on speed: told, and not asked of smoke runs. */
  readonly goals: readonly Check[];
  /** The figures as data, for `--json`. */
  readonly data: object;
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  run(options: BenchmarkOptions): Promise<BenchmarkResult>;
}
