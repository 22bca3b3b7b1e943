import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { TablesJob, TablesSample } from './tablesSample.ts';

const SCRIPT = new URL('./tablesSample.ts', import.meta.url);
/** The default market delivers about ten million events in this time. */
const UNTIL = '87m';
const GOAL_SECONDS = 15;

/** A run's log to Parquet: all its tables. */
export const tablesBenchmark: Benchmark = {
  name: 'tables',
  title: 'Tables: the log of a run to Parquet',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const job: TablesJob = { until: options.smoke ? '5s' : UNTIL };
  const samples: TablesSample[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    const sample = await runInChild<TablesSample>(SCRIPT, job);
    samples.push(sample);
    options.say(`    round ${round}: ${figure(sample.seconds)} s`);
  }
  return summarize(samples);
}

function summarize(samples: readonly TablesSample[]): BenchmarkResult {
  const [{ events, entries, rows, logBytes, tableBytes }] = samples;
  const seconds = median(samples.map((sample) => sample.seconds));
  const peak = median(samples.map((sample) => sample.peakMegabytes));
  const cells = [events, entries, logBytes, tableBytes].map((count) => figure(count / 1e6));
  return {
    tables: [
      {
        title: 'Log to Parquet',
        columns: ['M events', 'M log entries', 'MB of log', 'MB of tables', 'seconds', 'peak MB'],
        rows: [[...cells, figure(seconds), figure(peak)]],
        note: 'All six tables of a run of the default market, several at a time; the peak holds the run itself too.',
      },
    ],
    checks: [
      {
        name: 'the table of events has a row for each log entry',
        ok: rows === entries,
        found: `${rows} of ${entries}`,
      },
    ],
    goals: [
      {
        name: `10 M events in ${GOAL_SECONDS} s`,
        ok: (seconds * 1e7) / events <= GOAL_SECONDS,
        found: `${figure((seconds * 1e7) / events)} s`,
      },
    ],
    data: samples,
  };
}
