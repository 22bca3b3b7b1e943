import { type EpochStory, Narrator } from '../../../../blockchain/consensus/explorer/narrator.ts';
import type { Schedule } from '../../../../blockchain/consensus/explorer/schedule.ts';
import { shrink } from '../../../../blockchain/consensus/explorer/shrink.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import type { ChainConfig } from '../settings.ts';
import { type ChainCase, runCase, usualConfig } from './chainCase.ts';
import { type Foe, simplerCases } from './drawCase.ts';
import { type Outcome, runSchedule, type Watched } from './runSchedule.ts';
import type { Target } from './target.ts';

/** What breaks a promise: a schedule, message by message, or a chain with named adversaries on a network. */
export interface Counterexample {
  readonly schedule?: Schedule | undefined;
  readonly chain?: ChainCase | undefined;
  readonly outcome: Outcome;
}

/** Runs the schedule, and makes it small; undefined where it breaks nothing. */
export function smallest(target: Target, schedule: Schedule): Counterexample | undefined {
  const { protocol, watched } = target;
  const first = runSchedule(protocol, schedule, watched);
  if (first.violation === undefined) return undefined;
  const only = onlyThat(watched, first);
  const isBorne = (tried: Schedule) =>
    tried.nodes >= protocol.leastNodes(tried.byzantine.length) || tried.nodes === schedule.nodes;
  const stillFails = (tried: Schedule) =>
    isBorne(tried) && runSchedule(protocol, tried, only).violation !== undefined;
  const small = shrink(schedule, stillFails);
  return { schedule: small, outcome: runSchedule(protocol, small, only) };
}

/** Runs the case, and makes it simple; undefined where it breaks nothing. */
export function simplest(
  { protocol, watched }: Target,
  usual: ChainConfig,
  foes: readonly Foe[],
  chain: ChainCase,
): Counterexample | undefined {
  const first = runCase(protocol, usual, chain, watched);
  if (first.violation === undefined) return undefined;
  const only = onlyThat(watched, first);
  let best: Counterexample & { readonly chain: ChainCase } = { chain, outcome: first };
  for (;;) {
    const before = best;
    for (const simpler of simplerCases(best.chain, foes)) {
      const outcome = tried(protocol, usual, simpler, only);
      if (outcome?.violation === undefined) continue;
      best = { chain: simpler, outcome };
      break;
    }
    if (best === before) return best;
  }
}

/** Undefined where the settings, of which one was left out, contradict each other. */
function tried(...run: Parameters<typeof runCase>): Outcome | undefined {
  try {
    return runCase(...run);
  } catch (error) {
    if (error instanceof BaseError) return undefined;
    throw error;
  }
}

/** Runs are made simpler as long as the same monitor tells of them. */
function onlyThat(watched: Watched, { violation }: Outcome): Watched {
  return violation === undefined ? watched : { ...watched, only: [violation.monitor] };
}

/** Runs it again, as it was found; `monitor` is the one that told of it. */
export function playAgain(
  target: Target,
  { schedule, chain }: Omit<Counterexample, 'outcome'>,
  monitor: string,
): Outcome {
  const only = { ...target.watched, only: [monitor] };
  if (schedule !== undefined) return runSchedule(target.protocol, schedule, only);
  return runCase(target.protocol, usualConfig(target.protocol), chain as ChainCase, only);
}

/** Epochs of a counterexample, and how many messages it takes. */
export function sizeOf({ schedule, chain, outcome }: Counterexample): { epochs: number; messages: number } {
  if (schedule !== undefined) return { epochs: schedule.epochs, messages: schedule.deliveries.length };
  return { epochs: chain?.epochs ?? 0, messages: outcome.messages };
}

/** A schedule before a case; then fewer epochs, then fewer messages. */
export function isSmaller(one: Counterexample, other: Counterexample): boolean {
  const isSchedule = Number(one.schedule !== undefined) - Number(other.schedule !== undefined);
  if (isSchedule !== 0) return isSchedule > 0;
  const [a, b] = [sizeOf(one), sizeOf(other)];
  return a.epochs === b.epochs ? a.messages < b.messages : a.epochs < b.epochs;
}

/** A schedule in words, epoch by epoch; nothing for a case, whose settings say it all. */
export function tellStory(target: Target, { schedule, outcome }: Counterexample): readonly EpochStory[] {
  if (schedule === undefined) return [];
  let narrator: Narrator | undefined;
  runSchedule(target.protocol, schedule, onlyThat(target.watched, outcome), (names) => {
    narrator = new Narrator(schedule, target.protocol, names);
    return [narrator];
  });
  return narrator?.epochs ?? [];
}
