import type { ActorEntry, RunManifest } from '../../core/models/manifest.ts';

/** Actors listed one by one, at most. */
const LISTED = 100;

/**
 * The manifest as a report shows it. A cast of thousands is folded to one line per stretch of actors of one kind;
 * `manifest.json` has every name.
 */
export function foldedManifest(manifest: RunManifest): object {
  if (manifest.actors.length <= LISTED) return manifest;
  return { ...manifest, actors: stretches(manifest.actors).slice(0, LISTED) };
}

function stretches(actors: readonly ActorEntry[]): { kind: string; actors: string }[] {
  const folded: { kind: string; actors: string }[] = [];
  for (let first = 0; first < actors.length; ) {
    const { kind } = actors[first];
    let end = first + 1;
    while (end < actors.length && actors[end].kind === kind) end++;
    const names = end - first === 1 ? actors[first].name : `${actors[first].name} … ${actors[end - 1].name}`;
    folded.push({ kind, actors: `${names} (${end - first})` });
    first = end;
  }
  return folded;
}
