import { expect } from 'vitest';
import type { Adversary, AdversaryPlace } from '../../../src/blockchain/consensus/adversaries/adversary.ts';
import { buildNetwork } from '../../../src/blockchain/consensus/buildNetwork.ts';
import type { GameRules } from '../../../src/blockchain/consensus/liveness/livenessGame.ts';
import type { ScheduledEpoch } from '../../../src/blockchain/consensus/liveness/ways.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import { type Block, createBlock, genesisOf } from '../../../src/core/consensus/block.ts';
import type { TreeBlock } from '../../../src/core/consensus/blockTree.ts';
import type { Committee } from '../../../src/core/consensus/committee.ts';
import { roundRobin } from '../../../src/core/consensus/leaders.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { Replica, ReplicaEnv } from '../../../src/core/consensus/replica.ts';
import { idealSignatures } from '../../../src/core/consensus/signatures.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import { PROPOSE, Streamlet, VOTE } from '../../../src/core/consensus/streamlet.ts';
import { Kernel } from '../../../src/simulation/engine/kernel.ts';
import { ConstantLatency } from '../../../src/simulation/engine/latency/constant.ts';

/** An epoch of the liveness game in terms of blocks, each named by its epoch; genesis is 0. */
export interface PlayedEpoch {
  readonly epoch: number;
  readonly leader: number;
  /** Parent of the block of this epoch; undefined where the leader proposes nothing. */
  readonly parent: number | undefined;
  /** Honest nodes that vote for it, by their places among the honest. */
  readonly voters: readonly number[];
  /** Blocks whose last votes each honest node is given before it judges, by its place among the honest. */
  readonly given: readonly (readonly number[])[];
  /** What the game says of its end: blocks that all know to be notarised, that nobody knows, and whether one is newly final. */
  readonly certain: readonly number[];
  readonly open: readonly number[];
  readonly isFinal: boolean;
}

/** Names the blocks of a schedule by their epochs. */
export function playedEpochs(rules: GameRules, schedule: readonly ScheduledEpoch[]): PlayedEpoch[] {
  let names = [0];
  return schedule.map(({ state, move }, at) => {
    const epoch = at + 1;
    const before = names;
    const given = move.views.map((view) =>
      before.filter((_, tip) => (view & (1 << tip)) !== 0 && state.tips[tip].known !== rules.all),
    );
    names = [];
    for (const [tip, name] of [...before, epoch].entries()) {
      const place = move.places[tip] ?? -1;
      if (place >= 0) names[place] ??= name;
    }
    const of = (known: number) => names.filter((_, tip) => move.to.tips[tip].known === known);
    return {
      epoch,
      leader: state.leader,
      parent: move.parent < 0 ? undefined : before[move.parent],
      voters: votersOf(rules, { state, move }),
      given,
      certain: of(rules.all),
      open: of(0),
      isFinal: move.isFinal,
    };
  });
}

/** Those for which the parent is a longest tip; a Byzantine leader shows its block to as many as are to vote. */
function votersOf({ honest }: GameRules, { state, move }: ScheduledEpoch): number[] {
  const { tips, leader } = state;
  const has = (view: number, tip: number) => (view & (1 << tip)) !== 0;
  const willing = [...honest.keys()].filter((place) => {
    const view = move.views[place];
    const isHigher = tips.some(({ height }, tip) => has(view, tip) && height > tips[move.parent]?.height);
    return move.parent >= 0 && has(view, move.parent) && !isHigher;
  });
  return honest.includes(leader) ? willing : willing.slice(0, move.votes);
}

const DELTA = 1000;
const start = (epoch: number) => (epoch - 1) * 2 * DELTA;

/** Plays a schedule message by message, and tells for each epoch what each honest node knows at its end. */
export function playSchedule(rules: GameRules, epochs: readonly PlayedEpoch[]) {
  const blocks = new Map<number, Block>();
  const committee: Committee = {
    nodes: rules.nodes,
    quorum: rules.quorum,
    genesis: genesisOf('liveness'),
    delta: DELTA,
    lastEpoch: epochs.length,
    leaderOf: roundRobin(rules.nodes),
  };
  blocks.set(0, committee.genesis);
  const notarised = rules.honest.map(() => new Set([0]));
  let newlyFinal = false;
  const watcher = {
    proposed: (_node: number, { epoch, block }: SignedMessage) => void blocks.set(epoch, block as Block),
    certified: (node: number, block: Block) => void notarised[rules.honest.indexOf(node)].add(block.epoch),
    finalised: () => {
      newlyFinal = true;
    },
  };
  const protocol = {
    ...streamlet,
    create: () => new Held(new ChosenTips(committee, epochs), rules),
  } as unknown as Protocol;
  const byzantine = {
    name: 'scheduled',
    corrupt: (place: AdversaryPlace) => new Scheduled(place, rules, epochs, blocks),
  } as unknown as Adversary;
  const kernel = new Kernel({ seed: 1, latency: new ConstantLatency(0) });
  const joiners = buildNetwork({
    protocol,
    protocolSettings: {},
    committee,
    signatures: idealSignatures,
    corrupted: rules.byzantine.map((node) => ({ node, adversary: byzantine, settings: {} })),
    listeners: [watcher],
  });
  for (const { name, actor } of joiners) kernel.addActor(name, actor);
  return epochs.map(({ epoch }) => {
    newlyFinal = false;
    // What a leader is given just before its epoch is that epoch's, as in the game.
    kernel.runUntil(start(epoch + 1) - 2);
    return { notarised: notarised.map((known) => new Set(known)), isFinal: newlyFinal };
  });
}

