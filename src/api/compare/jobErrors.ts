import { BaseError } from '../../core/utils/errors.ts';

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
