import { type Block, createBlock } from 'market-sim/block';
import type { Committee } from 'market-sim/committee';
import { definePlugin } from 'market-sim/plugin';
import { defineProtocol } from 'market-sim/protocol';
import { quorumOf } from 'market-sim/quorum';
import type { Replica, ReplicaEnv } from 'market-sim/replica';
import { settings } from 'market-sim/settings';
import type { SignedMessage } from 'market-sim/signed-message';

// The kinds of message, by their place in the protocol's list.
const PROPOSE = 0;
const VOTE = 1;
const SKIP = 2;
const FINALISE = 3;

/** Deltas after which a height without a block is given up. */
const PATIENCE = 3;

/**
 * Simplex, as in Chan and Pass, "Simplex Consensus: A Simple and Fast Consensus Protocol" (2023). At each height the leader
 * proposes a block, everybody votes, and after 3 delta votes to skip the height. Two thirds of either end the height. Who
 * has not voted to skip says that the block is final, and two thirds of those make it so.
 */
class Simplex implements Replica {
  readonly #committee: Committee;
  readonly #taken = new Map<number, SignedMessage>();
  readonly #signers = new Map<string, Set<number>>();
  /** The first proposal of each height. */
  readonly #proposals = new Map<number, Block>();
  /** Blocks that are known, and those of them that are notarised, by hash. */
  readonly #blocks = new Map<string, Block>();
  readonly #notarised = new Map<string, Block>();
  #height = 0;
  #hasVoted = false;
  #hasSkipped = false;
  #finalHeight = 0;

  constructor(committee: Committee) {
    this.#committee = committee;
    this.#notarised.set(committee.genesis.hash, committee.genesis);
  }

  start(env: ReplicaEnv): void {
    this.#enter(env, 1);
  }

