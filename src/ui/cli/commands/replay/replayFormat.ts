import type { FileProgress } from '../../../../core/data/node/fileChunks.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { columns, grouped } from '../../output.ts';

/** Options of `replay`, as the command line gives them. */
export interface ReplayOptions {
  /** Recognised where it is left out. */
  readonly format?: string;
  readonly book?: string;
  readonly levels?: string;
  readonly reports?: string;
  readonly framing?: string;
  readonly symbols?: string;
  readonly symbol?: string;
  readonly priceDecimals?: string;
  readonly quantityDecimals?: string;
  /** A file of populations to trade in the same market, or `none`; then the others below may be given. */
  readonly with?: string;
  readonly from?: string;
  readonly tick?: string;
  readonly seed?: string;
  readonly until?: string;
  readonly set?: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export interface ReplayRequest {
  readonly file: string;
  readonly options: ReplayOptions;
  readonly onProgress: FileProgress;
}

/** What a replay found: an object for programs, and lines for people. */
export interface ReplayOutcome {
  readonly result: object;
  readonly lines: readonly string[];
}

/** How one format is replayed. `own` names the options that belong to it; those of other formats are refused. */
export interface ReplayFormat {
  readonly own: readonly (keyof ReplayOptions)[];
  replay(request: ReplayRequest): Promise<ReplayOutcome>;
}

/** An object of numbers, lists of numbers and words as aligned lines. */
export function factLines(result: object): string[] {
  return columns(Object.entries(result).map(([name, value]) => [name, shown(value)]));
}

/** A whole number of levels from 1 to 1000. */
export function parseLevels(text: string): number {
  const levels = Number(text);
  if (Number.isInteger(levels) && levels >= 1 && levels <= 1000) return levels;
  throw new BaseError('USAGE', `--levels ${text}: must be a whole number from 1 to 1000`, {
    facts: { levels: text },
  });
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? grouped(value) : value.toFixed(1);
  return Array.isArray(value) ? value.join(' ') : String(value);
}
