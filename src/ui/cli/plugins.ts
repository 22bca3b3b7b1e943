import { Console } from 'node:console';
import type { Command } from 'commander';
import type { LoadedPlugin } from '../../simulation/scenarios/plugins/node/loadPlugins.ts';

let loaded: readonly LoadedPlugin[] = [];

/** Plug-ins that this command line loaded. */
export function loadedPlugins(): readonly LoadedPlugin[] {
  return loaded;
}

/** Gives a command the option `--plugin`, and loads what it and the folder's own `market-sim.config` name. */
export function acceptPlugins(command: Command): Command {
  return command
    .option('--plugin <file>', 'load a plug-in: trusted code (may be repeated)', collect, [])
    .hook('preAction', async (_program, action) => load(action.opts<{ plugin?: string[] }>().plugin ?? []));
}

async function load(named: readonly string[]): Promise<void> {
  const { configFile, loadPlugins } = await import('../../simulation/scenarios/plugins/node/loadPlugins.ts');
  const config = configFile(process.cwd());
  // What a plug-in prints must not get between the lines of a result.
  if (config !== undefined || named.length > 0) globalThis.console = new Console(process.stderr);
  loaded = await loadPlugins(config === undefined ? named : [config, ...named]);
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
