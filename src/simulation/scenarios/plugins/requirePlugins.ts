import type { PluginIdentity } from '../../../core/models/manifest.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/**
 * Holds the plug-ins that a run was made with against those that are loaded.
 *
 * @throws BaseError PLUGIN_MISSING where one is not loaded, PLUGIN_CHANGED where its sources are others.
 */
export function requirePlugins(needed: readonly PluginIdentity[], loaded: readonly PluginIdentity[]): void {
  for (const plugin of needed) {
    const { name, version, sha256 } = plugin;
    const present = loaded.find((candidate) => candidate.name === name);
    if (present === undefined) {
      throw new BaseError('PLUGIN_MISSING', `the run needs plug-in ${name} ${version}, which is not loaded`, {
        facts: { plugin: name, version, sha256 },
      });
    }
    if (present.sha256 === sha256 && present.version === version) continue;
    throw new BaseError(
      'PLUGIN_CHANGED',
      `the run was made with plug-in ${name} ${version}, sources ${sha256}; loaded is ${present.version}, sources ${present.sha256}`,
      { facts: { plugin: name, expected: sha256, found: present.sha256 } },
    );
  }
}
