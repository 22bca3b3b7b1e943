import type { EventSink, Mechanism } from '../../../src/core/models/ports/mechanism.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import { CommandGenerator } from '../../../src/market/mechanisms/kit/commandGenerator.ts';
import type { Step } from '../../../src/market/mechanisms/kit/step.ts';
import { mechanismRegistry } from '../../../src/simulation/scenarios/plugins/mechanismRegistry.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { elapsedNs } from '../runner/latency.ts';

export interface CommandJob {
  readonly mechanism: string;
  readonly commands: number;
}

export interface CommandSample {
  readonly nsPerCommand: number;
  readonly fills: number;
  readonly refused: number;
  /** Commands to which nothing was told, and no reference price. */
  readonly unanswered: number;
}

const { mechanism: name, commands } = jobOfThisProcess<CommandJob>();
const definition = mechanismRegistry.find(name);
if (definition === undefined) throw new RangeError(`there is no mechanism called ${name}`);
const { capabilities } = definition;
let answers = 0;
let fills = 0;
let refused = 0;
let unanswered = 0;
const note = (): void => {
  answers++;
};
const sink: EventSink = {
  accepted: note,
  rested: note,
  reduced: note,
  cancelled: note,
  replaced: note,
  rejected: () => {
    answers++;
    refused++;
  },
  filled: () => {
    answers++;
    fills++;
  },
};

/** Drives a mechanism as its host does: what is due before a command comes first. */
function play(mechanism: Mechanism, steps: readonly Step[]): void {
  let now = 0;
  for (const step of steps) {
    const time = step.wait === 'due' ? mechanism.nextTime() : now + step.wait;
    if (time === null) continue;
    for (let due = mechanism.nextTime(); due !== null && due < time; due = mechanism.nextTime()) {
      mechanism.advance(due, sink);
    }
    now = Math.max(now, time);
    if (step.wait === 'due') mechanism.advance(now, sink);
    else {
      const before = answers;
      mechanism.apply(now, step.command, sink);
      if (answers === before && step.command.kind !== 'reference') unanswered++;
    }
  }
}

/** So many drawn commands, and then everything that came by them is cancelled: what is live stays few. */
const EPISODE = 100;

function script(round: string): Step[] {
  const generator = new CommandGenerator(createRng(1, `bench/${round}`), capabilities, 1);
  const steps: Step[] = [];
  while (steps.length < commands) {
    const drawn = generator.script(EPISODE);
    steps.push(...drawn, ...drawn.flatMap(cancelOf));
  }
  return steps;
}

function cancelOf(step: Step): Step[] {
  if (step.wait === 'due' || step.command.kind === 'cancel' || step.command.kind === 'reference') return [];
  const key = step.command.kind === 'enter' ? step.command.key : step.command.newKey;
  return [{ wait: 0, command: { kind: 'cancel', key } }];
}

const create = (): Mechanism => definition.create({}, { instruments: 1, seed: 1 });
play(create(), script('warm-up'));
const steps = script('measured');
const measured = create();
fills = 0;
refused = 0;
unanswered = 0;
globalThis.gc?.();
const before = process.hrtime();
play(measured, steps);
const nsPerCommand = elapsedNs(before, process.hrtime()) / steps.length;
answer({ nsPerCommand, fills, refused, unanswered } satisfies CommandSample);
