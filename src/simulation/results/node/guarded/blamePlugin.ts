import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BaseError } from '../../../../core/utils/errors.ts';
import type { LoadedPlugin } from '../../../scenarios/plugins/node/loadPlugins.ts';

/** A line of a plug-in that was at work when an error was thrown. */
interface PluginPlace {
  readonly plugin: string;
  readonly file: string;
  readonly line: number;
  /** The line threw by itself; otherwise the program did, in what the line called. */
  readonly direct: boolean;
}

const CALLED_ADVICE =
  'Look at what the plug-in hands over there; where that is right, it is a bug of market-sim: please report it.';

/** An error out of a plug-in's code, or of what it called, as PLUGIN_FAILED with its place; any other as it is. */
export function blamePlugin(error: unknown, plugins: readonly LoadedPlugin[]): unknown {
  if (error instanceof BaseError || !(error instanceof Error)) return error;
  const origin = error.cause instanceof Error ? error.cause : error;
  const place = placeIn(origin.stack ?? '', plugins);
  if (place === undefined) return error;
  const { plugin, file, line, direct } = place;
  const words = error.message.replace(/^assertion failed: /, '');
  const message = `plug-in ${plugin} failed: ${words} at ${relative('', file)}:${line}`;
  const facts = { plugin, file, line };
  const advice = direct ? undefined : CALLED_ADVICE;
  return new BaseError('PLUGIN_FAILED', message, { facts, advice, cause: origin });
}

/** The innermost line of a plug-in on a stack. */
function placeIn(stack: string, plugins: readonly LoadedPlugin[]): PluginPlace | undefined {
  const lines = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  const frames = lines.filter((line) => !line.includes('node:'));
  for (const [depth, frame] of frames.entries()) {
    for (const { name, sources } of plugins) {
      const file = sources.find(
        (source) => frame.includes(pathToFileURL(source).href) || frame.includes(source),
      );
      if (file === undefined) continue;
      const line = Number(/:(\d+)(?::\d+)?\)?$/.exec(frame.trim())?.[1] ?? 0);
      return { plugin: name, file, line, direct: depth === 0 };
    }
  }
  return undefined;
}
