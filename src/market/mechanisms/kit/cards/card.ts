import type { MechanismCapabilities } from '../../../../core/models/ports/mechanism.ts';
import type { Rng } from '../../../../core/utils/rng.ts';
import type { Step } from '../step.ts';
import type { KitOptions, MechanismSubject } from '../subject.ts';

/** One thing that a sound mechanism does. */
export interface Card {
  /** What it is called in messages, lists and the guide. */
  readonly name: string;
  /** A sentence that is true of a mechanism that passes. */
  readonly title: string;
  /** What a mechanism declares that a failure of the card refutes. Left out: it holds whatever is declared. */
  readonly refutes?: readonly (keyof MechanismCapabilities)[];
  /** Why a mechanism need not be tested, or undefined where it must. */
  skip?(subject: MechanismSubject): string | undefined;
  /** Draws the commands of one round. */
  script(rng: Rng, subject: MechanismSubject, options: Required<KitOptions>): readonly Step[];
  /** What the mechanism does wrong under these commands, or undefined. */
  judge(subject: MechanismSubject, steps: readonly Step[], options: Required<KitOptions>): string | undefined;
}

/** Instruments of a subject. */
export function instrumentsOf(subject: MechanismSubject): number {
  return subject.instruments ?? 1;
}
