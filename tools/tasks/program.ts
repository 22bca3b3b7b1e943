import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { runChild } from '../setup/child.mjs';

/** Root of the checkout. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a program said and how it ended. */
export interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

/** Full path of a program's script inside an installed package. */
export function packageScript(specifier: string): string {
  return createRequire(import.meta.url).resolve(specifier);
}

/** Runs a JavaScript program under this Node with our own input and output, and gives its exit code. */
export function runNode(args: readonly string[]): Promise<number> {
  return runChild(process.execPath, [...args], { cwd: ROOT });
}

/** Runs a JavaScript program under this Node and keeps what it says. */
export function runQuietly(args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
