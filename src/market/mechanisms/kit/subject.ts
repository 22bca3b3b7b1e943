import type { FeeSchedule } from '../../../core/models/account.ts';
import type { Mechanism, MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';

/** A mechanism under test. */
export interface MechanismSubject {
  /** Makes a fresh one, the same each time. */
  readonly create: () => Mechanism;
  readonly capabilities: MechanismCapabilities;
  /** Instruments it was created with; 1 where it is left out. */
  readonly instruments?: number;
  /** The fees it was created with: the card `fees` is skipped without them. */
  readonly fees?: FeeSchedule;
  /** The obvious slow twin: the card `fast-equals-naive` is skipped without one. */
  readonly twin?: () => Mechanism;
}

/** How hard a mechanism is tested. The same options give the same commands on every machine. */
export interface KitOptions {
  readonly seed?: number;
  /** Command lists drawn for each card. */
  readonly rounds?: number;
  /** Commands in a list. */
  readonly commands?: number;
  /** The card `snapshot` takes one every so many commands. */
  readonly snapshotEvery?: number;
}

export const KIT_DEFAULTS: Required<KitOptions> = { seed: 1, rounds: 25, commands: 100, snapshotEvery: 7 };
