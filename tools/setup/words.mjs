/** A failure that the set-up can explain: printed without a stack; the process ends with its exit code. */
export class SetupFailure extends Error {
  /** @param {string} message @param {number} [exitCode] 4 is the command line's code for failed input and output */
  constructor(message, exitCode = 4) {
    super(message);
    this.name = 'SetupFailure';
    this.exitCode = exitCode;
  }
}

/** Progress of the set-up goes to stderr, so that stdout stays the task's. */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}
