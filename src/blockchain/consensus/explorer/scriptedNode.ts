import { type Block, createBlock } from '../../../core/consensus/block.ts';
import type { Replica, ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { settings } from '../../../core/data/config/schema.ts';
import { type Adversary, type AdversaryPlace, defineAdversary } from '../adversaries/adversary.ts';
import { payloadOf } from './blockForest.ts';
import type { BlockNames } from './blockNames.ts';
import type { Delivery, Schedule } from './schedule.ts';

/** A Byzantine node that says what a schedule has it say, to whom and when, and hears nothing. */
export function scriptedNode(schedule: Schedule, names: BlockNames): Adversary {
  return defineAdversary({
    name: 'scheduled',
    title: 'Says what a schedule has it say',
    settings: settings('A scheduled node', {}),
    corrupt: (place) => new ScriptedNode(place, schedule, names),
  }) as unknown as Adversary;
}

class ScriptedNode implements Replica {
  readonly #place: AdversaryPlace;
  readonly #schedule: Schedule;
  readonly #names: BlockNames;
  readonly #lines: readonly Delivery[];

  constructor(place: AdversaryPlace, schedule: Schedule, names: BlockNames) {
    this.#place = place;
    this.#schedule = schedule;
    this.#names = names;
    this.#lines = schedule.deliveries.filter(({ signer }) => signer === place.self);
  }

  /** A message leaves one time unit before it arrives. */
  start(env: ReplicaEnv): void {
    for (const [line, { at }] of this.#lines.entries()) env.wakeAt(at - 1, line);
  }

  receive(): void {}

  wake(env: ReplicaEnv, line: number): void {
    const { to, phase, block, copy = 1 } = this.#lines[line];
    const content = this.#blockOf(block);
    const number = this.#place.protocol.phases.findIndex(({ name }) => name === phase);
    if (content === undefined || number < 0) return;
    let message = this.#say(number, content, []);
    const first = message;
    for (let more = 1; more < copy; more++) message = this.#say(number, content, Array(more).fill(first));
    env.send(to, message);
  }

  #say(phase: number, block: Block, justify: readonly SignedMessage[]): SignedMessage {
    const { self, committee, utter } = this.#place;
    return utter({ phase, epoch: block.epoch, signer: self, chain: committee.genesis.hash, block, justify });
  }

  /** The block of this name, made where it is the schedule's to make; undefined while there is no such block. */
  #blockOf(name: string): Block | undefined {
    const known = this.#names.find(name);
    if (known !== undefined) return known;
    const crafted = this.#schedule.blocks.find((block) => block.name === name);
    const parent = crafted && this.#blockOf(crafted.parent);
    if (crafted === undefined || parent === undefined) return undefined;
    const letter = name.slice(`e${crafted.epoch}`.length);
    const leader = this.#place.committee.leaderOf(crafted.epoch);
    const block = createBlock(parent.hash, crafted.epoch, payloadOf(crafted.epoch, leader, letterOf(letter)));
    this.#names.add(name, block);
    return block;
  }

  snapshot(): null {
    return null;
  }

  restore(): void {}
}

/** a is 1, b is 2 … */
function letterOf(letter: string): number {
  return letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
}
