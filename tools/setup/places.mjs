import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the set-up fetches lives here; git ignores it. */
export const TOOLS = join(ROOT, '.tools');

/** The Node that the project runs under, as `.node-version` names it, without the `v`. */
export const NODE_VERSION = readFileSync(join(ROOT, '.node-version'), 'utf8').trim().replace(/^v/, '');

const NODE_PACKAGE = join(TOOLS, 'node_modules', 'node');

/** Where npm's `node` package puts its binary. */
const NODE_FOLDER = join(NODE_PACKAGE, 'bin');

/** The fetched Node. */
export const NODE_BINARY = join(NODE_FOLDER, process.platform === 'win32' ? 'node.exe' : 'node');

/** Whether the fetched Node is there, in the right version. */
export function nodeIsThere() {
  const manifest = join(NODE_PACKAGE, 'package.json');
  if (!existsSync(NODE_BINARY) || !existsSync(manifest)) return false;
  return JSON.parse(readFileSync(manifest, 'utf8')).version === NODE_VERSION;
}

/** The environment in which `node`, and npm's own shebang, mean the fetched Node. */
export function nodeEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':';
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [pathName]: `${NODE_FOLDER}${separator}${process.env[pathName] ?? ''}` };
}
