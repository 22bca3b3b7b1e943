import type { SimTime } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** What a mechanism was doing when it failed. */
export interface FailedCommand {
  readonly time: SimTime;
  /** The command in words: `enter order 7 of account 3: buy 10 at 99`. */
  readonly text: string;
}

/**
 * A mechanism that threw or broke a rule of markets. Nothing of the command has happened, and the mechanism takes no
 * more commands: its own state may be half changed.
 */
export class MechanismFailure extends BaseError {
  readonly mechanism: string;
  /** The card of the conformance kit that tests the rule. */
  readonly card: string;
  readonly command: FailedCommand;
  /** What it did wrong, as the end of a sentence. */
  readonly what: string;

  constructor(mechanism: string, card: string, command: FailedCommand, what: string, cause?: unknown) {
    super(
      'MECHANISM_BROKEN',
      `mechanism ${mechanism} fails card ${card}: it ${what}; at ${command.time}: ${command.text}`,
      { facts: { mechanism, card, time: command.time, command: command.text }, cause },
    );
    this.mechanism = mechanism;
    this.card = card;
    this.command = command;
    this.what = what;
  }
}
