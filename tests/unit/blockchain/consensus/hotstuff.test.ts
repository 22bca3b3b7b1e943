import { describe, expect, it } from 'vitest';
import { ChainedHotStuff } from '../../../../src/blockchain/consensus/protocols/hotstuff/chainedHotStuff.ts';
import { hotstuff } from '../../../../src/blockchain/consensus/protocols/hotstuff/hotstuff.ts';
import {
  FETCH,
  NEW_VIEW,
  PROPOSE,
  VOTE,
} from '../../../../src/blockchain/consensus/protocols/hotstuff/phases.ts';
import type { Block } from '../../../../src/core/consensus/block.ts';
import type { SignedMessage } from '../../../../src/core/consensus/signedMessage.ts';
import { resolveConfig } from '../../../../src/core/data/config/resolve.ts';
import { smallCommittee } from '../../../support/consensus/nodeDesk.ts';
import { childOf, ProtocolDesk } from '../../../support/consensus/protocolDesk.ts';

const DEFAULTS = resolveConfig(hotstuff.settings, []) as { chain: number; timeout: number; backOff: number };

/** A node among four; node 0 leads views 1, 5, …, and we look at node 3, who leads views 4, 8, …. */
function nodeOf(self = 3, chain = 3): ProtocolDesk {
  return new ProtocolDesk(
    (committee) => new ChainedHotStuff(committee, { ...DEFAULTS, chain }),
    smallCommittee(4),
    self,
  );
}

function certificate(node: ProtocolDesk, block: Block): SignedMessage[] {
  return block === node.genesis ? [] : node.saidBy(VOTE, block.epoch, block, 0, 1, 2);
}

/** The proposal of a block by its leader, with the certificate of its parent. */
function proposal(node: ProtocolDesk, block: Block, parent: Block): SignedMessage {
  const justify = certificate(node, parent);
  return node.say(PROPOSE, block, node.committee.leaderOf(block.epoch), { justify });
}

/** Hands a node the proposals of blocks of those views, each on the one before; gives the blocks. */
function extend(node: ProtocolDesk, parent: Block, ...views: readonly number[]): Block[] {
  const blocks: Block[] = [];
  for (const view of views) {
    const on = blocks.at(-1) ?? parent;
    const block = childOf(on, view);
    blocks.push(block);
    node.take(proposal(node, block, on));
  }
  return blocks;
}

describe('propose', () => {
  it('the first leader proposes on genesis, which needs no certificate', () => {
    const [first] = nodeOf(0).proposals;
    expect(first).toMatchObject({ phase: PROPOSE, epoch: 1, signer: 0, justify: [] });
  });

  it('the next leader makes a certificate of a quorum of votes, each node’s counted once, and proposes on it', () => {
    const node = nodeOf(1);
    const [block] = extend(node, node.genesis, 1);
    const [zero, two, three] = node.saidBy(VOTE, 1, block, 0, 2, 3);
    node.take(zero, zero, zero);
    expect(node.proposals).toEqual([]);
    node.take(two, three);
    expect(node.proposals).toMatchObject([{ epoch: 2, block: { parent: block.hash } }]);
    // Its own vote for the block of view 1 stands in the certificate: it went to nobody.
    expect(node.proposals[0].justify.map(({ signer }) => signer)).toEqual([1, 0, 2]);
    expect(node.sent.filter(({ phase, epoch }) => phase === VOTE && epoch === 1)).toEqual([]);
  });
});

