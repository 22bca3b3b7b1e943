import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, BenchmarkOptions, BenchmarkResult, Check, Table } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import { CANDIDATES, type CandidateName } from './candidate.ts';
import { generateWorkload } from './generator.ts';
import { MIXES, type Mix } from './mixes.ts';
import type { RoundJob, RoundResult } from './round.ts';
import { saveWorkload } from './workload.ts';

const MESSAGES = 2_000_000;
const SMOKE_MESSAGES = 12_000;
/** Peers are compiled long before this many messages; a full first replay would double the benchmark's time. */
const PEER_WARM_UP = 100_000;
/** How many times slower nodejs-order-book must be. */
const GOAL: Readonly<Record<string, number>> = { w1: 100, w2: 60, w3: 80 };
const GOAL_P999_NS = 1_000;

const ROUND_SCRIPT = new URL('./round.ts', import.meta.url);

type Rounds = Record<CandidateName, RoundResult[]>;

/** Our order book against its peers and a book of plain objects, on the same messages. */
export const bookBenchmark: Benchmark = {
  name: 'book',
  title: 'order book: w1, w2, w3 against nodejs-order-book and hft-limit-order-book',
  async run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'market-sim-bench-'));
    try {
      const results: MixResult[] = [];
      for (const mix of MIXES) results.push(await runMix(mix, folder, options));
      return summarize(results);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

interface MixResult {
  readonly mix: Mix;
  readonly messages: number;
  readonly rounds: Rounds;
}

async function runMix(mix: Mix, folder: string, options: BenchmarkOptions): Promise<MixResult> {
  const workloadFile = join(folder, `${mix.name}.bin`);
  const messages = options.smoke ? SMOKE_MESSAGES : MESSAGES;
  options.say(`  ${mix.name}: ${messages} messages, ${mix.words}`);
  saveWorkload(workloadFile, generateWorkload(mix, messages));
  const rounds: Rounds = {
    'market-sim': [],
    'plain objects': [],
    'nodejs-order-book': [],
    'hft-limit-order-book': [],
  };
  for (let round = 1; round <= options.rounds; round++) {
    for (const candidate of CANDIDATES) {
      const ours = candidate === 'market-sim';
      const warmUp = ours ? messages : Math.min(messages, PEER_WARM_UP);
      const job: RoundJob = {
        candidate,
        workloadFile,
        warmUp,
        latency: mix.name === 'w1' && (ours || round === 1),
      };
      const result = await runInChild<RoundResult>(ROUND_SCRIPT, job);
      rounds[candidate].push(result);
      options.say(`    round ${round}: ${candidate} ${figure(result.nsPerMessage)} ns a message`);
    }
  }
  return { mix, messages, rounds };
}

function summarize(results: readonly MixResult[]): BenchmarkResult {
  return {
    tables: [...results.map(speedTable), latencyTable(results)],
    checks: results.map(agreement),
    goals: results.flatMap(goals),
    data: Object.fromEntries(results.map(({ mix, messages, rounds }) => [mix.name, { messages, rounds }])),
  };
}

function nsOf(rounds: readonly RoundResult[]): number {
  return median(rounds.map(({ nsPerMessage }) => nsPerMessage));
}

/** Median over rounds of the ratio within each round: both sides of a ratio saw the same machine. */
function ratio(rounds: Rounds, slower: CandidateName): number {
  return median(
    rounds[slower].map(({ nsPerMessage }, i) => nsPerMessage / rounds['market-sim'][i].nsPerMessage),
  );
}

function speedTable({ mix, messages, rounds }: MixResult): Table {
  const rows = CANDIDATES.map((name) => {
    const collections = rounds[name].map((round) => round.collections);
    const ns = nsOf(rounds[name]);
    return [
      name,
      figure(ns),
      figure(Math.min(...rounds[name].map(({ nsPerMessage }) => nsPerMessage))),
      figure(1000 / ns),
      `${figure(ratio(rounds, name))}x`,
      median(collections.map(({ count }) => count)),
      figure(median(collections.map(({ ms }) => ms))),
    ];
  });
  const { trades, quantity, liveOrders } = rounds['market-sim'][0].totals;
  return {
    title: `${mix.name}: ${mix.words}`,
    columns: ['book', 'ns/message', 'best', 'M messages/s', 'time against ours', 'collections', 'ms in them'],
    rows,
    note:
      `${messages} messages, ${rounds['market-sim'].length} rounds. All agree on ${trades} trades of ${quantity} lots ` +
      `and ${liveOrders} live orders at the end.`,
  };
}

function latencyTable(results: readonly MixResult[]): Table {
  const { rounds } = results[0];
  const rows = CANDIDATES.map((name) => {
    const samples = rounds[name].flatMap(({ latency }) => latency ?? []);
    const of = (pick: (sample: (typeof samples)[number]) => number): string =>
      figure(median(samples.map(pick)));
    return [name, of((s) => s.p50), of((s) => s.p99), of((s) => s.p999), of((s) => s.timerNs)];
  });
  return {
    title: 'w1: time of one message, ns',
    columns: ['book', 'p50', 'p99', 'p99.9', 'clock'],
    rows,
    note: 'One message in eight is timed with process.hrtime(); the figures include the cost of the clock, told last.',
  };
}

function agreement({ mix, rounds }: MixResult): Check {
  const totals = new Set(
    CANDIDATES.flatMap((name) => rounds[name].map((round) => JSON.stringify(round.totals))),
  );
  const { trades } = rounds['market-sim'][0].totals;
  return {
    name: `${mix.name}: all books agree on trades, quantity, notional, live orders and resting quantity`,
    ok: totals.size === 1 && trades > 0,
    found: [...totals].join(' and '),
  };
}

function goals({ mix, rounds }: MixResult): Check[] {
  const found = ratio(rounds, 'nodejs-order-book');
  const collections = rounds['market-sim'].map((round) => round.collections.count);
  const checks = [
    {
      name: `${mix.name}: at least ${GOAL[mix.name]}x nodejs-order-book`,
      ok: found >= GOAL[mix.name],
      found: `${figure(found)}x`,
    },
    {
      name: `${mix.name}: no garbage collection after warm-up`,
      ok: collections.every((count) => count === 0),
      found: `${collections.join(', ')} collections`,
    },
  ];
  const p999 = rounds['market-sim'].flatMap(({ latency }) => latency?.p999 ?? []);
  if (p999.length > 0) {
    const found999 = median(p999);
    checks.push({
      name: `${mix.name}: p99.9 below ${GOAL_P999_NS} ns`,
      ok: found999 < GOAL_P999_NS,
      found: `${figure(found999)} ns`,
    });
  }
  return checks;
}
