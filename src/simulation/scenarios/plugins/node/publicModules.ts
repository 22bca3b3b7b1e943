import { readFileSync } from 'node:fs';
import { nearestWord } from '../../../../core/data/config/nearest.ts';
import { BaseError } from '../../../../core/utils/errors.ts';

const PACKAGE = new URL('../../../../../package.json', import.meta.url);
const PREFIX = 'market-sim/';
/** The sources are run where this file is one. */
const CONDITION = import.meta.url.endsWith('.ts') ? 'market-sim-checkout' : 'default';

type Exports = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

let known: Exports | undefined;

/**
 * Address of a module of the program's public interface, by the name under which user code imports it; undefined for
 * other names.
 *
 * @throws BaseError PLUGIN_INVALID for a name that the interface does not have.
 */
export function publicModule(specifier: string): string | undefined {
  if (!specifier.startsWith(PREFIX)) return undefined;
  known ??= (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { exports: Exports }).exports;
  const target = known[`./${specifier.slice(PREFIX.length)}`];
  const path = typeof target === 'object' ? target[CONDITION] : target;
  if (path !== undefined) return new URL(path, PACKAGE).href;
  const names = Object.keys(known).map((name) => `${PREFIX}${name.slice(2)}`);
  const meant = nearestWord(specifier, names);
  throw new BaseError(
    'PLUGIN_INVALID',
    `there is no module ${specifier}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`,
    { facts: { module: specifier }, advice: 'docs/guides/plugins.md lists what a plug-in can import.' },
  );
}

/** True for the program's own files, the sources or the build. */
export function isProgramModule(url: string): boolean {
  return url.startsWith(new URL('./src/', PACKAGE).href) || url.startsWith(new URL('./dist/', PACKAGE).href);
}
