import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/market-sim.mjs', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own with the command line in it, as a user has it in a terminal. */
export class Terminal {
  readonly dir = mkdtempSync(join(tmpdir(), 'market-sim-'));

  /** Types `market-sim …` and waits for it. */
  type(...args: string[]): Finished {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
      cwd: this.dir,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return { code: status, stdout, stderr };
  }

  /** The one JSON object that `--json` leaves on stdout. Throws where stdout holds anything else. */
  json<Result>(...args: string[]): Result {
    const { stdout, stderr } = this.type(...args, '--json');
    try {
      return JSON.parse(stdout) as Result;
    } catch (cause) {
      throw new Error(`not one JSON object: ${stdout}\n${stderr}`, { cause });
    }
  }

  /** Starts `market-sim …` and leaves it running. */
  start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [BIN, ...args], { cwd: this.dir, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  path(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  close(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
