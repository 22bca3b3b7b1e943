import type { RunSummary } from '../../core/models/runSummary.ts';
import { formatNumber, formatTime } from '../visualization/numbers.ts';

/**
 * What of a run a report covers. `interrupted`: the run was stopped and closed its log; `cut short`: it ended without
 * closing it (a killed process, a full disk); `damaged`: bytes of the log changed or are missing, and what follows
 * them cannot be read.
 */
export interface RunCoverage {
  readonly outcome: 'complete' | 'interrupted' | 'cut short' | 'damaged';
  /** Simulated time, events delivered and trace hash up to where the log is whole; null where nothing says. */
  readonly simNs: number;
  readonly events: number | null;
  readonly traceHash: string | null;
  /** Bytes behind the last whole segment of the log. */
  readonly bytesAfter: number;
  /** What is wrong with the log, in words. */
  readonly problem: string | null;
}

/** How a log ends, as its reader tells. */
export interface LogState {
  /** Last anchor of the whole part: events, time in units of simulated time, trace hash. */
  readonly anchor: { readonly events: number; readonly time: number; readonly traceHash: string } | undefined;
  /** Time of the last entry, in units of simulated time. */
  readonly lastTime: number;
  readonly bytesAfter: number;
  readonly problem: { readonly code: string; readonly message: string } | undefined;
}

/** Judges by the summary (missing where the run did not come to write it) and by how the log ends. */
export function coverageOf(
  summary: RunSummary | undefined,
  log: LogState,
  timeResolutionNs: number,
): RunCoverage {
  const { anchor, problem, bytesAfter } = log;
  if (summary !== undefined && problem === undefined) {
    const { simNs, events, traceHash } = summary;
    const outcome = summary.interrupted === true ? 'interrupted' : 'complete';
    return { outcome, simNs, events, traceHash, bytesAfter, problem: null };
  }
  const torn = summary === undefined && (problem === undefined || problem.code === 'DATA_TRUNCATED');
  return {
    outcome: torn ? 'cut short' : 'damaged',
    simNs: Math.max(anchor?.time ?? 0, log.lastTime) * timeResolutionNs,
    events: anchor?.events ?? null,
    traceHash: anchor?.traceHash ?? null,
    bytesAfter,
    problem: problem?.message ?? null,
  };
}

/** What a reader must know before the figures; nothing for a complete run. */
export function coverageNote({ outcome, simNs, bytesAfter, problem }: RunCoverage): string | undefined {
  const until = `the first ${formatTime(simNs)} of simulated time`;
  const left =
    bytesAfter > 0 ? ` ${formatNumber(bytesAfter)} bytes of the log behind that are left out.` : '';
  switch (outcome) {
    case 'complete':
      return undefined;
    case 'interrupted':
      return `The run was interrupted: this report covers ${until}.`;
    case 'cut short':
      return `The run was cut short and wrote no summary: this report covers ${until}, as far as its log is whole.${left}`;
    case 'damaged':
      return `The log is damaged: this report covers ${until}, up to the last whole segment.${left} ${problem}.`;
  }
}
