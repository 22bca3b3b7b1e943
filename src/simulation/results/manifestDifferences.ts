import type { RunManifest } from '../../core/models/manifest.ts';
import type { PlainData } from '../../core/models/plainData.ts';

/** A setting that two manifests have differently; undefined where one lacks it. */
export interface ManifestDifference {
  /** Dotted path, as `config.traders.count`. */
  readonly path: string;
  readonly a: PlainData | undefined;
  readonly b: PlainData | undefined;
}

/** Every setting in which two manifests differ, in the order of the first. Actors and instruments follow from them. */
export function manifestDifferences(a: RunManifest, b: RunManifest): ManifestDifference[] {
  const found: ManifestDifference[] = [];
  compare(settingsOf(a), settingsOf(b), '', found);
  return found;
}

function settingsOf(manifest: RunManifest): PlainData {
  const { programVersion, scenario, seed, tiePolicy, timeResolutionNs, logLevel, config } = manifest;
  const plugins = Object.fromEntries((manifest.plugins ?? []).map(({ name, ...rest }) => [name, rest]));
  return { programVersion, scenario, seed, tiePolicy, timeResolutionNs, logLevel, config, plugins };
}

function compare(a: unknown, b: unknown, path: string, found: ManifestDifference[]): void {
  if (Object.is(a, b)) return;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    found.push({ path, a: a as PlainData | undefined, b: b as PlainData | undefined });
    return;
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    compare(left[key], right[key], path === '' ? key : `${path}.${key}`, found);
  }
}
