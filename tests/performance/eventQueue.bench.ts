import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { contenders } from './eventQueue/contenders.ts';
import { loads, Played } from './eventQueue/loads.ts';

const ROUNDS = 5;
/** Events of one measurement, and how many times as many warm it up, uncounted. */
const EVENTS = 2_000_000;
const WARM_UP = 1.5;
/** The median over so many slices of it counts: what else the machine did meanwhile should not. */
const SLICES = 10;
const SMOKE_EVENTS = 2000;
const NANOSECONDS = 1e6;

interface Sample {
  readonly nsPerEvent: number;
  readonly timeSum: number;
  readonly tieSum: number | undefined;
}

interface BenchOptions {
  readonly smoke: boolean;
  /** Only loads and contenders whose names contain one of these; all where it is left out. */
  readonly loads?: readonly string[];
  readonly contenders?: readonly string[];
  readonly rounds?: number;
}

/**
 * Nanoseconds for one push and one pop, for each load and queue: medians over rounds, every sample in a fresh
 * process, the queues taking turns within a round. Throws where two queues disagree about the order.
 */
export async function benchEventQueue(
  options: BenchOptions,
): Promise<{ name: string; rows: Record<string, number | string>[] }> {
  const names = Object.keys(contenders).filter((name) => matches(name, options.contenders));
  const rounds = options.smoke ? 1 : (options.rounds ?? ROUNDS);
  const rows: Record<string, number | string>[] = [];
  for (const load of Object.keys(loads).filter((name) => matches(name, options.loads))) {
    const samples = new Map<string, Sample[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const name of names) samples.get(name)!.push(sampleOf(name, load, options.smoke));
    }
    checkAgreement(load, samples);
    rows.push(rowOf(load, samples));
  }
  return { name: 'event queue', rows };
}

function matches(name: string, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((part) => name.includes(part));
}

/** A smoke run stays in this process: it shows that everything works, not how fast. */
function sampleOf(contender: string, load: string, smoke: boolean): Sample {
  if (smoke) return measure(contender, load, SMOKE_EVENTS);
  const file = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [file, '--sample', contender, load], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${contender} on ${load}: ${child.stderr}`);
  return JSON.parse(child.stdout) as Sample;
}

/** Warms up, then times slices, then plays one more slice whose order is summed up. */
function measure(name: string, load: string, events: number): Sample {
  const contender = contenders[name]();
  const play = loads[load](events);
  const played = new Played(contender);
  play(played, WARM_UP * events);
  const slices: number[] = [];
  for (let i = 0; i < SLICES; i++) {
    const start = performance.now();
    const done = play(played, events / SLICES);
    slices.push(((performance.now() - start) * NANOSECONDS) / done);
  }
  played.sums = true;
  play(played, events / SLICES);
  const tieSum = contender.keepsTies ? played.tieSum : undefined;
  return { nsPerEvent: median(slices), timeSum: played.timeSum, tieSum };
}

/** Times must come in the same order from all, ties from all that keep them. */
function checkAgreement(load: string, samples: ReadonlyMap<string, readonly Sample[]>): void {
  const all = [...samples.values()].flat();
  const times = new Set(all.map((sample) => sample.timeSum));
  const ties = new Set(all.map((sample) => sample.tieSum).filter((sum) => sum !== undefined));
  if (times.size > 1 || ties.size > 1) throw new Error(`the queues do not agree on ${load}`);
}

function rowOf(
  load: string,
  samples: ReadonlyMap<string, readonly Sample[]>,
): Record<string, number | string> {
  const row: Record<string, number | string> = { load };
  for (const [name, list] of samples)
    row[`${name} ns`] = round(median(list.map((sample) => sample.nsPerEvent)));
  const own = samples.get('calendar');
  if (own === undefined) return row;
  for (const [name, list] of samples) {
    if (name === 'calendar') continue;
    row[`${name} / calendar`] = round(median(list.map((sample, i) => sample.nsPerEvent / own[i].nsPerEvent)));
  }
  return row;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

async function main(args: readonly string[]): Promise<void> {
  if (args[0] === '--sample') {
    process.stdout.write(JSON.stringify(measure(args[1], args[2], EVENTS)));
    return;
  }
  const list = (flag: string) =>
    args
      .find((arg) => arg.startsWith(`${flag}=`))
      ?.slice(flag.length + 1)
      .split(';');
  const { rows } = await benchEventQueue({
    smoke: args.includes('--smoke'),
    loads: list('--loads'),
    contenders: list('--queues'),
    rounds: Number(list('--rounds')?.[0] ?? ROUNDS),
  });
  for (const row of rows) console.log(JSON.stringify(row));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
