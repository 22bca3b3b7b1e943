import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateWorkload } from '../book/generator.ts';
import { MIXES } from '../book/mixes.ts';
import type { RoundJob, RoundResult } from '../book/round.ts';
import { saveWorkload } from '../book/workload.ts';
import type { Benchmark, BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { StreamJob, StreamResult } from './streamRound.ts';

/** Where the recorded streams are; without it there is nothing to measure. */
const REFERENCE_VARIABLE = 'MARKET_SIM_REFERENCE';
const STREAMS = { full: '.seed23.1m.bin.br', smoke: '.seed7.20k.bin.br' };
const PEER = 'nodejs-order-book';
const PEER_MESSAGES = { full: 2_000_000, smoke: 12_000 };
const PEER_WARM_UP = 100_000;
const GOAL = 60;

const STREAM_SCRIPT = new URL('./streamRound.ts', import.meta.url);
const BOOK_SCRIPT = new URL('../book/round.ts', import.meta.url);

interface Stream {
  readonly name: string;
  readonly file: string;
  readonly publishedSha256: string;
}

/** Recorded order streams with published report hashes; speed against nodejs-order-book on w1. */
export const orderStreamBenchmark: Benchmark = {
  name: 'order-stream',
  title: 'recorded order streams: published report hashes, and speed against nodejs-order-book on w1',
  async run(options) {
    const root = process.env[REFERENCE_VARIABLE];
    if (!root) {
      options.say(`  skipped: ${REFERENCE_VARIABLE} is not set`);
      return { tables: [], checks: [], goals: [], data: { skipped: `${REFERENCE_VARIABLE} is not set` } };
    }
    const folder = mkdtempSync(join(tmpdir(), 'market-sim-bench-'));
    try {
      return await measure(findStreams(join(root, 'matching-streams'), options), folder, options);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function findStreams(folder: string, options: BenchmarkOptions): Stream[] {
  const lines = readFileSync(join(folder, 'report-sha256.txt'), 'utf8').trim().split('\n');
  const published = new Map(lines.map((line) => line.trim().split(/\s+/).reverse() as [string, string]));
  const suffix = options.smoke ? STREAMS.smoke : STREAMS.full;
  return readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => ({
      name: name.replace(/\.(bin\.)?br$/, '').replace('.bin', ''),
      file: join(folder, name),
      publishedSha256: published.get(name) ?? 'not published',
    }));
}

async function measure(
  streams: readonly Stream[],
  folder: string,
  options: BenchmarkOptions,
): Promise<BenchmarkResult> {
  const messages = options.smoke ? PEER_MESSAGES.smoke : PEER_MESSAGES.full;
  const workloadFile = join(folder, 'w1.bin');
  saveWorkload(workloadFile, generateWorkload(MIXES[0], messages));
  const peerJob: RoundJob = {
    candidate: PEER,
    workloadFile,
    warmUp: Math.min(messages, PEER_WARM_UP),
    latency: false,
  };
  const peer: number[] = [];
  const results = streams.map((): StreamResult[] => []);
  for (let round = 1; round <= options.rounds; round++) {
    for (const [i, { name, file }] of streams.entries()) {
      const result = await runInChild<StreamResult>(STREAM_SCRIPT, { file } satisfies StreamJob);
      results[i].push(result);
      options.say(`    round ${round}: ${name} ${figure(result.nsPerMessage)} ns a message`);
    }
    peer.push((await runInChild<RoundResult>(BOOK_SCRIPT, peerJob)).nsPerMessage);
    options.say(`    round ${round}: ${PEER} on w1 ${figure(peer[round - 1])} ns a message`);
  }
  return summarize(streams, results, peer);
}

function summarize(
  streams: readonly Stream[],
  results: readonly (readonly StreamResult[])[],
  peer: readonly number[],
): BenchmarkResult {
  const ratios = results.map((rounds) => median(rounds.map(({ nsPerMessage }, i) => peer[i] / nsPerMessage)));
  const rows = streams.map(({ name }, i) => [
    name,
    results[i][0].messages,
    results[i][0].trades,
    figure(median(results[i].map(({ nsPerMessage }) => nsPerMessage))),
    `${figure(ratios[i])}x`,
    median(results[i].map(({ collections }) => collections.count)),
  ]);
  const worst = Math.min(...ratios);
  return {
    tables: [
      {
        title: 'Recorded order streams',
        columns: ['stream', 'messages', 'trades', 'ns/message', `faster than ${PEER} on w1`, 'collections'],
        rows,
        note:
          'Over decoded messages, with every report written in binary form to a preallocated buffer. ' +
          `${PEER} on w1 took ${figure(median(peer))} ns a message in the same run.`,
      },
    ],
    checks: streams.map(({ name, publishedSha256 }, i) => ({
      name: `${name}: the reports have the published hash`,
      ok: results[i].every(({ reportSha256 }) => reportSha256 === publishedSha256),
      found: results[i][0].reportSha256,
    })),
    goals: [
      {
        name: `at least ${GOAL}x ${PEER} on w1, worst stream`,
        ok: worst >= GOAL,
        found: `${figure(worst)}x`,
      },
    ],
    data: { streams: streams.map(({ name }, i) => ({ name, rounds: results[i] })), peerNsPerMessage: peer },
  };
}
