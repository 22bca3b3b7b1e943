import type { Benchmark, BenchmarkOptions, BenchmarkResult, Check, Table } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { median } from '../runner/statistics.ts';
import type { ConsensusJob, ConsensusSample } from './consensusSample.ts';

const SCRIPT = new URL('./consensusSample.ts', import.meta.url);

/** The variable that names a checkout of csienslab/BFT-Simulator with the two packages that its PBFT requires. */
const PEER_VARIABLE = 'MARKET_SIM_BFT_SIMULATOR';
/** What it does where it cannot be run beside: messages a second, PBFT of 16 nodes, a machine of two cores. */
const PEER_ELSEWHERE = 157_000;

/** An adversary of each kind that acts by itself. */
const ADVERSARIES = [
  'silent',
  'equivocating-leader',
  'double-voter',
  'vote-withholding',
  'fork-leader',
  'twins',
];

interface Variant {
  readonly name: string;
  job(isSmoke: boolean): ConsensusJob;
}

/** Most nodes of a smoke run: an epoch of a hundred is a million messages. */
const SMOKE_NODES = 20;

interface ChainValues {
  readonly nodes: number;
  readonly signatures?: string;
  readonly verifyOnce?: boolean;
}

function chain(name: string, values: ChainValues, warmUp: number, epochs: number, smoke: number): Variant {
  return {
    name,
    job: (isSmoke) => ({
      measure: 'chain',
      values: { ...values, nodes: isSmoke ? Math.min(values.nodes, SMOKE_NODES) : values.nodes },
      warmUp: isSmoke ? 1 : warmUp,
      epochs: isSmoke ? smoke : epochs,
    }),
  };
}

/** Another protocol, 16 nodes. */
function other(protocol: string, warmUp: number, epochs: number, smoke: number): Variant {
  return {
    name: `${protocol}, n = 16`,
    job: (isSmoke) => ({
      measure: 'chain',
      protocol,
      values: { nodes: 16 },
      warmUp: isSmoke ? 1 : warmUp,
      epochs: isSmoke ? smoke : epochs,
    }),
  };
}

const signed = { nodes: 4, signatures: 'ed25519' };

const VARIANTS: readonly Variant[] = [
  chain('n = 4', { nodes: 4 }, 5000, 40_000, 20),
  chain('n = 16', { nodes: 16 }, 200, 1000, 3),
  chain('n = 100', { nodes: 100 }, 1, 10, 1),
  chain('n = 4, signed, each node verifies', { ...signed, verifyOnce: false }, 200, 600, 10),
  chain('n = 4, signed, verified once', { ...signed, verifyOnce: true }, 300, 1200, 10),
  {
    name: 'n = 4, 8 epochs, one adversary: worlds',
    job: (isSmoke) => ({
      measure: 'worlds',
      adversaries: ADVERSARIES,
      warmUp: isSmoke ? 2 : 1000,
      worlds: isSmoke ? 48 : 4800,
    }),
  },
  other('pbft', 1000, 6000, 3),
  other('hotstuff', 2000, 10_000, 3),
];

/** Those of the variants that are one chain without adversaries. */
const CHAINS = [0, 1, 2, 3, 4, 6, 7];

const peerFolder = process.env[PEER_VARIABLE];
const PEER: Variant = {
  name: 'csienslab/BFT-Simulator, PBFT, n = 16',
  job: (isSmoke) => ({
    measure: 'peer',
    folder: peerFolder as string,
    warmUp: isSmoke ? 1 : 100,
    decisions: isSmoke ? 2 : 400,
  }),
};

/** Streamlet with echo, every monitor and the trace hash on, no log; beside it what signatures allow, and a peer. */
export const consensusBenchmark: Benchmark = {
  name: 'consensus',
  title: 'Streamlet: epochs and messages a second, with and without signatures; adversarial worlds a second',
  run,
};

async function run(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const variants = peerFolder === undefined ? VARIANTS : [...VARIANTS, PEER];
  const samples = variants.map((): ConsensusSample[] => []);
  for (let round = 0; round < options.rounds; round++) {
    options.say(`  round ${round + 1} of ${options.rounds}`);
    for (const [i, { job }] of variants.entries())
      samples[i].push(await runInChild<ConsensusSample>(SCRIPT, job(options.smoke)));
  }
  const rows = variants.map(({ name }, i) => summary(name, samples[i]));
  return { tables: [table(rows)], checks: checks(samples), goals: goals(rows, samples), data: { rows } };
}

