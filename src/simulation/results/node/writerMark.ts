import { existsSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { WRITER_FILE } from '../runFiles.ts';
import { stableJson } from '../stableJson.ts';

/** Which process writes a run. A process number is used again one day, so its start is told with it. */
interface WriterMark {
  readonly host: string;
  readonly pid: number;
  /** Empty where the system does not tell it. */
  readonly started: string;
}

/** Says in the run's folder that this process writes it. */
export function markWriter(dir: string): void {
  const mark: WriterMark = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
  writeFileAtomic(join(dir, WRITER_FILE), stableJson(mark));
}

/** The run is written, or given up. */
export function unmarkWriter(dir: string): void {
  rmSync(join(dir, WRITER_FILE), { force: true });
}

/** Who writes the run, in words, or undefined where nobody does: what a killed process left counts for nothing. */
export function liveWriter(dir: string): string | undefined {
  const path = join(dir, WRITER_FILE);
  if (!existsSync(path)) return undefined;
  const mark = readMark(path);
  if (mark === undefined) return undefined;
  if (mark.host !== hostname()) return `process ${mark.pid} on ${mark.host}`;
  return isAlive(mark.pid) && startOf(mark.pid) === mark.started ? `process ${mark.pid}` : undefined;
}

function readMark(path: string): WriterMark | undefined {
  try {
    const mark = JSON.parse(readFileSync(path, 'utf8')) as WriterMark;
    return Number.isSafeInteger(mark.pid) && mark.pid > 0 && typeof mark.host === 'string' ? mark : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot and start time of a process as Linux tells them (proc(5), field 22 of stat); empty elsewhere. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot} ${fields[19]}`;
  } catch {
    return '';
  }
}
