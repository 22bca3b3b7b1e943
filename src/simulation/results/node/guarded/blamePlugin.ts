import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BaseError } from '../../../../core/utils/errors.ts';
import type { LoadedPlugin } from '../../../scenarios/plugins/node/loadPlugins.ts';

/** An error that a plug-in's own code threw as PLUGIN_FAILED with its place; any other error as it is. */
export function blamePlugin(error: unknown, plugins: readonly LoadedPlugin[]): unknown {
  if (error instanceof BaseError || !(error instanceof Error)) return error;
  const origin = error.cause instanceof Error ? error.cause : error;
  const frames = (origin.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const first = frames.find((line) => !line.includes('node:')) ?? '';
  for (const { name, sources } of plugins) {
    const source = sources.find((file) => first.includes(pathToFileURL(file).href) || first.includes(file));
    if (source === undefined) continue;
    const line = /:(\d+)(?::\d+)?\)?$/.exec(first.trim())?.[1] ?? '?';
    const words = error.message.replace(/^assertion failed: /, '');
    return new BaseError(
      'PLUGIN_FAILED',
      `plug-in ${name} failed: ${words} at ${relative('', source)}:${line}`,
      {
        facts: { plugin: name, file: source, line: Number(line) },
        cause: origin,
      },
    );
  }
  return error;
}
