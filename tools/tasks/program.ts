import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

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

/** Runs a JavaScript program under this Node; with `quiet` its output is kept, else it goes where ours goes. */
export function runNode(args: readonly string[], quiet: boolean): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({ exitCode, output });
    });
  });
}
