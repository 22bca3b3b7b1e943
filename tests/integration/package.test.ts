import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL_WORLD, smallWorldHashes } from './determinism/smallWorld.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SEED = 7;

function run(cwd: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

const WORKER = `
  import { parentPort, workerData } from 'node:worker_threads';
  import { buildWorld, planWorld } from 'market-sim/worlds';
  const world = buildWorld(planWorld('zi', [{ source: 'test', values: workerData }], ${SEED}));
  world.kernel.runUntil(world.until);
  world.check();
  parentPort.postMessage(world.kernel.traceHash + ' ' + world.kernel.stateHash);
`;

const STARTS_WORKER = `
  import { Worker } from 'node:worker_threads';
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: ${JSON.stringify(SMALL_WORLD)} });
  worker.once('message', (hashes) => process.stdout.write(hashes));
`;

const TYPED = `
  import { buildWorld, planWorld, type WorldPlan } from 'market-sim/worlds';
  import type { Actor } from 'market-sim/actor';
  const plan: WorldPlan = planWorld('zi', [], 1);
  export const events: number = buildWorld(plan).kernel.runUntil(1) === 'time' ? 1 : 0;
  // @ts-expect-error a plan has a seed, so types have arrived
  export const noSeed: WorldPlan = { scenario: 'zi', config: {} };
  export type Start = Actor['start'];
`;

describe('the package, installed in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'market-sim-package-'));
  const installed = join(folder, 'node_modules/market-sim');
  beforeAll(() => {
    run(ROOT, 'npm', 'pack', '--silent', '--pack-destination', folder);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string;
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the compiled program, and no sources, tests or tools', () => {
    expect(readdirSync(installed).sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'dist', 'package.json'].sort(),
    );
  });

  it('has every entry point that it names', () => {
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const targets = Object.values<string | { types: string; default: string }>(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : [target.types, target.default],
    );
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !existsSync(join(installed, target)))).toEqual([]);
  });

  it('runs a world in a worker, to the hash that the sources give', () => {
    writeFileSync(join(folder, 'worker.mjs'), WORKER);
    writeFileSync(join(folder, 'main.mjs'), STARTS_WORKER);
    expect(run(folder, process.execPath, 'main.mjs')).toBe(smallWorldHashes(SEED));
  });

  it('brings the command', () => {
    const bin = join(folder, 'node_modules/.bin/market-sim');
    const args = ['run', 'zi', '--until', '2s', '--no-store', '--json'];
    const fromPackage = JSON.parse(run(folder, bin, ...args));
    const fromSources = JSON.parse(run(folder, process.execPath, join(ROOT, 'bin/market-sim.mjs'), ...args));
    expect(fromPackage.traceHash).toBe(fromSources.traceHash);
  });

  it('runs plug-ins and their tests', () => {
    cpSync(join(ROOT, 'examples/batch-market'), join(folder, 'batch-market'), { recursive: true });
    const bin = join(folder, 'node_modules/.bin/market-sim');
    const args = ['run', 'batch-market', '--plugin', 'batch-market/plugin.ts', '--until', '5s', '--no-store'];
    const fromPackage = JSON.parse(run(folder, bin, ...args, '--json'));
    expect(fromPackage.trades).toBeGreaterThan(0);
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { status, stdout } = spawnSync(process.execPath, ['--test'], {
      cwd: join(folder, 'batch-market'),
      env,
    });
    expect([status, `${stdout}`]).toEqual([0, expect.stringContaining('fail 0')]);
  });

  it('brings its types', () => {
    writeFileSync(join(folder, 'typed.ts'), TYPED);
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2024', '--lib', 'es2024'];
    run(folder, process.execPath, join(ROOT, 'node_modules/typescript7/bin/tsc'), ...options, 'typed.ts');
  });
});
