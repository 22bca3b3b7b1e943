import { declaredLayout } from '../../core/data/log/kindLayout.ts';
import type { ActorEntry, RunManifest } from '../../core/models/manifest.ts';
import type { DeliveredEvent } from './replayHost.ts';

/**
 * An event in one line: number, time in seconds, who sent what to whom, and the fields by name.
 * `event 812 at 1.500000000 s: trader-17 -> venue, new-order clientOrderId=5 instrument=0 …`
 */
export function eventText(event: DeliveredEvent, manifest: RunManifest): string {
  const { events, time, from, to, kind, fields, body } = event;
  const layout = declaredLayout(kind) ?? { name: `kind ${kind}`, fields: [] };
  const values = fields.map((value, index) => ` ${layout.fields[index] ?? `field${index}`}=${value}`);
  const bytes = body === undefined ? '' : ` (${body.length} bytes)`;
  const way =
    kind === 0
      ? actorName(manifest.actors, to)
      : `${sender(manifest.actors, from)} -> ${actorName(manifest.actors, to)}`;
  return `event ${events} at ${secondsText(time, manifest.timeResolutionNs)} s: ${way}, ${layout.name}${values.join('')}${bytes}`;
}

/** Where two events differ, by the names a person knows. */
export function differingParts(a: DeliveredEvent, b: DeliveredEvent): string[] {
  const parts = (['time', 'from', 'to', 'kind'] as const).filter((part) => a[part] !== b[part]) as string[];
  if (a.kind !== b.kind) return parts;
  const names = declaredLayout(a.kind)?.fields ?? [];
  for (const [index, value] of a.fields.entries()) {
    if (!Object.is(value, b.fields[index])) parts.push(names[index] ?? `field${index}`);
  }
  if (!sameBytes(a.body, b.body)) parts.push('body');
  return parts;
}

/** A simulated time as seconds with all its digits. */
export function secondsText(time: number, timeResolutionNs: number): string {
  const ns = BigInt(time) * BigInt(timeResolutionNs);
  const digits = (ns < 0n ? -ns : ns).toString().padStart(10, '0');
  return `${ns < 0n ? '-' : ''}${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

function sender(actors: readonly ActorEntry[], id: number): string {
  return id === -1 ? 'outside' : actorName(actors, id);
}

function actorName(actors: readonly ActorEntry[], id: number): string {
  return actors[id]?.name ?? `actor ${id}`;
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a?.length === b?.length && (a === undefined || a.every((byte, index) => byte === b?.[index]));
}
