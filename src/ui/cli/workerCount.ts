import { BaseError } from '../../core/utils/errors.ts';

const MOST_WORKERS = 1024;

/**
 * The threads that `--workers` asks for.
 *
 * @throws BaseError USAGE where it is no number of threads.
 */
export function parseWorkers(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const workers = Number(text);
  if (/^\d+$/.test(text) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new BaseError('USAGE', `--workers ${text}: must be a whole number from 1 to ${MOST_WORKERS}`, {
    facts: { workers: text },
  });
}
