import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../core/utils/node/makeFolder.ts';
import { checkCase } from '../../../simulation/scenarios/consensus/explorer/chainCase.ts';
import {
  type Counterexample,
  playAgain,
} from '../../../simulation/scenarios/consensus/explorer/counterexample.ts';
import { exhaust } from '../../../simulation/scenarios/consensus/explorer/exhaust.ts';
import { Explorer, type ExplorerCounts } from '../../../simulation/scenarios/consensus/explorer/explorer.ts';
import { readReplay, replayText } from '../../../simulation/scenarios/consensus/explorer/replayFile.ts';
import { planTarget, type Target } from '../../../simulation/scenarios/consensus/explorer/target.ts';
import { parseSeeds } from '../compare/seedList.ts';
import { type Demand, readDemand } from '../consensus/demand.ts';
import {
  counterexampleJson,
  counterexampleText,
  countsText,
  exhaustedText,
  sharesText,
  targetText,
} from '../explore/exploreText.ts';
import { interruptible } from '../interrupt.ts';
import { checkFilePlace } from '../outPlace.ts';
import { grouped, Output } from '../output.ts';
import { startProgress } from '../progress.ts';

export interface ExploreOptions {
  readonly mutant?: string;
  readonly seeds?: string;
  readonly time?: string;
  readonly nodes?: string;
  readonly epochs?: string;
  readonly faulty?: string;
  readonly allowUnsafe?: boolean;
  readonly exhaustive?: boolean;
  readonly within?: string;
  readonly monitors?: string;
  readonly out?: string;
  readonly replay?: string;
  readonly json?: boolean;
}

/** Seeds that are looked under where nothing else is said. */
const USUAL_SEEDS = '200';

/** Seeds more that are looked under for a smaller schedule, once there is one; all that are asked for, where they are. */
const LOOK_ON = 100;

/** `market-sim explore` */
export async function exploreCommand(protocol: string, options: ExploreOptions): Promise<void> {
  const output = new Output(options.json === true);
  if (options.replay !== undefined) {
    refuseBesideReplay(options);
    return replay(options.replay, output);
  }
  const demand = readDemand(options);
  const target = targetOf(protocol, options, demand);
  const limits = limitsOf(options);
  if (options.out !== undefined) checkFilePlace(options.out);
  output.say(targetText(target));
  const started = performance.now();
  const search = options.exhaustive === true ? throughAll : bySeeds;
  const { best, interrupted, counts, said } = await interruptible((signal) => search(target, limits, signal));
  for (const line of said) output.say(line);
  if (best === undefined)
    output.say(interrupted ? 'interrupted: nothing is broken by then' : 'nothing is broken');
  else tell(target, best, options, output);
  const { protocolName, mutant, nodes, faulty, epochs } = target;
  output.result({
    format: 'market-sim-exploration',
    formatVersion: 1,
    protocol: protocolName,
    mutant,
    nodes,
    faulty,
    epochs,
    watched: { monitors: demand.monitors, within: demand.within },
    ...counts,
    seconds: (performance.now() - started) / 1000,
    interrupted,
    found: best === undefined ? null : counterexampleJson(target, best),
  });
  if (best !== undefined) process.exitCode = EXIT.different;
  else if (interrupted) process.exitCode = EXIT.interrupted;
}

/** What a search came to. What was found before an interruption stays. */
interface Answer {
  readonly best: Counterexample | undefined;
  readonly interrupted: boolean;
  readonly counts: object;
  /** What was looked at, in words. */
  readonly said: readonly string[];
}

function tell(target: Target, best: Counterexample, { out }: ExploreOptions, output: Output): void {
  output.say();
  for (const line of counterexampleText(target, best)) output.say(line);
  if (out === undefined) output.say('again       add --out FILE.json to keep this schedule');
  else {
    withIoErrors('create', dirname(out), () => makeFolder(dirname(out)));
    withIoErrors('write', out, () => writeFileAtomic(out, replayText(target, best)));
    output.say(`again       market-sim explore --replay ${out}`);
  }
}

interface Limits {
  readonly seeds: readonly number[] | undefined;
  /** Seeds more, once something is found. */
  readonly lookOn: number;
  readonly ms: number;
}

/** Seed by seed, until the seeds or the time are over, or the schedule found gets no smaller. */
async function bySeeds(target: Target, { seeds, lookOn, ms }: Limits, signal: AbortSignal): Promise<Answer> {
  const explorer = new Explorer(target);
  const progress = await startProgress('exploration', 'runs');
  const started = performance.now();
  let last = seeds?.length ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i < last && !signal.aborted; i++) {
    const elapsed = performance.now() - started;
    if (elapsed >= ms) break;
    const isFirst = explorer.best === undefined;
    explorer.tryAt(seeds?.[i] ?? i + 1);
    if (isFirst && explorer.best !== undefined) last = Math.min(last, i + 1 + lookOn);
    const { counts } = explorer;
    progress.update(
      Math.min(1, Math.max(elapsed / ms, i / last)),
      counts.runs + counts.scenarios,
      noteOf(counts, elapsed),
    );
    await setImmediate();
  }
  progress.stop();
  const seconds = (performance.now() - started) / 1000;
  const { best, counts } = explorer;
  return { best, interrupted: signal.aborted, counts, said: countsText(counts, seconds) };
}

