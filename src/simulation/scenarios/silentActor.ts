import { nearestWord } from '../../core/data/config/nearest.ts';
import type { ActorEntry } from '../../core/models/manifest.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor } from '../../core/models/ports/actor.ts';
import { BaseError } from '../../core/utils/errors.ts';

/** Kind of actor that no world can do without. */
const VENUE = 'venue';

/**
 * Stands where another actor would be, and does nothing. Random streams bear the names of actors, accounts their numbers:
 * so nobody else's luck, delays or account changes, as they would if the actor were left out.
 */
export class SilentActor implements Actor {
  start(): void {}
  receive(): void {}
  wake(): void {}
  restore(): void {}

  snapshot(): PlainData {
    return null;
  }
}

/** Whether an actor, by its name or its kind, is among those that are to be silent. */
export function isSilenced({ name, kind }: ActorEntry, silent: readonly string[]): boolean {
  return silent.includes(name) || silent.includes(kind);
}

/**
 * Holds the names and kinds that are to be silent against the actors there are.
 *
 * @throws BaseError USAGE for a name that nobody has, and for a venue.
 */
export function requireSilenceable(silent: readonly string[], actors: readonly ActorEntry[]): void {
  for (const word of silent) {
    const meant = actors.filter((actor) => isSilenced(actor, [word]));
    if (meant.length > 0 && meant.every(({ kind }) => kind !== VENUE)) continue;
    const kinds = [...new Set(actors.map(({ kind }) => kind))].filter((kind) => kind !== VENUE);
    const near = nearestWord(word, [...kinds, ...actors.map(({ name }) => name)]);
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
    const why = meant.length > 0 ? 'is a venue' : `is no kind or name of an actor${hint}`;
    throw new BaseError('USAGE', `${word} ${why}`, {
      advice: `Kinds of this world: ${kinds.join(', ')}; an actor is called after its kind, as ${kinds[0]}-1.`,
      facts: { word },
    });
  }
}
