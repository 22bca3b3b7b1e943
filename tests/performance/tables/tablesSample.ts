import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlText, withDatabase } from '../../../src/core/data/node/duckdb.ts';
import { openRun } from '../../../src/simulation/results/node/openRun.ts';
import { buildTables } from '../../../src/simulation/results/node/tables/buildTables.ts';
import { tablePath } from '../../../src/simulation/results/node/tables/tableStamp.ts';
import { LOG_TABLES } from '../../../src/simulation/results/tables/runTables.ts';
import { storeWorld } from '../../support/storedWorld.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';

export interface TablesJob {
  /** Simulated time of the default market. */
  readonly until: string;
}

export interface TablesSample {
  readonly events: number;
  readonly entries: number;
  /** Rows of the table of events, which must be the entries. */
  readonly rows: number;
  readonly seconds: number;
  readonly logBytes: number;
  readonly tableBytes: number;
  readonly peakMegabytes: number;
}

const { until } = jobOfThisProcess<TablesJob>();
const home = mkdtempSync(join(tmpdir(), 'market-sim-'));
try {
  const dir = join(home, 'run');
  await storeWorld(dir, 1, until, {});
  const tables = LOG_TABLES.map(({ spec }) => spec.name);
  const started = performance.now();
  await buildTables([{ dir, tables }]);
  const seconds = (performance.now() - started) / 1000;
  const run = openRun(dir);
  let entries = 0;
  for (const { header } of run.log.segments()) entries += header.entries;
  run.close();
  const count = `SELECT count(*)::INTEGER AS rows FROM ${sqlText(tablePath(dir, 'events'))}`;
  const [[rows]] = await withDatabase(async (connection) =>
    (await connection.runAndReadAll(count)).getRows(),
  );
  answer({
    events: Number(run.summary?.events),
    entries,
    rows: Number(rows),
    seconds,
    logBytes: run.log.size,
    tableBytes: tables.reduce((sum, table) => sum + statSync(tablePath(dir, table)).size, 0),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  } satisfies TablesSample);
} finally {
  rmSync(home, { recursive: true });
}
