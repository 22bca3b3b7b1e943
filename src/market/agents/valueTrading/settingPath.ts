import type { AgentPlace } from '../defineAgent.ts';

/** Where a setting of an agent stands in the configuration, for errors: `populations.2.settings.horizon`. */
export function settingPath({ path }: AgentPlace, name: string): string {
  return path === undefined ? `settings.${name}` : `${path}.settings.${name}`;
}
