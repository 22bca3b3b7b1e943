import { isHashed } from '../../../../core/consensus/block.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import { NumberSet } from '../../../../core/consensus/numberSet.ts';
import type { Refusal } from '../../../../core/consensus/refusals.ts';
import type { Replica, ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import { ancestorOf, ChainStore, type Link } from './chainStore.ts';
import { peersOf } from './peerGraph.ts';
import type { LongestChainSettings } from './settings.ts';
import { hasWork, minedBlock } from './work.ts';

/** Number of the one kind of message on the wire. */
export const BLOCK = 0;

interface MinerState {
  readonly seen: Int32Array;
  readonly blocks: readonly number[];
  readonly head: string;
}

/**
 * A miner of the longest chain: Nakamoto, "Bitcoin" (2008), in the terms of Garay, Kiayias and Leonardos, "The Bitcoin
 * Backbone Protocol" (2015). It mines on the longest chain it has seen, the first where several are as long, and passes
 * new blocks on. A block with enough blocks on it counts as final; that is a wager and no theorem.
 *
 * Finding a block is a Poisson process, so a miner that changes the chain it mines on need not start again.
 */
export class Miner implements Replica {
  readonly committee: Committee;
  readonly settings: LongestChainSettings;
  protected readonly chains: ChainStore;
  /** The block that is mined on. */
  protected head: Link;
  /** Mean time between two blocks of its own, in time units; infinite without power. */
  readonly #meanTime: number;
  /** Null where all are linked with all. */
  readonly #peers: readonly number[] | null;
  readonly #relays: boolean;
  readonly #seen = new NumberSet();

  constructor(committee: Committee, self: number, settings: LongestChainSettings) {
    const { nodes, delta, genesis } = committee;
    const { power, interval, peers, graph, relay } = settings;
    this.committee = committee;
    this.settings = settings;
    this.chains = new ChainStore(genesis);
    this.head = this.chains.genesis;
    const total = power.length === 0 ? nodes : power.reduce((sum, each) => sum + each, 0);
    this.#meanTime = (interval * delta * total) / (power[self] ?? 1);
    this.#peers = peers === 0 ? null : peersOf(self, nodes, peers, graph);
    this.#relays = relay || peers > 0;
  }

  start(env: ReplicaEnv): void {
    env.beganEpoch(1);
    this.#mine(env);
  }

  /** The time that finding a block takes is over. */
  wake(env: ReplicaEnv): void {
    const { lastEpoch } = this.committee;
    const parent = this.head.block;
    if (parent.epoch >= lastEpoch) return;
    const block = minedBlock(parent, env.now, env.payloadOf(parent.epoch + 1));
    const message = env.sign(BLOCK, block.epoch, block);
    this.#seen.add(message.id);
    env.proposed(message);
    for (const link of this.chains.add(message)) {
      env.certified(link.block);
      this.found(env, link);
    }
    this.#mine(env);
  }

  receive(env: ReplicaEnv, message: SignedMessage): void {
    if (!this.#seen.add(message.id)) return;
    const fault = this.#faultOf(env, message);
    if (fault !== undefined) {
      env.refused(message, fault);
      return;
    }
    if (this.#relays) this.publish(env, message);
    const connected = this.chains.add(message);
    if (connected.length === 0) env.refused(message, 'unknown-parent');
    for (const link of connected) {
      env.certified(link.block);
      this.heard(env, link);
    }
  }

  /** A block of its own. */
  protected found(env: ReplicaEnv, link: Link): void {
    this.publish(env, link.message as SignedMessage);
    this.adopt(env, link);
  }

  /** A block of another: a longer chain is taken, one as long only where the rule for ties says so. */
  protected heard(env: ReplicaEnv, link: Link): void {
    const lead = link.block.epoch - this.head.block.epoch;
    if (lead > 0 || (lead === 0 && this.settings.tie > 0 && env.rng.bernoulli(this.settings.tie)))
      this.adopt(env, link);
  }

  /** Mines on this block from now on; the block that now has its confirmations is final. */
  protected adopt(env: ReplicaEnv, link: Link): void {
    const isLonger = link.block.epoch > this.head.block.epoch;
    this.head = link;
    if (!isLonger) return;
    const { confirmations } = this.settings;
    if (link.block.epoch >= confirmations) env.finalised(ancestorOf(link, confirmations - 1).block);
    env.beganEpoch(link.block.epoch + 1);
  }

  protected publish(env: ReplicaEnv, message: SignedMessage): void {
    if (this.#peers === null) env.broadcast(message);
    else for (const peer of this.#peers) env.send(peer, message);
  }

  /** Draws when the next block of its own is found. */
  #mine(env: ReplicaEnv): void {
    if (this.#meanTime === Number.POSITIVE_INFINITY) return;
    env.wakeAt(env.now + Math.max(1, Math.round(env.rng.exponential(this.#meanTime))), 1);
  }

  #faultOf(env: ReplicaEnv, message: SignedMessage): Refusal | undefined {
    const { block, epoch, signer, chain } = message;
    if (chain !== this.committee.genesis.hash) return 'wrong-chain';
    if (signer < 0 || signer >= this.committee.nodes) return 'unknown-signer';
    if (block === null || block.epoch !== epoch || epoch < 1) return 'wrong-epoch';
    if (!isHashed(block)) return 'wrong-hash';
    if (!hasWork(block)) return 'no-work';
    const parent = this.chains.find(block.parent);
    if (parent !== undefined && epoch !== parent.block.epoch + 1) return 'wrong-epoch';
    return env.verify(message) ? undefined : 'bad-signature';
  }

  snapshot(): PlainData {
    return { seen: this.#seen.snapshot(), blocks: this.chains.messageIds(), head: this.head.block.hash };
  }

  restore(state: PlainData, archive: MessageArchive): void {
    const { seen, blocks, head } = state as unknown as MinerState;
    this.#seen.restore(seen);
    this.chains.restore(blocks, archive);
    this.head = this.chains.find(head) as Link;
  }
}