describe('vote', () => {
  it('once in a view, to the leader of the next', () => {
    const node = nodeOf();
    const [x, y] = ['x', 'y'].map((payload) => childOf(node.genesis, 1, payload));
    node.take(proposal(node, x, node.genesis), proposal(node, y, node.genesis));
    expect(node.votes.map(({ block }) => block)).toEqual([x]);
    expect(node.sent).toEqual(node.votes);
    expect(node.refusals).toEqual(['late-proposal']);
  });

  it('only for a proposal with a certificate of its parent', () => {
    const node = nodeOf();
    const [first] = extend(node, node.genesis, 1);
    const second = childOf(first, 2);
    const other = childOf(node.genesis, 1, 'other');
    const votes = certificate(node, first);
    const forged = node.say(VOTE, first, 2, { epoch: 1, signature: Uint8Array.of(0) });
    const bad = [
      votes.slice(0, 2),
      [votes[0], votes[0], votes[1]],
      certificate(node, other),
      [votes[0], votes[1], forged],
      [],
    ];
    for (const justify of bad) node.take(node.say(PROPOSE, second, 1, { justify }));
    expect(node.refusals).toEqual(bad.map(() => 'bad-justification'));
    expect(node.votes).toHaveLength(1);
    node.take(proposal(node, second, first));
    expect(node.votes).toHaveLength(2);
  });

  it('safety rule: on a fork of the locked block it says no, although the fork is of a later view', () => {
    const node = nodeOf();
    const [first] = extend(node, node.genesis, 1, 2, 3);
    // The certificate of view 2 locks the block of view 1: genesis is too old to build on.
    node.take(proposal(node, childOf(node.genesis, 5), node.genesis));
    node.take(node.say(NEW_VIEW, first, 0, { epoch: 4, justify: certificate(node, first) }));
    node.take(node.say(NEW_VIEW, first, 1, { epoch: 4, justify: certificate(node, first) }));
    expect(node.refusals).toEqual(['below-lock']);
  });

  it('liveness rule: a fork with a certificate of a later view than the lock is voted for', () => {
    const node = nodeOf();
    const [, , third] = extend(node, node.genesis, 1, 2, 3);
    const fork = childOf(node.genesis, 4, 'fork');
    node.take(proposal(node, childOf(fork, 5), fork));
    expect(third.epoch).toBe(3);
    expect(node.votes.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 5]);
  });

  it('not without the blocks in between, which it asks for', () => {
    const node = nodeOf();
    const first = childOf(node.genesis, 1);
    const second = childOf(first, 2);
    const third = childOf(second, 3);
    node.take(proposal(node, third, second));
    expect(node.refusals).toEqual(['unknown-parent']);
    expect(node.sentIn(FETCH)).toMatchObject([{ block: second }]);
    node.take(proposal(node, first, node.genesis), proposal(node, second, first));
    expect(node.take(proposal(node, childOf(third, 4), third)).votes).toHaveLength(1);
  });
});

describe('decide', () => {
  it('the first of three blocks of consecutive views, when the third has a certificate', () => {
    const node = nodeOf();
    const [first] = extend(node, node.genesis, 1, 2, 3);
    expect(node.final).toEqual([]);
    extend(node, childOf(childOf(first, 2), 3), 4);
    expect(node.final).toEqual([first]);
  });

  it('nothing where a view is missing among the three', () => {
    for (const views of [
      [1, 2, 4, 5],
      [1, 3, 4, 5],
    ]) {
      const node = nodeOf();
      extend(node, node.genesis, ...views);
      expect(node.final).toEqual([]);
    }
  });

  it('two are enough where the settings say so', () => {
    const node = nodeOf(3, 2);
    const [first] = extend(node, node.genesis, 1, 2, 3);
    expect(node.final).toEqual([first]);
  });
});

describe('views', () => {
  it('a view without progress is given up, with the highest certificate; the wait doubles', () => {
    const node = nodeOf();
    const [first] = extend(node, node.genesis, 1, 2);
    node.at(3);
    expect(node.sentIn(NEW_VIEW)).toEqual([]);
    node.at(4);
    expect(node.sentIn(NEW_VIEW)).toMatchObject([{ epoch: 3, block: first }]);
    // View 3 was given up, and is again while nobody follows: after 8 time units now.
    node.at(11).at(12);
    expect(node.sentIn(NEW_VIEW).map(({ epoch }) => epoch)).toEqual([3, 3]);
  });

  it('one node of which one is honest is joined, and after a quorum the leader proposes on the highest certificate', () => {
    const node = nodeOf(0);
    const block = childOf(node.genesis, 2);
    const low = node.say(NEW_VIEW, node.genesis, 1, { epoch: 4, justify: [] });
    const high = node.say(NEW_VIEW, block, 2, { epoch: 4, justify: certificate(node, block) });
    node.take(low);
    expect(node.sentIn(NEW_VIEW)).toEqual([]);
    node.take(high);
    expect(node.sentIn(NEW_VIEW).map(({ epoch }) => epoch)).toEqual([4]);
    expect(node.proposals.at(-1)).toMatchObject({ epoch: 5, block: { parent: block.hash } });
  });

  it('who is views behind is told the highest certificate', () => {
    const node = nodeOf();
    const blocks = extend(node, node.genesis, 1, 2, 3);
    node.take(node.say(NEW_VIEW, node.genesis, 2, { epoch: 1, justify: [] }));
    expect(node.sentIn(NEW_VIEW)).toMatchObject([{ epoch: 3, block: blocks[1] }]);
  });
});

it('a message of a phase that there is not is refused', () => {
  const node = nodeOf(3);
  node.take(node.say(42, childOf(node.genesis, 1), 0));
  expect(node.refusals).toEqual(['wrong-phase']);
});
