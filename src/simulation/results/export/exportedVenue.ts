import type { RunManifest } from '../../../core/models/manifest.ts';
import type { ActorId } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/**
 * A manifest that lists what is traded at one venue and nothing else; exports write what a manifest lists.
 *
 * @throws BaseError USAGE where no venue of the run has that name.
 */
export function ofVenue(manifest: RunManifest, name: string): RunManifest {
  const { actors, instruments } = manifest;
  const id = actors.findIndex((actor) => actor.kind === 'venue' && actor.name === name);
  const listed = instruments.filter(({ venue }) => venue === undefined || venue === id);
  if (id >= 0 && listed.length > 0) return { ...manifest, instruments: listed };
  const known = actors.filter(({ kind }) => kind === 'venue').map((actor) => actor.name);
  throw new BaseError('USAGE', `--venue ${name}: the run has no such venue`, {
    advice: `Name one of ${known.join(', ')}.`,
    facts: { venue: name },
  });
}

/**
 * The venue of a manifest, for a file that has room for the feed of one; undefined in a world of one venue.
 *
 * @throws BaseError USAGE where it has several.
 */
export function onlyVenue({ actors, instruments }: RunManifest): ActorId | undefined {
  const venues = [...new Set(instruments.map(({ venue }) => venue))];
  if (venues.length <= 1) return venues[0];
  const names = venues.map((venue) => actors[venue as ActorId].name).join(', ');
  throw new BaseError('USAGE', `the file holds the feed of one venue, and the run has ${venues.length}`, {
    advice: `Name one with --venue: ${names}.`,
    facts: { venues: names },
  });
}
