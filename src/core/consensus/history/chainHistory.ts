import type { ChainEntry } from '../../models/chainEntry.ts';
import type { SimTime } from '../../models/units.ts';
import { NumberSet } from '../numberSet.ts';
import type { PhaseRole } from '../protocol.ts';
import type { Refusal } from '../refusals.ts';
import { Flights } from './flights.ts';

/** A block and what became of it at each instance; times that never came are `NaN`. */
export interface HistoryBlock {
  readonly hash: string;
  readonly parent: string;
  readonly epoch: number;
  /** Number in the committee of whoever signed its proposal; -1 while nobody has. */
  proposer: number;
  /** When it was first proposed. */
  proposedAt: SimTime;
  /** Numbers in the committee of all who signed a vote for it. */
  readonly voters: NumberSet;
  readonly certifiedAt: Float64Array;
  readonly finalAt: Float64Array;
}

/** What a lane of the timeline shows. */
export interface HistoryEvent {
  readonly kind: 'propose' | 'vote' | 'certify' | 'finalise' | 'refuse' | 'crash' | 'recover';
  readonly node: number;
  readonly epoch: number;
  readonly time: SimTime;
  /** Hash of the block that it is about; null where there is none. */
  readonly hash: string | null;
  readonly why?: Refusal;
}

/** An epoch as the nodes went through it. */
export interface HistoryEpoch {
  readonly epoch: number;
  /** When the first honest node began it. */
  readonly began: SimTime;
  readonly leader: number;
}

/**
 * What happened in a run of a chain, gathered one event at a time: by a listener while it runs, or from its log. It holds
 * what was said and seen and nothing that was concluded; views of it are functions beside it.
 */
export class ChainHistory {
  readonly chain: ChainEntry;
  /** By hash, in the order in which they came up; genesis first. */
  readonly blocks = new Map<string, HistoryBlock>();
  readonly events: HistoryEvent[] = [];
  readonly epochs: HistoryEpoch[] = [];
  readonly flights: Flights;
  /** Point-to-point messages by the epoch that they speak of, from epoch 0 on; what speaks of none is put at the ends. */
  readonly messagesPerEpoch: number[] = [0];
  readonly refusals = new Map<Refusal, number>();
  messages = 0;
  /** Validators that have sent anything. */
  readonly spoke = new NumberSet();
  /** Time of the last event. */
  end: SimTime = 0;
  readonly #begun = new NumberSet();
  #lastBegun = 0;

  constructor(chain: ChainEntry) {
    this.chain = chain;
    this.flights = new Flights(chain.validators.length);
    const genesis = this.block(chain.genesis, '0'.repeat(chain.genesis.length), 0);
    genesis.certifiedAt.fill(0);
    genesis.finalAt.fill(0);
  }

  /** The block of that hash, known from now on. */
  block(hash: string, parent: string, epoch: number): HistoryBlock {
    const known = this.blocks.get(hash);
    if (known !== undefined) return known;
    const count = this.chain.validators.length;
    const block = {
      hash,
      parent,
      epoch,
      proposer: -1,
      proposedAt: Number.NaN,
      voters: new NumberSet(),
      certifiedAt: new Float64Array(count).fill(Number.NaN),
      finalAt: new Float64Array(count).fill(Number.NaN),
    };
    this.blocks.set(hash, block);
    return block;
  }

  began(node: number, epoch: number, leader: number, now: SimTime): void {
    this.end = now;
    if (this.chain.validators[node].adversary !== null) return;
    if (this.#begun.add(epoch)) this.epochs.push({ epoch, began: now, leader });
    this.#lastBegun = Math.max(this.#lastBegun, epoch);
  }

  /** A node says something in a name whose key it holds, be it sent or kept. */
  signed(node: number, signer: number, role: PhaseRole, block: HistoryBlock, now: SimTime): void {
    this.end = now;
    if (role === 'vote') {
      if (block.voters.add(signer)) this.#event('vote', node, block.epoch, now, block.hash);
    } else if (role === 'proposal' && block.proposer < 0) {
      block.proposer = signer;
      block.proposedAt = now;
      this.#event('propose', node, block.epoch, now, block.hash);
    }
  }

  /** `message` is its number in the run; `isOwn` is false for what the node says again. */
  sent(node: number, message: number, isOwn: boolean, epoch: number, receivers: number, now: SimTime): void {
    this.end = now;
    const { messagesPerEpoch } = this;
    const place = Math.min(Math.max(0, epoch), Math.max(this.chain.epochs, this.#lastBegun) + 1);
    while (messagesPerEpoch.length <= place) messagesPerEpoch.push(0);
    messagesPerEpoch[place] += receivers;
    this.messages += receivers;
    this.spoke.add(node);
    this.flights.sent(node, message, isOwn, now);
  }

  /** A message reached a node that had not seen it. */
  arrived(node: number, message: number, role: PhaseRole, epoch: number, from: number, now: SimTime): void {
    this.end = now;
    this.flights.arrived(node, message, role, epoch, from, now);
  }

  certified(node: number, block: HistoryBlock, now: SimTime): void {
    this.end = now;
    if (!Number.isNaN(block.certifiedAt[node])) return;
    block.certifiedAt[node] = now;
    this.#event('certify', node, block.epoch, now, block.hash);
  }

  /** The block, and all before it, is final at the node. */
  finalised(node: number, last: HistoryBlock, now: SimTime): void {
    this.end = now;
    let at: HistoryBlock | undefined = last;
    for (; at !== undefined && Number.isNaN(at.finalAt[node]); at = this.blocks.get(at.parent))
      at.finalAt[node] = now;
    this.#event('finalise', node, last.epoch, now, last.hash);
  }

  refused(node: number, why: Refusal, epoch: number, hash: string | null, now: SimTime): void {
    this.end = now;
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1);
    this.events.push({ kind: 'refuse', node, epoch, time: now, hash, why });
  }

  crashed(node: number, isDown: boolean, now: SimTime): void {
    this.end = now;
    this.#event(isDown ? 'crash' : 'recover', node, this.epochs.at(-1)?.epoch ?? 0, now, null);
  }

  #event(kind: HistoryEvent['kind'], node: number, epoch: number, time: SimTime, hash: string | null): void {
    this.events.push({ kind, node, epoch, time, hash });
  }
}
