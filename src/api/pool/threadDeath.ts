import { BaseError } from '../../core/utils/errors.ts';
import { endedUnasked } from '../../simulation/results/node/guarded/endedThread.ts';

/** How a thread died: of an error, or with this code although nobody asked it to end. */
export type ThreadEnd = { readonly error: unknown } | { readonly code: number };

/** Why a thread ended before its work was done. */
export function threadDeath(cause: ThreadEnd, hasPlugins: boolean): unknown {
  if ('code' in cause) return hasPlugins ? endedUnasked(cause.code) : lost(`with code ${cause.code}`);
  const { error } = cause;
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory ? lost('for want of memory') : error;
}

function lost(how: string): BaseError {
  return new BaseError('THREAD_LOST', `the thread of the world ended ${how}`);
}
