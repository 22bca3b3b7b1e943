import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { median } from '../runner/statistics.ts';
import type { GateJob, GateSample, GateVariant } from './riskGateSample.ts';

const SCRIPT = new URL('./riskGateSample.ts', import.meta.url);
const VARIANTS: readonly GateVariant[] = ['none', 'no limits', 'everything'];
const MESSAGES = { smoke: 3000, full: 1_000_000 };
/** What a gate with every limit may cost, against a venue without one. */
const LARGEST_RATIO = 2;

/** A venue without a risk gate, with one that only counts, and with every limit on, on the flow of `w1`. */
export const riskGateBenchmark: Benchmark = {
  name: 'riskGate',
  title: 'a venue with its risk gate off, without limits, and with every limit on',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const messages = options.smoke ? MESSAGES.smoke : MESSAGES.full;
  const samples = VARIANTS.map((): GateSample[] => []);
  for (let round = 0; round < options.rounds; round++) {
    options.say(`  round ${round + 1} of ${options.rounds}`);
    for (const [i, variant] of VARIANTS.entries()) {
      const job: GateJob = { variant, messages };
      samples[i].push(await runInChild<GateSample>(SCRIPT, job));
    }
  }
  const rows = VARIANTS.map((name, i) => summary(name, samples[i], samples[0]));
  const [all] = rows.slice(-1);
  const trades = new Set(samples.flat().map((sample) => sample.trades));
  const rejects = samples.flat().reduce((sum, sample) => sum + sample.rejects, 0);
  return {
    tables: [
      {
        title: 'Risk gate',
        columns: ['gate', 'ns/message', 'ratio', 'collections'],
        rows: rows.map((row) => [
          row.name,
          row.nsPerMessage.toFixed(0),
          row.ratio.toFixed(2),
          row.collections,
        ]),
        note: 'Messages of w1 to a venue, which nobody listens to; ratios are medians over rounds of the time against that of the round without a gate.',
      },
    ],
    checks: [
      { name: 'the same trades whatever the gate', ok: trades.size === 1, found: [...trades].join(' ') },
      { name: 'nothing is refused', ok: rejects === 0, found: `${rejects} rejects` },
    ],
    goals: [
      {
        name: `every limit costs at most ${LARGEST_RATIO} times a venue without a gate`,
        ok: all.ratio <= LARGEST_RATIO,
        found: all.ratio.toFixed(2),
      },
    ],
    data: { rows },
  };
}

function summary(name: GateVariant, own: readonly GateSample[], base: readonly GateSample[]) {
  return {
    name,
    nsPerMessage: median(own.map((sample) => sample.nsPerMessage)),
    ratio: median(own.map((sample, round) => sample.nsPerMessage / base[round].nsPerMessage)),
    collections: median(own.map((sample) => sample.collections)),
  };
}
