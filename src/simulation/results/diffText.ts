import type { RunManifest } from '../../core/models/manifest.ts';
import type { DiffResult } from './diff.ts';
import { differingParts, eventText } from './eventText.ts';
import { manifestDifferences } from './manifestDifferences.ts';
import type { DeliveredEvent } from './replayHost.ts';

const SETTINGS_SHOWN = 20;

/** What a comparison of two runs found, in lines for a person. */
export function diffText(result: DiffResult, a: RunManifest, b: RunManifest): string[] {
  return [...settingLines(a, b), ...resultLines(result, a, b)];
}

function resultLines(result: DiffResult, a: RunManifest, b: RunManifest): string[] {
  if (result.outcome === 'same') return [`The runs are the same, event by event: ${result.events} events.`];
  if (result.outcome === 'not-reproduced') {
    const name = result.run.toUpperCase();
    return [
      `Run ${name} does not come out again as its log says (at event ${result.events}): verify it first.`,
    ];
  }
  const lines = [`The runs part at event ${result.event}.`, side('A', result.a, a), side('B', result.b, b)];
  if (result.a !== undefined && result.b !== undefined) {
    const parts = differingParts(result.a, result.b);
    lines.push(`They differ in ${parts.length > 0 ? parts.join(', ') : 'priority'}.`);
  }
  return lines;
}

function side(name: string, event: DeliveredEvent | undefined, manifest: RunManifest): string {
  return `${name}: ${event === undefined ? 'ended before it' : eventText(event, manifest)}`;
}

function settingLines(a: RunManifest, b: RunManifest): string[] {
  const differences = manifestDifferences(a, b);
  const lines = differences
    .slice(0, SETTINGS_SHOWN)
    .map(({ path, a: left, b: right }) => `${path}: ${shown(left)} | ${shown(right)}`);
  if (differences.length > SETTINGS_SHOWN)
    lines.push(`… and ${differences.length - SETTINGS_SHOWN} settings more`);
  return lines.length === 0 ? [] : ['Settings (A | B):', ...lines.map((line) => `  ${line}`)];
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}