  /** The time of a height is over: a node that is still at it votes to skip it. */
  wake(env: ReplicaEnv, height: number): void {
    if (height !== this.#height) return;
    this.#hasSkipped = true;
    this.#say(env, SKIP, null);
    this.#advance(env);
  }

  /** Each message that is new and sound is sent on, so that what one honest node has seen, all will see. */
  receive(env: ReplicaEnv, message: SignedMessage): void {
    if (this.#taken.has(message.id)) return;
    const { chain, signer, epoch, block, phase } = message;
    const { genesis, nodes, leaderOf } = this.#committee;
    if (chain !== genesis.hash) env.refused(message, 'wrong-chain');
    else if (signer < 0 || signer >= nodes) env.refused(message, 'unknown-signer');
    else if (epoch < 1 || (block === null ? phase !== SKIP : block.epoch !== epoch))
      env.refused(message, 'wrong-epoch');
    else if (phase === PROPOSE && leaderOf(epoch) !== signer) env.refused(message, 'wrong-leader');
    else if (!env.verify(message)) env.refused(message, 'bad-signature');
    else {
      env.broadcast(message);
      this.#take(message);
      this.#advance(env);
    }
  }

  /** Counts a message. */
  #take(message: SignedMessage): void {
    const { id, phase, epoch, block, signer } = message;
    this.#taken.set(id, message);
    const signers = this.#signersOf(phase, epoch, block);
    this.#signers.set(keyOf(phase, epoch, block), signers.add(signer));
    if (block === null) return;
    this.#blocks.set(block.hash, block);
    if (phase === PROPOSE && !this.#proposals.has(epoch)) this.#proposals.set(epoch, block);
  }

  /** Does all that what was counted allows. */
  #advance(env: ReplicaEnv): void {
    for (const block of this.#notarise()) env.certified(block);
    this.#vote(env);
    for (;;) {
      const block = this.#notarisedAt(this.#height);
      if (block === undefined && !this.#isSkipped(this.#height)) break;
      if (this.#height > this.#committee.lastEpoch) break;
      if (block !== undefined && !this.#hasSkipped) this.#say(env, FINALISE, block);
      this.#enter(env, this.#height + 1);
    }
    for (const block of this.#notarised.values()) {
      if (block.epoch <= this.#finalHeight || !this.#hasQuorum(FINALISE, block.epoch, block)) continue;
      this.#finalHeight = block.epoch;
      env.finalised(block);
    }
  }

  #enter(env: ReplicaEnv, height: number): void {
    const { lastEpoch, delta, leaderOf } = this.#committee;
    this.#height = height;
    this.#hasVoted = false;
    this.#hasSkipped = false;
    if (height > lastEpoch) return;
    env.beganEpoch(height);
    env.wakeAt(env.now + PATIENCE * delta, height);
    if (leaderOf(height) === env.self) {
      const parent = this.#parentAt(height);
      const block = createBlock(parent.hash, height, env.payloadOf(height));
      env.proposed(this.#say(env, PROPOSE, block));
    }
    this.#vote(env);
  }

  /** One vote at each height, for the leader's first block, if its parent is notarised and all between are skipped. */
  #vote(env: ReplicaEnv): void {
    const block = this.#proposals.get(this.#height);
    if (this.#hasVoted || block === undefined || !this.#isOnChain(block)) return;
    this.#hasVoted = true;
    env.voted(this.#say(env, VOTE, block));
    for (const certified of this.#notarise()) env.certified(certified);
  }

  /** Notarises what has a quorum and stands on what is notarised; blocks that are so now. */
  #notarise(): Block[] {
    const added: Block[] = [];
    for (const block of this.#blocks.values()) {
      if (this.#notarised.has(block.hash) || !this.#hasQuorum(VOTE, block.epoch, block)) continue;
      if (!this.#isOnChain(block)) continue;
      this.#notarised.set(block.hash, block);
      added.push(block);
    }
    return added.length === 0 ? added : [...added, ...this.#notarise()];
  }

  #isOnChain({ parent, epoch }: Block): boolean {
    const below = this.#notarised.get(parent);
    if (below === undefined || below.epoch >= epoch) return false;
    for (let height = below.epoch + 1; height < epoch; height++) if (!this.#isSkipped(height)) return false;
    return true;
  }

  /** The highest notarised block below a height. */
  #parentAt(height: number): Block {
    let best = this.#committee.genesis;
    for (const block of this.#notarised.values())
      if (block.epoch < height && block.epoch > best.epoch) best = block;
    return best;
  }

  #notarisedAt(height: number): Block | undefined {
    return [...this.#notarised.values()].find(({ epoch }) => epoch === height);
  }

  #isSkipped(height: number): boolean {
    return this.#hasQuorum(SKIP, height, null);
  }

  #hasQuorum(phase: number, height: number, block: Block | null): boolean {
    return this.#signersOf(phase, height, block).size >= this.#committee.quorum;
  }

  #signersOf(phase: number, height: number, block: Block | null): Set<number> {
    return this.#signers.get(keyOf(phase, height, block)) ?? new Set();
  }

  #say(env: ReplicaEnv, phase: number, block: Block | null): SignedMessage {
    const message = env.sign(phase, this.#height, block);
    env.broadcast(message);
    this.#take(message);
    return message;
  }

  snapshot() {
    return {
      taken: [...this.#taken.keys()],
      state: [this.#height, Number(this.#hasVoted), Number(this.#hasSkipped), this.#finalHeight],
    };
  }

  restore(saved: unknown, archive: { get(id: number): SignedMessage }): void {
    const { taken, state } = saved as ReturnType<Simplex['snapshot']>;
    for (const id of taken) this.#take(archive.get(id));
    this.#notarise();
    const [height, hasVoted, hasSkipped, finalHeight] = state;
    this.#height = height;
    this.#hasVoted = hasVoted === 1;
    this.#hasSkipped = hasSkipped === 1;
    this.#finalHeight = finalHeight;
  }
}

function keyOf(phase: number, height: number, block: Block | null): string {
  return `${phase} ${height} ${block === null ? '' : block.hash}`;
}

export const simplex = defineProtocol({
  name: 'simplex',
  title: 'Simplex: vote or skip, and who did not skip makes it final',
  source: 'Chan and Pass 2023, "Simplex Consensus: A Simple and Fast Consensus Protocol"',
  phases: [
    { name: 'propose', role: 'proposal' },
    { name: 'vote', role: 'vote' },
    { name: 'skip', role: 'other' },
    { name: 'finalise', role: 'other' },
  ],
  rules: ['one-vote', 'one-certificate'],
  words: { epoch: 'height', certified: 'notarised', final: 'final' },
  settings: settings('There is nothing to set', {}),
  leastNodes: (faulty) => 3 * faulty + 1,
  quorum: quorumOf,
  create: (committee) => new Simplex(committee),
  craft: {
    rival: (env, { epoch, block }, payload) =>
      env.sign(PROPOSE, epoch, createBlock((block as Block).parent, epoch, payload)),
    proposalOn: (env, epoch, parent, payload) =>
      env.sign(PROPOSE, epoch, createBlock(parent.hash, epoch, payload)),
    voteFor: (env, { epoch, block }) => env.sign(VOTE, epoch, block),
  },
  messagesPerEpoch: (nodes, silent) => (2 * (nodes - silent) + 1) * (nodes - silent) * (nodes - 1),
  longest: ({ delta, lastEpoch }) => 2 * PATIENCE * delta * lastEpoch,
});

export default definePlugin({ name: 'simplex', version: '1.0.0', protocols: [simplex] });
