import type { PluginIdentity } from '../../../core/models/manifest.ts';

/** The plug-ins looked up since the innermost `watchPluginUse` began. */
let watched: Set<PluginIdentity> | undefined;

/** Notes that a part of a plug-in was looked up. */
export function notePluginUse(plugin: PluginIdentity): void {
  watched?.add(plugin);
}

/** Does some work and says which plug-ins it took parts from, in the order of their names. */
export function watchPluginUse<Result>(work: () => Result): {
  readonly result: Result;
  readonly plugins: readonly PluginIdentity[];
} {
  const outer = watched;
  const own = new Set<PluginIdentity>();
  watched = own;
  try {
    const result = work();
    const plugins = [...own].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { result, plugins };
  } finally {
    watched = outer;
    for (const plugin of own) outer?.add(plugin);
  }
}
