import type { SentFailure } from '../../simulation/results/node/guarded/threadMessages.ts';

/** What every thread of a pool is told when it begins; what more it needs, its script names. */
export interface PoolOrder {
  /** Absolute paths of the plug-ins to load. */
  readonly plugins: readonly string[];
}

/** What a thread finds as its `workerData`: its order, and the cells in which it says how far it is. */
export type ThreadData<Order extends PoolOrder> = Order & { readonly memory: SharedArrayBuffer };

/** What a thread tells: that it waits for its first job, how far a job is, and how it ended. */
export type ThreadNews<Result> =
  | { readonly type: 'ready' }
  | { readonly type: 'built'; readonly actors: readonly string[]; readonly timeResolutionNs: number }
  | { readonly type: 'measuring' }
  | { readonly type: 'done'; readonly result: Result }
  | { readonly type: 'failed'; readonly failure: SentFailure }
  | { readonly type: 'broken'; readonly failure: SentFailure };
