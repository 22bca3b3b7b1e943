import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { PluginIdentity } from '../../../core/models/manifest.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { chainScenario } from '../consensus/chainScenario.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioRegistry } from '../scenarioRegistry.ts';
import { adversaryRegistry } from './adversaryRegistry.ts';
import { agentRegistry } from './agentRegistry.ts';
import { mechanismRegistry } from './mechanismRegistry.ts';
import type { PartRegistry } from './partRegistry.ts';
import type { Plugin } from './plugin.ts';
import { protocolRegistry } from './protocolRegistry.ts';

const registered: PluginIdentity[] = [];

/** Identities of the plug-ins registered, in the order of loading. */
export function registeredPlugins(): readonly PluginIdentity[] {
  return registered;
}

/**
 * Makes the parts of a plug-in known by their names, in this process, for every world built from now on.
 *
 * @param sha256 sum over its sources.
 * @param file named in errors.
 * @throws BaseError PLUGIN_INVALID where a name is taken.
 */
export function registerPlugin(plugin: Plugin, sha256: string, file: string): void {
  const identity = { name: plugin.name, version: plugin.version, sha256 };
  if (registered.some(({ name }) => name === plugin.name)) {
    throw new BaseError('PLUGIN_INVALID', `${file}: a plug-in ${plugin.name} is loaded already`, {
      facts: { file, plugin: plugin.name },
      advice: 'Load each plug-in once, and give each a name of its own.',
    });
  }
  const { agents = [], mechanisms = [], protocols = [], adversaries = [] } = plugin;
  const chains = (protocols as never as readonly Protocol[]).map((protocol) => chainScenario(protocol));
  const scenarios = [...(plugin.scenarios ?? []), ...chains];
  add(agentRegistry, agents as never, identity, file);
  add(mechanismRegistry, mechanisms, identity, file);
  add(protocolRegistry, protocols as never, identity, file);
  add(adversaryRegistry, adversaries as never, identity, file);
  add(scenarioRegistry, scenarios as unknown as readonly Scenario[], identity, file);
  registered.push(identity);
}

function add<Part extends { readonly name: string }>(
  registry: PartRegistry<Part>,
  parts: readonly Part[],
  plugin: PluginIdentity,
  file: string,
): void {
  for (const part of parts) {
    const owner = registry.ownerOf(part.name);
    if (owner !== undefined) {
      const { noun } = registry;
      throw new BaseError('PLUGIN_INVALID', `${file}: ${owner} has ${aOrAn(noun)} ${part.name} already`, {
        facts: { file, plugin: plugin.name, [noun]: part.name },
        advice: `Give the ${noun} another name.`,
      });
    }
    registry.add(part, plugin);
  }
}

function aOrAn(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
