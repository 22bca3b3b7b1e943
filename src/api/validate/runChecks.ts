import { BaseError } from '../../core/utils/errors.ts';
import type { CheckScale, ValidationCheck } from '../../validation/check.ts';
import { familyOf } from '../../validation/verdict.ts';
import { WorkPool } from '../pool/workPool.ts';
import type { CheckAnswer, CheckJob } from './checkMessages.ts';

const THREAD = new URL(`./checkThread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export interface RunChecksOptions {
  /** Threads; the answer is the same whatever their number. */
  readonly workers: number;
  readonly signal?: AbortSignal;
  /** Told now and then: the share of the families that is done, 0 to 1, and the checks that are. */
  readonly onProgress?: (share: number, checks: number) => void;
}

/**
 * Runs checks at every scale asked for, in threads; families that are done when the signal comes are among the answers.
 *
 * @throws BaseError THREAD_LOST where a thread dies; whatever a check throws, with the name of its family.
 */
export async function runChecks(
  checks: readonly Pick<ValidationCheck, 'id'>[],
  scales: readonly CheckScale[],
  { workers, signal, onProgress }: RunChecksOptions,
): Promise<CheckAnswer[]> {
  const families = [...new Set(checks.map(familyOf))];
  const idsOf = (family: string) => checks.filter((check) => familyOf(check) === family).map(({ id }) => id);
  const jobs = scales.flatMap((scale) =>
    families.map((family): CheckJob => ({ family, ids: idsOf(family), scale })),
  );
  if (jobs.length === 0) return [];
  const pool = new WorkPool<CheckJob, readonly CheckAnswer[]>(
    THREAD,
    { plugins: [] },
    { workers: Math.min(workers, jobs.length), signal, blame: namedAfter },
  );
  let done = 0;
  try {
    const answers = await pool.run(jobs, {
      onResult: (result) => {
        done += result.length;
      },
      onProgress: (_, begun) => onProgress?.(begun / jobs.length, done),
    });
    return answers.flatMap((answer) => {
      if (answer instanceof BaseError) throw answer;
      return answer ?? [];
    });
  } finally {
    await pool.close();
  }
}

/** A world that a check cannot build is a bug of the check, so it stays an error of its own and says whose it is. */
function namedAfter(error: unknown, job: CheckJob | undefined): unknown {
  if (job !== undefined && error instanceof Error) {
    error.message = `validation checks ${job.family}, ${job.scale}: ${error.message}`;
  }
  return error;
}
