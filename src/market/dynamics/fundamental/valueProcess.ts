import type { Static, TSchema } from 'typebox';
import type { SimTime } from '../../../core/models/units.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { ValuePath } from '../paths/valuePath.ts';

/**
 * How a common value moves: when it changes next, and to what. It keeps nothing itself, so that the value and the time
 * of its last change are the whole state.
 */
export interface ValueProcess {
  /** Time units from `now` until the next change, at least 1; Infinity where it never changes again. */
  wait(rng: Rng, now: SimTime): number;
  /** The value in ticks after a change that came at `now`, `waited` time units after the last; at least 1. */
  move(value: number, waited: number, rng: Rng, now: SimTime): number;
  /** The value at any instant, for a process that has one whoever asks: traders may observe it between the news. */
  readonly path?: ValuePath;
}

/** What a process begins with. */
export interface ValueTerms {
  /** Value at time 0, in ticks. */
  readonly opening: number;
  /** Of the world; paths of different `name` are independent. */
  readonly seed: number;
  readonly name: string;
}

/** A kind of process, chosen by its name. */
export interface ValueProcessDefinition<Schema extends TSchema = TSchema> {
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  readonly settings: Schema;
  /**
   * @throws BaseError CONFIG_INVALID_VALUE for settings that contradict each other or the opening value.
   */
  create(settings: Static<Schema>, unitsPerSecond: number, terms: ValueTerms): ValueProcess;
}

/** Defines a kind of process; the settings' type follows from their schema. */
export function defineValueProcess<Schema extends TSchema>(
  process: ValueProcessDefinition<Schema>,
): ValueProcessDefinition<Schema> {
  return process;
}
