import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `--expose-gc` lets a round start from an empty young generation, whoever is measured. */
const NODE_FLAGS = ['--expose-gc', '--max-old-space-size=3072'];

/**
 * Runs one measurement in a fresh process: `script` gets `job` as JSON in its first argument and prints its result
 * as JSON. Fresh, because what was measured before changes what the compiler does with what comes after.
 */
export function runInChild<Result>(script: URL, job: object): Promise<Result> {
  const args = [...NODE_FLAGS, fileURLToPath(script), JSON.stringify(job)];
  // As the command line does: compiling types away costs every later array access a check, a cached compile does not.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'market-sim-bench-cache') };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 1 << 26, env }, (error, stdout, stderr) => {
      if (error !== null)
        reject(new Error(`${fileURLToPath(script)} failed: ${stderr || error.message}`, { cause: error }));
      else resolve(JSON.parse(stdout) as Result);
    });
  });
}

/** The job that `runInChild` gave to this process. */
export function jobOfThisProcess<Job>(): Job {
  return JSON.parse(process.argv[2]) as Job;
}

export function answer(result: object): void {
  process.stdout.write(JSON.stringify(result));
}
