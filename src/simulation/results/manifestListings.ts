import type { RunManifest } from '../../core/models/manifest.ts';
import { BaseError } from '../../core/utils/errors.ts';

/** Highest number of an instrument at its venue: readers keep a place for each number below. */
export const MOST_INSTRUMENTS = 1 << 20;

/**
 * Checks where the instruments of a manifest are traded: all of them say so or none, at venues, and no two in one place.
 *
 * @throws BaseError DATA_INVALID_FIELD with the field that is wrong.
 */
export function requireSoundListings({ actors, instruments }: RunManifest, file: string): void {
  const several = instruments.some(({ venue }) => venue !== undefined);
  if (!several) return;
  const places = new Map<string, number>();
  instruments.forEach(({ venue, venueInstrument }, i) => {
    const field = `instruments[${i}].venue`;
    if (venue === undefined) wrong(file, field, 'missing, while other instruments have one', 'nothing');
    const actor = actors[venue];
    if (actor?.kind !== 'venue') {
      const what = actor === undefined ? 'no actor' : `${actor.name}, a ${actor.kind}`;
      wrong(file, field, `${venue}, which is ${what} and no venue`, venue);
    }
    const place = `${venue} ${venueInstrument}`;
    const first = places.get(place);
    if (first !== undefined) {
      wrong(
        file,
        field,
        `instrument ${venueInstrument} of ${actor.name}, as instruments[${first}] is`,
        place,
      );
    }
    places.set(place, i);
  });
}

function wrong(file: string, field: string, is: string, found: string | number): never {
  throw new BaseError('DATA_INVALID_FIELD', `${file}: ${field} is ${is}`, { facts: { file, field, found } });
}
