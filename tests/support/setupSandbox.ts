import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Does what npm would do here: a Node in .tools, a folder of modules; and keeps a list of what it was asked. */
const PRETENDED_NPM = `#!${process.execPath}
const { appendFileSync, mkdirSync, symlinkSync, writeFileSync } = require('node:fs');
const [command, ...args] = process.argv.slice(2);
appendFileSync('npm-calls.txt', command + '\\n');
if (process.env.NPM_FAILS) process.exit(7);
const waitMs = Number(process.env.NPM_WAIT_MS ?? 0);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
if (command === 'ci') mkdirSync('node_modules', { recursive: true });
else {
  mkdirSync('.tools/node_modules/node/bin', { recursive: true });
  symlinkSync(process.execPath, '.tools/node_modules/node/bin/node');
  const version = args.at(-1).replace('node@', '');
  writeFileSync('.tools/node_modules/node/package.json', JSON.stringify({ version }));
}
`;

/** A checkout that holds the set-up only, with an npm that pretends: what it does can be seen without a network. */
export class SetupSandbox {
  readonly dir = mkdtempSync(join(tmpdir(), 'market-sim-setup-'));
  readonly #npm = join(this.dir, 'pretended');

  constructor() {
    for (const path of ['tools/setup.mjs', 'tools/setup', '.node-version', 'package-lock.json']) {
      cpSync(join(ROOT, path), join(this.dir, path), { recursive: true });
    }
    this.write('pretended/npm', PRETENDED_NPM, 0o755);
  }

  write(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.dir, path)), { recursive: true });
    writeFileSync(join(this.dir, path), text, { mode });
  }

  /** What npm was asked so far, in order. */
  get npmCalls(): string[] {
    const list = join(this.dir, 'npm-calls.txt');
    return existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n') : [];
  }

  /** Calls the set-up and waits for it. */
  call(args: readonly string[], env: NodeJS.ProcessEnv = {}): { code: number | null; stderr: string } {
    const { status, stderr } = spawnSync(process.execPath, this.#line(args), {
      env: this.#environment(env),
      encoding: 'utf8',
    });
    return { code: status, stderr };
  }

  /** Starts the set-up and leaves it running. */
  start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, this.#line(args), {
      env: this.#environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  close(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }

  #line(args: readonly string[]): string[] {
    return [join(this.dir, 'tools/setup.mjs'), ...args];
  }

  #environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return { PATH: this.#npm, ...env };
  }
}