/** What every honest node knows at the end of each epoch is what the game says. */
export function expectSamePlay(played: readonly PlayedEpoch[], found: ReturnType<typeof playSchedule>): void {
  for (const [at, { certain, open, isFinal }] of played.entries()) {
    expect(found[at].isFinal).toBe(isFinal);
    for (const known of found[at].notarised) {
      expect(certain.filter((block) => !known.has(block))).toEqual([]);
      expect(open.filter((block) => known.has(block))).toEqual([]);
    }
  }
}

/** Among several longest chains the adversary chooses. */
class ChosenTips extends Streamlet {
  readonly #epochs: readonly PlayedEpoch[];

  constructor(committee: Committee, epochs: readonly PlayedEpoch[]) {
    super(committee);
    this.#epochs = epochs;
  }

  protected override longestTip(): TreeBlock {
    const wanted = this.#epochs[this.epoch - 1].parent;
    const tip = this.tips.find(({ block }) => block.epoch === wanted);
    if (tip === undefined) throw new Error(`epoch ${this.epoch}: the block of ${wanted} is no longest tip`);
    return tip;
  }
}

/** Delivers what honest nodes send as late as the schedule has it, never later than delta after it was sent. */
class Held implements Replica {
  readonly #inner: Replica;
  readonly #rules: GameRules;
  readonly #waiting: { readonly message: SignedMessage; readonly from: number }[] = [];

  constructor(inner: Replica, rules: GameRules) {
    this.#inner = inner;
    this.#rules = rules;
  }

  start(env: ReplicaEnv): void {
    this.#inner.start(env);
  }

  receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    if (this.#rules.byzantine.includes(from)) {
      this.#inner.receive(env, message, from);
      return;
    }
    const isProposal = message.phase === PROPOSE && message.signer === from;
    this.#waiting.push({ message, from });
    env.wakeAt(env.now + (isProposal ? DELTA / 2 : DELTA), -this.#waiting.length);
  }

  wake(env: ReplicaEnv, tag: number): void {
    if (tag > 0) {
      this.#inner.wake(env, tag);
      return;
    }
    const { message, from } = this.#waiting[-tag - 1];
    this.#inner.receive(env, message, from);
  }

  snapshot(): null {
    return null;
  }

  restore(): void {}
}

/** Just before an honest leader proposes; just before the others judge; and when a Byzantine leader shows its block. */
const BEFORE_EPOCH = 1;
const BEFORE_JUDGEMENT = 2;
const JUDGEMENT = 3;

/** A Byzantine node that does what the schedule says: its block to the chosen, its votes to whom they are given. */
class Scheduled implements Replica {
  readonly #place: AdversaryPlace;
  readonly #rules: GameRules;
  readonly #epochs: readonly PlayedEpoch[];
  readonly #blocks: Map<number, Block>;

  constructor(
    place: AdversaryPlace,
    rules: GameRules,
    epochs: readonly PlayedEpoch[],
    blocks: Map<number, Block>,
  ) {
    this.#place = place;
    this.#rules = rules;
    this.#epochs = epochs;
    this.#blocks = blocks;
  }

  start(env: ReplicaEnv): void {
    for (const { epoch } of this.#epochs) {
      env.wakeAt(Math.max(0, start(epoch) - 1), 4 * epoch + BEFORE_EPOCH);
      env.wakeAt(start(epoch) + DELTA / 2 - 1, 4 * epoch + BEFORE_JUDGEMENT);
      env.wakeAt(start(epoch) + DELTA / 2, 4 * epoch + JUDGEMENT);
    }
  }

  receive(): void {}

  wake(env: ReplicaEnv, tag: number): void {
    const played = this.#epochs[Math.floor(tag / 4) - 1];
    if (tag % 4 === JUDGEMENT) {
      if (played.leader === this.#place.self && played.parent !== undefined) this.#lead(env, played);
      return;
    }
    const isBefore = tag % 4 === BEFORE_EPOCH;
    for (const [place, node] of this.#rules.honest.entries()) {
      if (isBefore === (node === played.leader)) this.#give(env, node, played.given[place]);
    }
  }

  #give(env: ReplicaEnv, node: number, blocks: readonly number[]): void {
    for (const epoch of blocks) env.send(node, env.sign(VOTE, epoch, this.#blocks.get(epoch) as Block));
  }

  /** The block to those who are to vote for it; to the rest one that nobody can vote for. */
  #lead(env: ReplicaEnv, { epoch, parent, voters }: PlayedEpoch): void {
    const block = createBlock((this.#blocks.get(parent as number) as Block).hash, epoch, 'chosen');
    const rival = createBlock('f'.repeat(64), epoch, 'rival');
    this.#blocks.set(epoch, block);
    for (const [place, node] of this.#rules.honest.entries()) {
      env.send(node, env.sign(PROPOSE, epoch, voters.includes(place) ? block : rival));
    }
  }

  snapshot(): null {
    return null;
  }

  restore(): void {}
}
