/** `slice` takes seconds and is part of the tests; `full` is what documents state. */
export type CheckScale = 'slice' | 'full';

/** What a check found. */
export interface CheckOutcome {
  readonly estimate: number;
  /** `NaN` where the estimate is exact, or its error is not known. */
  readonly standardError: number;
  /** Whether the estimate meets the check's gate. */
  readonly pass: boolean;
  /** What a reader must know of this run, as how many seeds were used. */
  readonly note?: string;
}

/** One published or closed-form figure, and how ours is found. */
export interface ValidationCheck {
  /** Words joined by `/`, from the subject to the figure: `gode-sunder/zi-u/market-1`. */
  readonly id: string;
  /** Heading that checks of one model share. */
  readonly subject: string;
  /** What is estimated, in words. */
  readonly quantity: string;
  /** Empty for a pure number. */
  readonly unit: string;
  /** Paper with table or equation. */
  readonly source: string;
  /** The figure as it is published, in words where it is no number. */
  readonly published: string;
  /** When the estimate is taken to agree, in words; `reported` where nothing is demanded. */
  readonly gate: string;
  /** Whether the published figure was read in its source by whoever wrote the check. */
  readonly confirmed: boolean;
  /** The same outcome for the same scale, on every machine. */
  run(scale: CheckScale): CheckOutcome;
}

/** True where the estimate lies within `errors` standard errors of `expected`. */
export function agrees(estimate: number, standardError: number, expected: number, errors: number): boolean {
  return Math.abs(estimate - expected) <= errors * standardError;
}
