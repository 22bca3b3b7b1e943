import { ERROR_CODES, type ErrorCode } from './errorCodes.ts';

/** Facts of a failure, as data: file, line, field, what was found, what was expected. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface ErrorDetails {
  /** What the user can do about it, one sentence. */
  readonly advice?: string;
  readonly facts?: ErrorFacts;
  readonly cause?: unknown;
}

/**
 * An operational error: the user's world (file, setting, machine) is not as it must be. It says what was wrong,
 * where, and what to do, under a stable code of `docs/reference/errors.md`. A reject is not an error but a domain
 * event (`core/models/rejectCodes`), and a failed `assert` is our own bug.
 */
export class BaseError extends Error {
  readonly code: ErrorCode;
  readonly advice: string;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'BaseError';
    this.code = code;
    this.advice = details.advice ?? ERROR_CODES[code].advice;
    this.facts = details.facts ?? {};
  }

  /** Process exit code of the failure (see the README's table). */
  get exitCode(): number {
    return ERROR_CODES[this.code].exitCode;
  }

  /** Where the code is explained. */
  get docs(): string {
    return `docs/reference/errors.md#${this.code.toLowerCase()}`;
  }
}

/** Our own bug: an invariant that did not hold. Stops the run. */
export class AssertionFailure extends Error {
  constructor(message: string) {
    super(`assertion failed: ${message}`);
    this.name = 'AssertionFailure';
  }
}
