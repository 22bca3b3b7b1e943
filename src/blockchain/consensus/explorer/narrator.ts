import type { Block } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { Refusal } from '../../../core/consensus/refusals.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import type { BlockNames } from './blockNames.ts';
import type { Schedule } from './schedule.ts';

/** What happens in one epoch, line by line. */
export interface EpochStory {
  readonly epoch: number;
  readonly leader: number;
  readonly lines: readonly string[];
}

/** Tells a schedule in words, epoch by epoch: who proposed, who saw what, who voted, what is final. */
export class Narrator implements ConsensusEvents {
  readonly #schedule: Schedule;
  readonly #protocol: Protocol;
  readonly #names: BlockNames;
  readonly #lines: string[][];
  /** The node that the last line is about, and the block whose votes it counts. */
  #node = -1;
  #counted = '';
  #epoch = 1;

  constructor(schedule: Schedule, protocol: Protocol, names: BlockNames) {
    this.#schedule = schedule;
    this.#protocol = protocol;
    this.#names = names;
    this.#lines = Array.from({ length: schedule.epochs }, () => []);
  }

  /** The story so far. Epochs in which nothing happens have no lines. */
  get epochs(): readonly EpochStory[] {
    return this.#lines.map((lines, i) => {
      const leader = i % this.#schedule.nodes;
      return { epoch: i + 1, leader, lines: [...this.#craftedIn(i + 1, leader), ...lines] };
    });
  }

  received(node: number, message: SignedMessage, _from: number, now: number, again: boolean): void {
    if (again || message.block === null) return;
    const name = this.#names.nameOf(message.block);
    const counts = `${node} ${message.phase} ${name}`;
    const isProposal = this.#protocol.phases[message.phase].role === 'proposal';
    if (isProposal) this.#begin(node, now, `node ${node} gets ${name}`);
    else if (counts === this.#counted) this.#add(`, ${message.signer}`);
    else this.#begin(node, now, `node ${node} sees votes for ${name}: of ${message.signer}`);
    this.#counted = isProposal ? '' : counts;
  }

  proposed(node: number, proposal: SignedMessage, now: number): void {
    if (proposal.block === null) return;
    const parent = this.#names.nameOfHash(proposal.block.parent);
    this.#begin(node, now, `node ${node} proposes ${this.#names.nameOf(proposal.block)} on ${parent}`);
    this.#counted = '';
  }

  voted(node: number, vote: SignedMessage, now: number): void {
    if (vote.block === null) return;
    this.#tell(node, now, `votes for ${this.#names.nameOf(vote.block)}`);
  }

  certified(node: number, block: Block, now: number): void {
    this.#tell(node, now, `${this.#names.nameOf(block)} is ${this.#protocol.words.certified}`);
  }

  finalised(node: number, block: Block, now: number): void {
    this.#tell(node, now, `${this.#names.nameOf(block)} is ${this.#protocol.words.final.toUpperCase()}`);
  }

  refused(node: number, _message: SignedMessage, why: Refusal, now: number): void {
    this.#tell(node, now, `refuses it (${why})`);
  }

  /** What follows at once stands in the line of what it follows from. */
  #tell(node: number, now: number, what: string): void {
    if (node === this.#node && this.#epochOf(now) === this.#epoch) this.#add(`; ${what}`);
    else this.#begin(node, now, `node ${node}: ${what}`);
    this.#counted = '';
  }

  #begin(node: number, now: number, line: string): void {
    this.#node = node;
    this.#epoch = this.#epochOf(now);
    this.#lines[this.#epoch - 1]?.push(line);
  }

  #add(text: string): void {
    const lines = this.#lines[this.#epoch - 1];
    if (lines !== undefined) lines[lines.length - 1] += text;
  }

  #epochOf(now: number): number {
    return Math.floor(now / (2 * this.#schedule.delta)) + 1;
  }

  #craftedIn(epoch: number, leader: number): string[] {
    const made = this.#schedule.blocks.filter((block) => block.epoch === epoch);
    if (made.length === 0) return [];
    return [`node ${leader} makes ${made.map(({ name, parent }) => `${name} on ${parent}`).join(', ')}`];
  }
}
