import type { LogLevel } from '../../../../core/models/manifest.ts';
import type { RunSummary } from '../../../../core/models/runSummary.ts';
import { BaseError, type ErrorFacts } from '../../../../core/utils/errors.ts';
import type { WorldPlan } from '../../../scenarios/createWorld.ts';
import type { RunPlace } from '../runFolder.ts';

/** What the thread that runs a world is told when it begins. */
export interface WorldOrder {
  readonly plan: WorldPlan;
  readonly place: RunPlace | undefined;
  readonly logLevel: LogLevel;
  readonly speed: number;
  /** Absolute paths of the plug-ins to load. */
  readonly plugins: readonly string[];
  readonly memory: SharedArrayBuffer;
}

/** What it tells: the cast once the world is built, and at last how it ended. */
export type WorldNews =
  | {
      readonly type: 'built';
      readonly actors: readonly string[];
      readonly timeResolutionNs: number;
      readonly runDir: string | null;
    }
  | { readonly type: 'done'; readonly summary: RunSummary }
  | { readonly type: 'failed'; readonly failure: SentFailure };

/** An error on its way between threads. */
export interface SentFailure {
  readonly code: string | undefined;
  readonly message: string;
  readonly advice: string;
  readonly facts: ErrorFacts;
  readonly stack: string;
}

/** An error as plain data. */
export function sentFailure(error: unknown): SentFailure {
  if (error instanceof BaseError) {
    const { code, message, advice, facts, stack = '' } = error;
    return { code, message, advice, facts, stack };
  }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  return { code: undefined, message, advice: '', facts: {}, stack };
}

/** The error that was sent, to be thrown again. */
export function receivedFailure({ code, message, advice, facts, stack }: SentFailure): Error {
  const error =
    code === undefined
      ? new Error(message)
      : new BaseError(code as BaseError['code'], message, { advice, facts });
  error.stack = stack;
  return error;
}
