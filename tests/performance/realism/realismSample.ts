import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realismOfRun } from '../../../src/analysis/realism/realismOfRun.ts';
import { openRun } from '../../../src/simulation/results/node/openRun.ts';
import { storeWorld } from '../../support/storedWorld.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';

export interface RealismJob {
  /** Simulated time of the default market. */
  readonly until: string;
}

export interface RealismSample {
  readonly events: number;
  /** Market orders seen, and statistics that had enough data. */
  readonly orders: number;
  readonly measured: number;
  readonly seconds: number;
  readonly logBytes: number;
}

const { until } = jobOfThisProcess<RealismJob>();
const home = mkdtempSync(join(tmpdir(), 'market-sim-'));
try {
  const dir = join(home, 'run');
  await storeWorld(dir, 1, until, {});
  const run = openRun(dir);
  const started = performance.now();
  const lines = realismOfRun(run.manifest, run.log);
  const seconds = (performance.now() - started) / 1000;
  run.close();
  answer({
    events: Number(run.summary?.events),
    orders: lines.find(({ statistic }) => statistic.key === 'sign-decay')?.sample ?? 0,
    measured: lines.filter(({ verdict }) => verdict !== 'not enough data').length,
    seconds,
    logBytes: run.log.size,
  } satisfies RealismSample);
} finally {
  rmSync(home, { recursive: true });
}
