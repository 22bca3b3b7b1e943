import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BaseError } from '../../../../core/utils/errors.ts';
import { checkPlugin } from '../checkPlugin.ts';
import { registerPlugin } from '../registerPlugin.ts';
import { watchModules } from './moduleGraph.ts';
import { sourcesOf, sumOfSources } from './pluginSources.ts';

const CONFIG_FILES = ['market-sim.config.ts', 'market-sim.config.mjs', 'market-sim.config.js'];

/** A plug-in in this process. */
export interface LoadedPlugin {
  readonly name: string;
  /** Absolute path of its module. */
  readonly file: string;
  /** Paths of all its own files. */
  readonly sources: readonly string[];
}

/**
 * The plug-in that a folder has for every command run in it, or undefined.
 *
 * @throws BaseError PLUGIN_INVALID where it has two.
 */
export function configFile(folder: string): string | undefined {
  const found = CONFIG_FILES.filter((name) => existsSync(join(folder, name)));
  if (found.length <= 1) return found[0];
  throw new BaseError('PLUGIN_INVALID', `there are both ${found[0]} and ${found[1]}`, {
    facts: { file: found[0] },
    advice: 'Keep one of them.',
  });
}

/**
 * Loads plug-ins and registers their parts. They are trusted code: they run with all rights of this process. A file
 * that is named twice is loaded once.
 *
 * @throws BaseError IO_NOT_FOUND, or PLUGIN_INVALID naming the file and what is wrong with it.
 */
export async function loadPlugins(files: readonly string[]): Promise<LoadedPlugin[]> {
  if (files.length > 0) watchModules();
  const loaded = new Map<string, LoadedPlugin>();
  for (const named of files) {
    const file = realPath(named);
    if (!loaded.has(file)) loaded.set(file, await loadPlugin(named, file));
  }
  return [...loaded.values()];
}

async function loadPlugin(named: string, file: string): Promise<LoadedPlugin> {
  const { href } = pathToFileURL(file);
  const plugin = checkPlugin(exportedBy(await importModule(named, href), named), named);
  const sources = sourcesOf(href);
  registerPlugin(plugin, sumOfSources(file, sources), named);
  return { name: plugin.name, file, sources: sources.files };
}

async function importModule(named: string, href: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(href)) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    const { advice } = cause instanceof BaseError ? cause : {};
    throw new BaseError('PLUGIN_INVALID', `${named} cannot be loaded: ${reasonOf(cause)}`, {
      facts: { file: named },
      advice: advice ?? 'Correct the module: it must load before anything of it can be used.',
      cause,
    });
  }
}

function exportedBy(module: Readonly<Record<string, unknown>>, named: string): unknown {
  const exported = module.default ?? module.plugin;
  if (exported !== undefined) return exported;
  const names = Object.keys(module);
  const has = names.length === 0 ? 'exports nothing' : `exports ${names.join(', ')}`;
  throw new BaseError('PLUGIN_INVALID', `${named} has no default export (nor \`plugin\`): it ${has}`, {
    facts: { file: named },
  });
}

/** What went wrong, and at which line of which file where the engine says so. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const [message] = cause.message.split('\n');
  if (cause instanceof BaseError) return message;
  const place = placeIn(cause.stack ?? '');
  return `${cause.name}: ${message}${place === undefined || message.includes(place) ? '' : ` (${place})`}`;
}

/** The first place that a stack names: of code that was run, or that could not be read. */
function placeIn(stack: string): string | undefined {
  return (
    /^\S*?([^/\\\s]+\.[cm]?[jt]s:\d+)$/m.exec(stack)?.[1] ?? /file:\/\/\S*?([^/\s]+:\d+):\d+/.exec(stack)?.[1]
  );
}

function realPath(named: string): string {
  const path = resolve(named);
  if (existsSync(path)) return realpathSync(path);
  throw new BaseError('IO_NOT_FOUND', `cannot read plug-in ${named}: it does not exist`, {
    facts: { path: named },
  });
}
