import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { LogEnding } from '../../../../core/data/log/logEnding.ts';
import type { RunCheck, RunState, StoredRun } from '../../../../core/models/ports/runStore.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { LOG_FILE, MANIFEST_FILE } from '../../runFiles.ts';
import { LOG_TABLES } from '../../tables/runTables.ts';
import { checkChecksums } from '../checksums.ts';
import { type OpenRun, openRun } from '../openRun.ts';
import { isPinned } from '../protection.ts';
import { tablePath, tableState } from '../tables/tableStamp.ts';
import { liveWriter } from '../writerMark.ts';

/** What was found wrong, and whether the log merely ends early. */
interface Findings {
  readonly problems: string[];
  endsEarly: boolean;
}

/**
 * Looks at a run's folder and tells what it is and how it fares. What is wrong with the run is told, not thrown.
 *
 * @throws BaseError IO_NOT_FOUND where it is no run's folder.
 */
export function inspectRun(dir: string, check: RunCheck = 'quick'): StoredRun {
  if (!looksLikeRun(dir)) openRun(dir).close();
  const findings: Findings = { problems: [], endsEarly: false };
  const writer = liveWriter(dir);
  const { problems, notCovered } = checkChecksums(dir);
  findings.problems.push(...problems.map((problem) => problem.message));
  const run = opened(dir, findings);
  if (run !== undefined) {
    try {
      checkLog(run, check, writer !== undefined, findings);
      if (check === 'full') checkTables(run, findings);
    } finally {
      run.close();
    }
  }
  const { manifest, summary } = run ?? {};
  return {
    name: basename(dir),
    dir,
    state: stateOf(findings, writer !== undefined, summary),
    pinned: isPinned(dir),
    scenario: manifest?.scenario,
    seed: manifest?.seed,
    logLevel: manifest?.logLevel,
    programVersion: manifest?.programVersion,
    createdMs: statSync(join(dir, MANIFEST_FILE)).mtimeMs,
    events: numberOf(summary?.events),
    trades: numberOf(summary?.trades),
    traceHash: typeof summary?.traceHash === 'string' ? summary.traceHash : undefined,
    bytes: bytesOf(dir),
    problems: findings.problems,
    notCovered,
  };
}

function opened(dir: string, findings: Findings): OpenRun | undefined {
  try {
    return openRun(dir);
  } catch (error) {
    if (!(error instanceof BaseError)) throw error;
    findings.problems.push(error.message);
    return undefined;
  }
}

/** A log that ends early is an interrupted run's; beside a summary, which is written last, it was cut. */
function checkLog(run: OpenRun, check: RunCheck, isWritten: boolean, findings: Findings): void {
  const { problem } = check === 'full' ? run.log.ending() : headersOf(run);
  if (problem === undefined || isWritten) return;
  if (problem.code === 'DATA_TRUNCATED' && run.summary === undefined) findings.endsEarly = true;
  else findings.problems.push(problem.message);
}

function headersOf(run: OpenRun): LogEnding {
  const segments = run.log.segments();
  for (;;) {
    const step = segments.next();
    if (step.done) return step.value;
  }
}

function checkTables(run: OpenRun, findings: Findings): void {
  for (const { spec } of LOG_TABLES) {
    if (tableState(run.dir, spec.name, run.log) !== 'damaged') continue;
    findings.problems.push(
      `${tablePath(run.dir, spec.name)} or its stamp changed since it was written; the next query makes it again`,
    );
  }
}

function stateOf(findings: Findings, isWritten: boolean, summary: OpenRun['summary']): RunState {
  if (findings.problems.length > 0) return 'damaged';
  if (isWritten) return 'being written';
  const isWhole = summary !== undefined && summary.interrupted !== true && !findings.endsEarly;
  return isWhole ? 'whole' : 'interrupted';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Bytes of all files in a folder; links are not followed. */
function bytesOf(dir: string): number {
  let bytes = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) bytes += bytesOf(path);
    else if (existsSync(path)) bytes += lstatSync(path).size;
  }
  return bytes;
}

/** True where a folder looks like a run's: it has a manifest or a log. */
export function looksLikeRun(dir: string): boolean {
  return existsSync(join(dir, MANIFEST_FILE)) && existsSync(join(dir, LOG_FILE));
}
