import { AssertionFailure } from './errors.ts';

/** Holds an invariant of our own code, in production too. Never for the user's input. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}
