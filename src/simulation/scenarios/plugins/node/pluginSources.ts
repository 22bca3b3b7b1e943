import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { moduleClosure } from './moduleGraph.ts';
import { isProgramModule } from './publicModules.ts';

/** What a plug-in is made of. */
export interface PluginSources {
  /** Paths of its own files: the one named, and those it imports, and they in turn. */
  readonly files: readonly string[];
  /** Packages they import, as `name@version`; what lies in them is taken as given by that. */
  readonly packages: readonly string[];
}

/** Sources of a module that has been loaded. The program itself is no part of them: the manifest has its version. */
export function sourcesOf(entry: string): PluginSources {
  const isOwn = (url: string) => url.startsWith('file:') && !inPackage(url) && !isProgramModule(url);
  const urls = [...moduleClosure(entry, isOwn)];
  return {
    files: urls.filter(isOwn).map((url) => fileURLToPath(url)),
    packages: [...new Set(urls.filter(inPackage).map(packageOf))],
  };
}

/**
 * One sum over all sources, 64 hexadecimal digits: SHA-256 of one line for each file, `file <path> <SHA-256 of its
 * bytes>`, the path relative to the folder of `entry` and with forward slashes, and one for each package,
 * `package <name>@<version>`; the lines sorted.
 */
export function sumOfSources(entry: string, { files, packages }: PluginSources): string {
  const folder = dirname(entry);
  const lines = [
    ...files.map((file) => {
      const path = relative(folder, file).split(sep).join('/');
      return `file ${path} ${sha256(readFileSync(file))}`;
    }),
    ...packages.map((name) => `package ${name}`),
  ];
  return sha256(Buffer.from(`${lines.sort().join('\n')}\n`));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function inPackage(url: string): boolean {
  return url.startsWith('file:') && url.includes('/node_modules/');
}

/** Name and version of the package that a file lies in, from the nearest package.json that names it. */
function packageOf(url: string): string {
  for (let dir = dirname(fileURLToPath(url)); ; dir = dirname(dir)) {
    const path = `${dir}${sep}package.json`;
    if (existsSync(path)) {
      const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string };
      if (name !== undefined) return `${name}@${version ?? 'unknown'}`;
    }
    if (dirname(dir) === dir || dir.endsWith(`${sep}node_modules`)) return `${url} without a package.json`;
  }
}
