import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateWorkload } from '../book/generator.ts';
import { MIXES, type Mix } from '../book/mixes.ts';
import { saveWorkload } from '../book/workload.ts';
import type { BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { AllocationJob, AllocationSample } from './allocationSample.ts';

const SCRIPT = new URL('./allocationSample.ts', import.meta.url);
const MESSAGES = 1_000_000;
const SMOKE_MESSAGES = 12_000;
const BASE = 'price-time';
const ALLOCATIONS = [BASE, 'cme-pro-rata', 'cme-allocation', 'cme-configurable', 'ice-time-pro-rata'];
const GOAL_RATIO = 3;

type Rounds = ReadonlyMap<string, AllocationSample[]>;

/** The same messages to books that differ in their allocation only, in turn within each round. */
export async function measureAllocations(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const folder = mkdtempSync(join(tmpdir(), 'market-sim-bench-'));
  try {
    const results: { readonly mix: Mix; readonly rounds: Rounds }[] = [];
    for (const mix of MIXES) results.push({ mix, rounds: await measureMix(mix, folder, options) });
    return summarize(results, options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureMix(mix: Mix, folder: string, options: BenchmarkOptions): Promise<Rounds> {
  const workloadFile = join(folder, `${mix.name}.bin`);
  saveWorkload(workloadFile, generateWorkload(mix, options.smoke ? SMOKE_MESSAGES : MESSAGES));
  const rounds = new Map<string, AllocationSample[]>(ALLOCATIONS.map((name) => [name, []]));
  for (let round = 1; round <= options.rounds; round++) {
    for (const [allocation, samples] of rounds) {
      const job: AllocationJob = { workloadFile, allocation };
      const sample = await runInChild<AllocationSample>(SCRIPT, job);
      samples.push(sample);
      options.say(
        `    ${mix.name}, round ${round}: ${allocation} ${figure(sample.nsPerMessage)} ns a message`,
      );
    }
  }
  return rounds;
}

function nsOf(samples: readonly AllocationSample[]): number {
  return median(samples.map(({ nsPerMessage }) => nsPerMessage));
}

/** Median over rounds of the ratio within each round. */
function ratioOf(rounds: Rounds, name: string): number {
  const base = rounds.get(BASE) ?? [];
  return median((rounds.get(name) ?? []).map(({ nsPerMessage }, i) => nsPerMessage / base[i].nsPerMessage));
}

function summarize(
  results: readonly { readonly mix: Mix; readonly rounds: Rounds }[],
  options: BenchmarkOptions,
): BenchmarkResult {
  const [w1] = results;
  const ratio = ratioOf(w1.rounds, 'cme-pro-rata');
  const live = results.map(({ rounds }) =>
    [...rounds.values()].map(([{ totals }]) => totals.liveOrders).join(', '),
  );
  return {
    tables: results.map(({ mix, rounds }) => ({
      title: `Allocation, ${mix.name}: ${mix.words}`,
      columns: ['allocation', 'ns/message', 'time against price-time', 'trades', 'live orders at the end'],
      rows: [...rounds].map(([name, samples]) => [
        name,
        figure(nsOf(samples)),
        `${figure(ratioOf(rounds, name))}x`,
        samples[0].totals.trades,
        samples[0].totals.liveOrders,
      ]),
      note: `The same ${options.smoke ? SMOKE_MESSAGES : MESSAGES} messages to each; who trades differs, so some cancels find nobody.`,
    })),
    checks: [
      {
        name: 'every allocation trades, and leaves orders',
        ok: results.every(({ rounds }) =>
          [...rounds.values()].every(([{ totals }]) => totals.trades > 0 && totals.liveOrders > 0),
        ),
        found: live.join('; '),
      },
    ],
    goals: [
      {
        name: `w1: pro rata within ${GOAL_RATIO}x of time priority`,
        ok: ratio <= GOAL_RATIO,
        found: `${figure(ratio)}x`,
      },
    ],
    data: results.map(({ mix, rounds }) => ({ mix: mix.name, rounds: Object.fromEntries(rounds) })),
  };
}
