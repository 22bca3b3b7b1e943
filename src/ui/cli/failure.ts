import { CommanderError } from 'commander';
import { EXIT } from '../../core/utils/errorCodes.ts';
import { BaseError } from '../../core/utils/errors.ts';

/** How a failure is told on the command line: words on stderr, and the process's exit code. */
export interface Told {
  readonly exitCode: number;
  readonly lines: readonly string[];
}

/** Maps any thrown value to words and exit code. `replay` is the command that shows a bug, ours or a plug-in's, again. */
export function tellFailure(error: unknown, replay: string): Told {
  if (error instanceof BaseError) {
    // What a user's code did wrong is looked for by running it again.
    const again = error.exitCode === EXIT.plugin ? [`  again: ${replay}`] : [];
    return {
      exitCode: error.exitCode,
      lines: [`error ${error.code}: ${error.message}`, `  ${error.advice}`, ...again, `  See ${error.docs}`],
    };
  }
  if (error instanceof CommanderError) {
    // Commander has printed its own message; help and --version come here too, with exit code 0.
    return { exitCode: error.exitCode === 0 ? EXIT.ok : EXIT.usage, lines: [] };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    exitCode: EXIT.bug,
    lines: [
      'This is a bug of market-sim. Please report it with the lines below.',
      `  again: ${replay}`,
      stack,
    ],
  };
}
