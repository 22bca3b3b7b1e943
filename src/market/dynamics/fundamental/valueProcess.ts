import type { Static, TSchema } from 'typebox';
import type { Rng } from '../../../core/utils/rng.ts';

/**
 * How a common value moves: when it changes next, and to what. It keeps nothing itself, so that the value and the time
 * of its last change are the whole state.
 */
export interface ValueProcess {
  /** Time units until the next change, at least 1; Infinity where it never changes again. */
  wait(rng: Rng): number;
  /** The value in ticks after a change that came `waited` time units after the last; at least 1. */
  move(value: number, waited: number, rng: Rng): number;
}

/** A kind of process, chosen by its name. */
export interface ValueProcessDefinition<Schema extends TSchema = TSchema> {
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  readonly settings: Schema;
  create(settings: Static<Schema>, unitsPerSecond: number): ValueProcess;
}

/** Defines a kind of process; the settings' type follows from their schema. */
export function defineValueProcess<Schema extends TSchema>(
  process: ValueProcessDefinition<Schema>,
): ValueProcessDefinition<Schema> {
  return process;
}
