import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runChild } from './child.mjs';
import { withLock } from './lock.mjs';
import { NODE_BINARY, NODE_VERSION, nodeEnvironment, nodeIsThere, ROOT, TOOLS } from './places.mjs';
import { SetupFailure, say } from './words.mjs';

const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.market-sim-setup');

/**
 * Fetches what is missing: Node from npm, then the locked dependencies. They are installed under that Node, because
 * npm leaves out optional native packages whose engines exclude the Node it runs under.
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const waiting = (holder) => say(`another set-up is at work (process ${holder}); waiting for it`);
  await withLock(join(TOOLS, 'setup.lock'), waiting, async () => {
    if (!nodeIsThere()) await fetchNode();
    if (!dependenciesAreThere()) await fetchDependencies();
  });
}

/** Whether Node and the locked dependencies are there. */
function isInstalled() {
  return nodeIsThere() && dependenciesAreThere();
}

function dependenciesAreThere() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp();
}

/** Changes with the lock file and with the Node that the dependencies were installed under. */
function stamp() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return `node ${NODE_VERSION} lock ${createHash('sha256').update(lock).digest('hex')}\n`;
}

async function fetchNode() {
  say(`fetching Node ${NODE_VERSION} from npm into .tools (about 190 MB on disk)`);
  const args = ['install', '--prefix', TOOLS, '--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  await npm([...args, '--ignore-scripts=false', `node@${NODE_VERSION}`], process.env, 'fetch Node');
  if (!nodeIsThere()) {
    throw new SetupFailure(
      `npm finished, but ${NODE_BINARY} is not there. npm may have no Node for ${process.platform} ${process.arch}, ` +
        'or be set to ignore install scripts.',
    );
  }
}

async function fetchDependencies() {
  say('installing the locked dependencies (npm ci)');
  const environment = { ...nodeEnvironment(), ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(args, environment, 'install the dependencies');
  writeFileSync(STAMP, stamp());
}

/** npm's words go to stderr; its failure becomes ours, with what to look at. */
async function npm(args, environment, purpose) {
  const script = process.env.npm_execpath;
  // Under `npm start` npm tells where it lives, which spares the search for it. Yarn and pnpm tell the same of theirs.
  const known = script !== undefined && basename(script) === 'npm-cli.js' && existsSync(script);
  const node = nodeIsThere() ? NODE_BINARY : process.execPath;
  const [command, all] = known ? [node, [script, ...args]] : ['npm', args];
  const options = {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 2, 2],
    shell: !known && process.platform === 'win32',
  };
  let code;
  try {
    code = await runChild(command, all, options);
  } catch (error) {
    throw new SetupFailure(
      error.code === 'ENOENT'
        ? `could not ${purpose}: there is no npm on the PATH. Install Node 20 or later together with npm.`
        : `could not ${purpose}: ${error.message}`,
    );
  }
  if (code > 128) throw new SetupFailure('interrupted; the next call takes it up again', code);
  if (code !== 0) {
    throw new SetupFailure(
      `could not ${purpose}: npm exited with ${code}, its own words are above. ` +
        'Check that the npm registry can be reached (npm ping), then run the same command again.',
    );
  }
}
