import type { Block } from '../../../core/consensus/block.ts';
import type { Committee } from '../../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { blockName, HONEST } from './blockForest.ts';
import { type CraftedBlock, type Delivery, GENESIS, type Schedule } from './schedule.ts';

/** Least length of half an epoch, in time units: each message of a half has one of its own. */
const LEAST_DELTA = 1000;

/** A message that reached an honest node for the first time. */
interface Arrival {
  readonly now: number;
  readonly to: number;
  readonly message: SignedMessage;
}

/**
 * Writes any run down as a schedule: what reached the honest nodes, in its order, and what the others had made for it. Whether
 * the schedule does what the run did shows when it is played: a crafted block gets another content, and with it another hash.
 */
export class ScheduleRecorder implements ConsensusEvents {
  readonly #protocol: Protocol;
  readonly #committee: Committee;
  readonly #isByzantine: readonly boolean[];
  readonly #arrivals: Arrival[] = [];
  /** What honest nodes have said themselves; anything else under their names is forged. */
  readonly #said = new Set<SignedMessage>();
  readonly #blocks = new Map<string, Block>();
  readonly #names = new Map<string, string>();
  readonly #variants: number[] = [];

  constructor(protocol: Protocol, committee: Committee, byzantine: readonly number[]) {
    this.#protocol = protocol;
    this.#committee = committee;
    this.#isByzantine = Array.from({ length: committee.nodes }, (_, node) => byzantine.includes(node));
    this.#names.set(committee.genesis.hash, GENESIS);
  }

  sent(node: number, message: SignedMessage): void {
    if (node === message.signer && this.#isByzantine[node] === false) this.#said.add(message);
  }

  received(node: number, message: SignedMessage, _from: number, now: number, again: boolean): void {
    if (again || this.#isByzantine[node] !== false || message.block === null) return;
    const isTheirs = this.#isByzantine[message.signer] === true;
    if (!isTheirs && !this.#said.has(message)) return;
    this.#blocks.set(message.block.hash, message.block);
    this.#arrivals.push({ now, to: node, message });
  }

  /** The schedule of what has arrived so far. */
  schedule(): Schedule {
    const { nodes, lastEpoch } = this.#committee;
    const byzantine = Array.from({ length: nodes }, (_, node) => node).filter(
      (node) => this.#isByzantine[node],
    );
    const blocks = this.#nameBlocks();
    const { delta, times } = this.#retime();
    const copies = this.#numberCopies();
    const deliveries = this.#arrivals.flatMap(({ to, message }, i): Delivery[] => {
      const block = this.#names.get(message.block?.hash ?? '');
      const phase = this.#protocol.phases[message.phase]?.name;
      if (block === undefined || phase === undefined) return [];
      const copy = copies.get(message) ?? 1;
      const { signer } = message;
      return [{ at: times[i], to, phase, signer, block, ...(copy === 1 ? {} : { copy }) }];
    });
    return { nodes, epochs: lastEpoch, delta, byzantine, blocks, deliveries };
  }

  /** Blocks of honest leaders have the names of their epochs, the others letters beside; returns those. */
  #nameBlocks(): CraftedBlock[] {
    const crafted: CraftedBlock[] = [];
    const proposals = new Set([...this.#said].map(({ block }) => block?.hash));
    const sorted = [...this.#blocks.values()].sort((a, b) => a.epoch - b.epoch);
    for (const { hash, epoch, parent } of sorted) {
      const leader = this.#committee.leaderOf(epoch);
      const isHonest = this.#isByzantine[leader] === false && proposals.has(hash);
      const variant = isHonest ? HONEST : (this.#variants[epoch] ?? HONEST) + 1;
      const below = this.#names.get(parent);
      if (below === undefined) continue;
      if (!isHonest) {
        this.#variants[epoch] = variant;
        crafted.push({ name: blockName(epoch, variant), epoch, parent: below });
      }
      this.#names.set(hash, blockName(epoch, variant));
    }
    return crafted;
  }

  /** What arrived in one half of an epoch arrives there one time unit after the other. */
  #retime(): { delta: number; times: number[] } {
    const counts: number[] = [];
    const places = this.#arrivals.map(({ now }) => {
      const half = Math.max(0, Math.floor((now - 1) / this.#committee.delta));
      counts[half] = (counts[half] ?? 0) + 1;
      return { half, count: counts[half] };
    });
    const delta = places.reduce((most, { count }) => Math.max(most, count + 1), LEAST_DELTA);
    return { delta, times: places.map(({ half, count }) => half * delta + count) };
  }

  /** Different messages that say the same are numbered as they came. */
  #numberCopies(): Map<SignedMessage, number> {
    const counts = new Map<string, number>();
    const copies = new Map<SignedMessage, number>();
    for (const { message } of this.#arrivals) {
      if (copies.has(message)) continue;
      const key = `${message.phase} ${message.signer} ${message.block?.hash}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      copies.set(message, count);
    }
    return copies;
  }
}