interface Row {
  readonly name: string;
  /** Epochs, worlds or decisions a second. */
  readonly rate: number;
  readonly messageRate: number;
  readonly seconds: number;
  /** Epochs a second that the signatures allow; 0 without any. */
  readonly ceiling: number;
}

/** Signatures and verifications of an epoch of four: each of 5 messages is signed once, and verified by 3 or by one. */
const SIGNED = 5;
const VERIFIED = [15, 5] as const;

function summary(name: string, samples: readonly ConsensusSample[]): Row {
  const of = (figure: (sample: ConsensusSample) => number) => median(samples.map(figure));
  const verified = name.endsWith('once') ? VERIFIED[1] : VERIFIED[0];
  const ceiling = of(({ signing, verifying }) =>
    signing === 0 ? 0 : 1 / (SIGNED * signing + verified * verifying),
  );
  return {
    name,
    rate: of(({ done, seconds }) => done / seconds),
    messageRate: of(({ messages, seconds }) => messages / seconds),
    seconds: of(({ seconds }) => seconds),
    ceiling,
  };
}

function table(rows: readonly Row[]): Table {
  return {
    title: 'Consensus',
    columns: ['what', 'a second', 'M messages/s', 'seconds', 'ceiling by signatures'],
    rows: rows.map(({ name, rate, messageRate, seconds, ceiling }) => [
      name,
      rate < 100 ? rate.toFixed(1) : Math.round(rate),
      (messageRate / 1e6).toFixed(3),
      seconds.toFixed(3),
      ceiling === 0 ? '' : Math.round(ceiling),
    ]),
    note: `Epochs, worlds or decisions; medians of rounds in fresh, warm processes. ${peerNote()}`,
  };
}

function peerNote(): string {
  if (peerFolder !== undefined) return 'The peer runs beside.';
  return `Where ${PEER_VARIABLE} names a checkout of csienslab/BFT-Simulator its PBFT runs beside.`;
}

function checks(samples: readonly (readonly ConsensusSample[])[]): Check[] {
  const chains = samples.filter((_, i) => CHAINS.includes(i)).flat();
  const hashes = (i: number) => new Set(samples[i].map(({ traceHash }) => traceHash));
  const [four] = samples[0];
  const [worlds] = samples[5];
  const violations = samples.flat().reduce((sum, sample) => sum + sample.violations, 0);
  return [
    check('no monitor finds anything', violations === 0, `${violations} violations`),
    check('an epoch of four has 60 messages', four.messages === 60 * four.done, `${four.messages}`),
    check(
      'honest nodes leave no evidence',
      chains.every(({ evidence }) => evidence === 0),
      'none',
    ),
    check('adversaries leave some', worlds.evidence > 0, `${worlds.evidence}`),
    check(
      'one trace in every round',
      CHAINS.every((i) => hashes(i).size === 1),
      [...hashes(0)].join(' '),
    ),
  ];
}

function goals(rows: readonly Row[], samples: readonly (readonly ConsensusSample[])[]): Check[] {
  const [four, sixteen, hundred, each, once, worlds, pbft, , peer] = rows;
  const share = (row: Row) => (100 * row.rate) / row.ceiling;
  const peerRate = peer?.messageRate ?? PEER_ELSEWHERE;
  const peerName = peer === undefined ? 'elsewhere' : 'beside';
  return [
    check('n = 4: 30 000 epochs/s', four.rate >= 30_000, `${Math.round(four.rate)}/s`),
    check(
      'n = 16: 2 M messages/s',
      sixteen.messageRate >= 2e6,
      `${(sixteen.messageRate / 1e6).toFixed(2)} M/s`,
    ),
    check('n = 100: ten epochs in 12 s', hundred.seconds <= 12, `${hundred.seconds.toFixed(2)} s`),
    check('signed, each verifies: 75% of the ceiling', share(each) >= 75, `${share(each).toFixed(0)}%`),
    check('signed, verified once: 75% of the ceiling', share(once) >= 75, `${share(once).toFixed(0)}%`),
    check('1 000 adversarial worlds/s', worlds.rate >= 1000, `${Math.round(worlds.rate)}/s`),
    check(
      `n = 16: more messages than a public simulator of PBFT (${peerName})`,
      sixteen.messageRate > peerRate,
      `${(sixteen.messageRate / peerRate).toFixed(0)} times, ${samples[0].length} rounds`,
    ),
    check(
      `PBFT against PBFT, n = 16: more messages than that simulator (${peerName})`,
      pbft.messageRate > peerRate,
      `${(pbft.messageRate / peerRate).toFixed(0)} times`,
    ),
  ];
}

function check(name: string, ok: boolean, found: string): Check {
  return { name, ok, found };
}
