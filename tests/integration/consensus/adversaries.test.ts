import { describe, expect, it } from 'vitest';
import { adversaries } from '../../../src/blockchain/consensus/adversaries/registry.ts';
import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { EPOCH, streamletPlan } from '../../support/consensus/chainRun.ts';
import { runProtocol } from '../../support/consensus/protocolRun.ts';

const DELTA = EPOCH / 2;

/** What reached whom straight from the corrupted node: what it signed and sent, not what it sent on. */
interface Delivery {
  readonly to: number;
  readonly kind: string;
  readonly epoch: number;
  readonly payload: string;
  readonly parent: string;
  /** In deltas since the beginning of the message's epoch. */
  readonly after: number;
}

class Post implements ConsensusEvents {
  readonly deliveries: Delivery[] = [];
  readonly told: string[] = [];
  readonly #culprit: number;
  readonly #echoed = new Set<SignedMessage>();

  constructor(culprit: number) {
    this.#culprit = culprit;
  }

  received(to: number, message: SignedMessage, from: number, now: number): void {
    const { signer, phase, epoch, block } = message;
    if (to === this.#culprit) this.#echoed.add(message);
    if (this.#echoed.has(message) || from !== this.#culprit || signer !== this.#culprit || block === null)
      return;
    const kind = phase === 0 ? 'proposal' : 'vote';
    const after = (now - (epoch - 1) * EPOCH) / DELTA;
    this.deliveries.push({ to, kind, epoch, payload: block.payload, parent: block.parent, after });
  }

  voted(node: number, { epoch, block }: SignedMessage): void {
    if (node === this.#culprit) this.told.push(`${epoch}: ${block?.payload}`);
  }
}

/** Node 3 of four is corrupted; it leads epoch 4. */
function deliveries(adversary: string, settings: object = {}, epochs = 4): Post {
  const values: ConfigObject = { epochs, faulty: [{ node: 3, adversary, settings }] };
  const post = new Post(3);
  const world = buildWorld(streamletPlan(values), { watchers: [post] });
  world.kernel.run({ until: world.until });
  return post;
}

const votesOf = ({ deliveries }: Post, epoch: number) =>
  deliveries
    .filter((each) => each.kind === 'vote' && each.epoch === epoch)
    .map(({ to, payload }) => `${to} ${payload}`);
const proposalsOf = ({ deliveries }: Post) =>
  deliveries.filter(({ kind }) => kind === 'proposal').map(({ to, payload }) => `${to} ${payload}`);

describe('an equivocating leader', () => {
  it('tells the lower half one block and the rest another, and votes before each for its own', () => {
    const post = deliveries('equivocating-leader');
    expect(proposalsOf(post)).toEqual(['0 epoch 4 by 3', '1 epoch 4 by 3', '2 epoch 4 by 3, again']);
    expect(votesOf(post, 4)).toEqual(['0 epoch 4 by 3', '1 epoch 4 by 3', '2 epoch 4 by 3, again']);
    expect(votesOf(post, 3)).toHaveLength(3);
    expect(new Set(post.deliveries.map(({ parent, epoch }) => `${epoch} ${parent}`)).size).toBe(4);
    expect(post.told).toContain('4: epoch 4 by 3, again');
  });

  it('chooses who gets which', () => {
    const post = deliveries('equivocating-leader', { first: [2] });
    expect(proposalsOf(post).sort()).toEqual([
      '0 epoch 4 by 3, again',
      '1 epoch 4 by 3, again',
      '2 epoch 4 by 3',
    ]);
  });
});

describe('an equivocating leader with a fellow', () => {
  it('lets it see both blocks in time, and two of four notarise both', () => {
    const faulty = [
      { node: 2, adversary: 'equivocating-leader' },
      { node: 3, adversary: 'double-voter' },
    ];
    const { monitors, watch } = runProtocol('streamlet', { epochs: 4, allowUnsafe: true, faulty });
    expect(watch.notarised.get(3)?.size).toBe(2);
    expect(monitors.culprits).toEqual([2, 3]);
  });
});

describe('a node that crashes', () => {
  it('is honest before, reaches so many with its last broadcast, and is gone', () => {
    const post = deliveries('crash', { epoch: 3, reaches: 2 });
    expect(votesOf(post, 2)).toHaveLength(3);
    const last = post.deliveries.filter(({ epoch }) => epoch > 2);
    expect(last.map(({ to }) => to)).toEqual([]);
    expect(proposalsOf(deliveries('crash', { epoch: 4, reaches: 2 }))).toEqual([
      '0 epoch 4 by 3',
      '1 epoch 4 by 3',
    ]);
    expect(deliveries('crash', { epoch: 4, reaches: 2 }).told.some((vote) => vote.startsWith('4'))).toBe(
      false,
    );
  });
});

describe('a node that withholds its votes', () => {
  it('proposes, and no vote of its own ever leaves', () => {
    const post = deliveries('vote-withholding', {}, 8);
    expect(proposalsOf(post)).toHaveLength(6);
    expect(post.deliveries.filter(({ kind }) => kind === 'vote')).toEqual([]);
    expect(post.told).toEqual([]);
  });
});

describe('a node that releases its votes late', () => {
  it('each after its time', () => {
    const post = deliveries('delayed-release', { delay: 75 }, 3);
    const votes = post.deliveries.filter(({ kind }) => kind === 'vote');
    expect(votes.map(({ after }) => after)).toEqual(new Array(9).fill(2.75));
  });

  it('all at once when an epoch begins, to those that are named, and in time from then on', () => {
    const post = deliveries('delayed-release', { epoch: 3, to: [1] }, 3);
    expect(votesOf(post, 1)).toEqual(['1 epoch 1 by 0']);
    expect(votesOf(post, 2)).toEqual(['1 epoch 2 by 1']);
    expect(votesOf(post, 3)).toHaveLength(3);
    expect(post.deliveries.map(({ epoch, after }) => [epoch, after])).toEqual([
      [1, 5],
      [2, 3],
      [3, 2],
      [3, 2],
      [3, 2],
    ]);
  });
});

describe('a fork leader', () => {
  it.each([
    [0, 'epoch 3 by 2'],
    [1, 'epoch 2 by 1'],
    [2, 'epoch 1 by 0'],
    [9, undefined],
  ])('builds %i blocks behind the tip', (back, parent) => {
    const hashes = new Map<string, string>();
    const plan = streamletPlan({
      epochs: 4,
      faulty: [{ node: 3, adversary: 'fork-leader', settings: { back } }],
    });
    const post = new Post(3);
    const proposed = (_node: number, { block }: SignedMessage) => {
      if (block !== null) hashes.set(block.hash, block.payload);
    };
    const world = buildWorld(plan, { watchers: [post, { proposed }] });
    world.kernel.run({ until: world.until });
    const [proposal] = post.deliveries.filter(({ kind }) => kind === 'proposal');
    expect(hashes.get(proposal.parent)).toBe(parent);
    expect(votesOf(post, 4)).toEqual(['0', '1', '2'].map((to) => `${to} epoch 4 by 3`));
  });
});

describe('a double voter', () => {
  it('votes for both blocks of an equivocating leader, honest nodes for one', () => {
    const values: ConfigObject = {
      nodes: 7,
      epochs: 7,
      faulty: [
        { node: 6, adversary: 'equivocating-leader' },
        { node: 5, adversary: 'double-voter' },
      ],
    };
    const votes = new Map<number, string[]>();
    const voted = (node: number, { epoch, block }: SignedMessage) => {
      if (epoch === 7) votes.set(node, [...(votes.get(node) ?? []), block?.payload ?? '']);
    };
    const world = buildWorld(streamletPlan(values), { watchers: [{ voted }] });
    world.kernel.run({ until: world.until });
    expect(votes.get(5)?.sort()).toEqual(['epoch 7 by 6', 'epoch 7 by 6, again']);
    for (const node of [0, 1, 2, 3, 4]) expect(votes.get(node)).toHaveLength(1);
  });
});

describe('twins', () => {
  it('speak each to a part of the network, and join behind all others', () => {
    const values: ConfigObject = {
      epochs: 4,
      faulty: [{ node: 3, adversary: 'twins', settings: { first: [0] } }],
    };
    const spoken = new Set<string>();
    const proposals = new Set<string>();
    const echoed = new Set<SignedMessage>();
    const received = (to: number, message: SignedMessage, from: number) => {
      const { signer, epoch, phase, block } = message;
      if (to === 3 || to === 4) echoed.add(message);
      if (signer !== 3 || echoed.has(message)) return;
      if (from === 3 || from === 4) spoken.add(`${from} to ${to}`);
      if (phase === 0 && epoch === 4 && (from === 3 || from === 4))
        proposals.add(`${from}: ${block?.payload}`);
    };
    const world = buildWorld(streamletPlan(values), { watchers: [{ received }] });
    world.kernel.run({ until: world.until });
    expect([...spoken].sort()).toEqual(['3 to 0', '4 to 1', '4 to 2']);
    expect([...proposals].sort()).toEqual(['3: epoch 4 by 3', '4: epoch 4 by 3, twin']);
    expect(world.actors.map(({ name, kind }) => `${name} ${kind}`)).toEqual(
      expect.arrayContaining(['node-3 twins', 'node-4 twins']),
    );
  });
});

describe('a script', () => {
  it('says what it says to whom it says, waits for blocks it does not know, and is honest in other epochs', () => {
    const steps = [
      { epoch: 2, after: 0, says: 'vote', block: '2', to: [1] },
      { epoch: 4, after: 30, says: 'propose', block: '4x', on: '3', to: [0] },
      { epoch: 4, after: 0, says: 'vote', block: '4x', to: [0, 1] },
    ];
    const post = deliveries('script', { steps });
    expect(votesOf(post, 1)).toHaveLength(3);
    expect(votesOf(post, 2)).toEqual(['1 epoch 2 by 1']);
    expect(proposalsOf(post)).toEqual(['0 epoch 4 by 3, branch x']);
    expect(votesOf(post, 4)).toEqual(['0 epoch 4 by 3, branch x', '1 epoch 4 by 3, branch x']);
    expect(post.deliveries.filter(({ epoch }) => epoch === 4).map(({ after }) => after)).toEqual([
      1.3, 1.3, 1.3,
    ]);
  });

  it('may be silent otherwise', () => {
    const steps = [{ epoch: 2, says: 'vote', block: '2', to: [0, 1, 2] }];
    expect(deliveries('script', { steps, rest: 'silent' }, 8).deliveries.map(({ epoch }) => epoch)).toEqual([
      2, 2, 2,
    ]);
  });
});

describe('settings that cannot be', () => {
  it.each([
    ['equivocating-leader', { first: [4] }, 'first of faulty node 3 names node 4'],
    ['twins', { first: [0, 9] }, 'first of faulty node 3 names node 9'],
    ['delayed-release', { to: [7] }, 'to of faulty node 3 names node 7'],
    ['script', { steps: [{}, { to: [5] }] }, 'steps.1.to of faulty node 3 names node 5'],
  ])('%s with %j is refused before the run', (adversary, settings, message) => {
    expect(() => deliveries(adversary, settings)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID_VALUE',
        message,
        advice: 'There are 4 nodes, the last is 3.',
      }),
    );
  });

  it.each(['x3', '', '3X', '-1'])('a block called %j is refused with its place', (block) => {
    expect(() => deliveries('script', { steps: [{ block }] })).toThrow(
      /faulty\.0\.settings\.steps\.0\.block/,
    );
  });
});

describe('the list of adversaries', () => {
  it('has every name once', () => {
    const names = adversaries.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['silent', 'crash', 'twins', 'script', 'replay-and-forgery']),
    );
  });
});