/** Runs a second, and whether they are worth anything: runs that never finalise nor fork show nothing. */
function noteOf(counts: ExplorerCounts, elapsed: number): string | undefined {
  if (counts.runs === 0) return undefined;
  return `${grouped(Math.round((1000 * counts.runs) / Math.max(elapsed, 1)))}/s, ${sharesText(counts)}`;
}

/** Every run, shorter ones first. */
async function throughAll(target: Target, { ms }: Limits, signal: AbortSignal): Promise<Answer> {
  const counts = { steps: 0, states: 0, epochsDone: 0 };
  const progress = await startProgress('exploration', 'states');
  const started = performance.now();
  const search = exhaust(target, counts);
  let turn = search.next();
  while (turn.done !== true && !signal.aborted && performance.now() - started < ms) {
    progress.update(counts.epochsDone / target.epochs, counts.states);
    await setImmediate();
    turn = search.next();
  }
  progress.stop();
  const best = turn.done === true ? turn.value : undefined;
  return { best, interrupted: signal.aborted, counts, said: [exhaustedText(target, counts)] };
}

/** All that a replay is, its file says. @throws BaseError USAGE for an option that would say something else. */
function refuseBesideReplay(options: ExploreOptions): void {
  const { mutant, seeds, time, nodes, epochs, faulty, allowUnsafe, exhaustive, within, monitors, out } =
    options;
  const words = [mutant, seeds, time, nodes, epochs, faulty, allowUnsafe, exhaustive, within, monitors, out];
  if (words.every((each) => each === undefined)) return;
  throw new BaseError('USAGE', '--replay runs what its file says: nothing else can be asked of it', {
    advice: 'Leave out all but --replay, --json and --plugin.',
  });
}

/** Runs the schedule of a file: 0 where it does what the file says, which is to break what it broke. */
function replay(file: string, output: Output): void {
  const text = withIoErrors('read', file, () => readFileSync(file, 'utf8'));
  const saved = readReplay(text, file);
  const { schedule, chain } = saved;
  const target = planTarget({
    protocol: saved.protocol,
    mutant: saved.mutant ?? undefined,
    nodes: schedule?.nodes ?? chain?.nodes,
    faulty: schedule?.byzantine.length ?? chain?.faulty.length,
    epochs: schedule?.epochs ?? chain?.epochs,
    allowUnsafe: true,
    within: saved.within,
  });
  if (chain !== undefined) checkCase(target.protocol, chain);
  const outcome = playAgain(target, { schedule, chain }, saved.violation.monitor);
  const found: Counterexample = { schedule, chain, outcome };
  output.say(targetText(target));
  output.say();
  for (const line of counterexampleText(target, found)) output.say(line);
  const isSame = outcome.traceHash === saved.traceHash;
  output.say(isSame ? 'as in the file' : `the file says ${saved.traceHash}: the program has changed since`);
  output.result({ format: 'market-sim-replay', isSame, ...counterexampleJson(target, found) });
  if (outcome.violation !== undefined || !isSame) process.exitCode = EXIT.different;
}

function targetOf(protocol: string, options: ExploreOptions, { within, monitors }: Demand): Target {
  const { mutant, nodes, epochs, faulty, allowUnsafe, exhaustive } = options;
  if (exhaustive === true && (within !== null || monitors !== null))
    throw new BaseError('USAGE', '--exhaustive looks for the loss of agreement, and for nothing else', {
      advice: 'Leave out --exhaustive, or --within and --monitors.',
    });
  return planTarget({
    protocol,
    mutant,
    nodes: wholeOf('--nodes', nodes),
    epochs: wholeOf('--epochs', epochs),
    faulty: wholeOf('--faulty', faulty),
    allowUnsafe,
    within: within ?? undefined,
    monitors: monitors ?? undefined,
  });
}

function wholeOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new BaseError('USAGE', `${option} ${text}: not a whole number from 0`, { facts: { option, text } });
}

function limitsOf({ seeds, time }: ExploreOptions): Limits {
  const ms = time === undefined ? Number.POSITIVE_INFINITY : parseDuration(time, 'time') / 1_000_000;
  if (time !== undefined && seeds === undefined) return { seeds: undefined, lookOn: LOOK_ON, ms };
  const lookOn = seeds === undefined ? LOOK_ON : Number.POSITIVE_INFINITY;
  return { seeds: parseSeeds((seeds ?? USUAL_SEEDS).replace('..', '-')), lookOn, ms };
}
