import { BaseError } from '../../core/utils/errors.ts';
import { endedUnasked } from '../../simulation/results/node/guarded/endedThread.ts';

/** An error that says which run of a comparison it came from. What is not a `BaseError` is a bug, and stays one. */
export function namedAfter(error: unknown, run: string, facts: { variant: string; seed: number }): unknown {
  if (error instanceof BaseError) {
    const { code, message, advice } = error;
    return new BaseError(code, `${run}: ${message}`, {
      advice,
      facts: { ...error.facts, ...facts },
      cause: error,
    });
  }
  if (error instanceof Error) error.stack = `${run}: ${error.stack ?? error.message}`;
  return error;
}

/** Why a thread ended before its work was done. */
export function threadDeath(
  cause: { readonly error: unknown } | { readonly code: number },
  hasPlugins: boolean,
): unknown {
  if ('code' in cause) return hasPlugins ? endedUnasked(cause.code) : lost(`with code ${cause.code}`);
  const { error } = cause;
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory ? lost('for want of memory') : error;
}

function lost(how: string): BaseError {
  return new BaseError('THREAD_LOST', `the thread of the world ended ${how}`);
}
