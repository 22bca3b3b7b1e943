import type { StoredRun } from '../../core/models/ports/runStore.ts';

/** What to keep; a run goes where any rule that is there says so. */
export interface RetentionRules {
  /** The latest so many are kept. */
  readonly keep?: number;
  /** Runs that began before this are removed; milliseconds since 1970. */
  readonly beforeMs?: number;
  /** The latest are kept up to so many bytes in all. */
  readonly maxBytes?: number;
  /** Only runs of this scenario are counted and removed. */
  readonly scenario?: string;
}

/**
 * The runs that retention removes, oldest first. Pinned runs and those being written are never among them, but count
 * as kept.
 */
export function prunable(runs: readonly StoredRun[], rules: RetentionRules): StoredRun[] {
  const {
    scenario,
    keep = Number.POSITIVE_INFINITY,
    maxBytes = Number.POSITIVE_INFINITY,
    beforeMs = 0,
  } = rules;
  const ours = runs.filter((run) => scenario === undefined || run.scenario === scenario);
  const latestFirst = [...ours].sort((a, b) => b.createdMs - a.createdMs || (a.name < b.name ? 1 : -1));
  const removed: StoredRun[] = [];
  let bytes = 0;
  for (const [place, run] of latestFirst.entries()) {
    const isFree = !run.pinned && run.state !== 'being written';
    const isTooMuch = place >= keep || bytes + run.bytes > maxBytes || run.createdMs < beforeMs;
    if (isFree && isTooMuch) removed.push(run);
    else bytes += run.bytes;
  }
  return removed.reverse();
}
