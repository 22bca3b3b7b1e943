import { describe, expect, it } from 'vitest';
import { type Block, createBlock, genesisOf } from '../../src/core/consensus/block.ts';
import { ed25519Signatures } from '../../src/core/consensus/ed25519Signatures.ts';
import { faultBound, quorumOf } from '../../src/core/consensus/quorum.ts';
import { PROPOSE, Streamlet, VOTE } from '../../src/core/consensus/streamlet.ts';
import { nodeEd25519 } from '../../src/core/utils/node/ed25519.ts';
import { chainOf, NodeDesk, smallCommittee } from '../support/consensus/nodeDesk.ts';

/** A node of Streamlet among `nodes`. Node 0 leads epochs 1, n + 1, …; we look at one that does not lead at first. */
function nodeOf(nodes = 4, self = nodes - 1): NodeDesk {
  return new NodeDesk((committee) => new Streamlet(committee), smallCommittee(nodes), self);
}

/** Gives a node the votes of a quorum for each block, from nodes other than itself where there are enough. */
function notarise(node: NodeDesk, ...blocks: readonly Block[]): void {
  const { quorum } = node.committee;
  for (const block of blocks)
    node.take(...Array.from({ length: quorum }, (_, signer) => node.vote(block, signer)));
}

describe('Notation: blocks, chains, epochs', () => {
  it('genesis has epoch 0 and is notarised by definition', () => {
    const node = nodeOf();
    expect(node.genesis.epoch).toBe(0);
    const block = createBlock(node.genesis.hash, 1, '');
    node.epoch(1).take(node.proposal(block));
    expect(node.votes.map((vote) => vote.block)).toEqual([block]);
  });

  it('a block is (h, e, txs) and its hash is over all three', () => {
    const genesis = genesisOf('test');
    const block = createBlock(genesis.hash, 1, 'txs');
    const others = [
      createBlock(block.hash, 1, 'txs'),
      createBlock(genesis.hash, 2, 'txs'),
      createBlock(genesis.hash, 1, 'tx'),
    ];
    expect(block.parent).toBe(genesis.hash);
    expect(new Set([block, ...others].map(({ hash }) => hash)).size).toBe(4);
  });

  it('epochs increase along a chain: a block of an epoch not after that of its parent is refused', () => {
    const node = nodeOf();
    const [first] = chainOf(node.genesis, [3]);
    notarise(node, first);
    node.take(
      node.vote(createBlock(first.hash, 3, 'same'), 0),
      node.vote(createBlock(first.hash, 2, 'less'), 0),
    );
    expect(node.refusals).toEqual(['epoch-not-increasing', 'epoch-not-increasing']);
  });

  it('and where the child comes before its parent it is never notarised', () => {
    const node = nodeOf();
    const [parent] = chainOf(node.genesis, [3]);
    notarise(node, createBlock(parent.hash, 2, ''));
    notarise(node, parent);
    expect(node.notarised).toEqual([parent]);
  });

  it('leaders take turns: node (e - 1) mod n leads epoch e', () => {
    const { leaderOf } = smallCommittee(4);
    expect([1, 2, 3, 4, 5, 8, 9].map(leaderOf)).toEqual([0, 1, 2, 3, 0, 3, 0]);
  });
});

describe('Propose: the leader proposes a block that extends a longest notarised chain', () => {
  it('the leader proposes and votes for its own block; nobody else proposes', () => {
    const leader = nodeOf(4, 0).epoch(1);
    const [proposal] = leader.proposals;
    expect(proposal).toMatchObject({ phase: PROPOSE, epoch: 1, signer: 0 });
    expect(proposal.block?.parent).toBe(leader.genesis.hash);
    expect(leader.votes).toMatchObject([{ phase: VOTE, epoch: 1, signer: 0, block: proposal.block }]);
    expect(leader.sent).toEqual([proposal, leader.votes[0]]);
    expect(nodeOf(4, 1).epoch(1).sent).toEqual([]);
  });

  it('on the tip of the longest notarised chain, whatever its epochs', () => {
    const leader = nodeOf(4, 3);
    const long = chainOf(leader.genesis, [1, 2], 'long');
    notarise(leader, ...long, ...chainOf(leader.genesis, [3], 'short'));
    leader.epoch(4);
    expect(leader.proposals[0].block?.parent).toBe(long[1].hash);
  });

  it('nothing where it is behind: its longest chain has a later epoch already', () => {
    const leader = nodeOf(4, 3);
    notarise(leader, createBlock(leader.genesis.hash, 6, ''));
    expect(leader.epoch(4).sent.filter(({ signer }) => signer === 3)).toEqual([]);
  });

  it('of several longest ones on that whose last block has the lowest hash', () => {
    const leader = nodeOf(4, 3);
    const rivals = ['a', 'b', 'c'].map((payload, i) => createBlock(leader.genesis.hash, i + 1, payload));
    notarise(leader, ...rivals);
    leader.epoch(4);
    const lowest = rivals.map(({ hash }) => hash).sort()[0];
    expect(leader.proposals[0].block?.parent).toBe(lowest);
  });

  it('never on a longer chain that is not notarised', () => {
    const leader = nodeOf(4, 3);
    const [first, second] = chainOf(leader.genesis, [1, 2]);
    notarise(leader, first);
    leader.take(leader.proposal(second), ...leader.votesOf(second, 0, 1)).epoch(4);
    expect(leader.proposals[0].block?.parent).toBe(first.hash);
  });
});

describe('Vote: for the first proposal of the epoch, if it extends a longest notarised chain', () => {
  it('the proposal is voted for, and the vote is told to all', () => {
    const node = nodeOf().epoch(1);
    const block = createBlock(node.genesis.hash, 1, '');
    node.take(node.proposal(block));
    expect(node.votes).toMatchObject([{ phase: VOTE, epoch: 1, signer: 3, block }]);
    expect(node.sent).toContain(node.votes[0]);
  });

  it('once in an epoch: a second proposal of the leader gets no vote', () => {
    const node = nodeOf().epoch(1);
    const [x, y] = ['x', 'y'].map((payload) => createBlock(node.genesis.hash, 1, payload));
    node.take(node.proposal(x), node.proposal(y), node.proposal(x));
    expect(node.votes.map(({ block }) => block)).toEqual([x]);
    expect(node.refusals).toEqual(['second-proposal']);
  });

  it('the first one is judged, once: where it cannot be voted for, the second one cannot either', () => {
    const node = nodeOf().epoch(2);
    const [orphan] = chainOf(createBlock(node.genesis.hash, 1, 'never seen'), [2]);
    node.take(node.proposal(orphan), node.proposal(createBlock(node.genesis.hash, 2, '')));
    expect(node.votes).toEqual([]);
    expect(node.refusals).toEqual(['unknown-parent', 'second-proposal']);
  });

  it('only one of the epoch’s leader', () => {
    const node = nodeOf().epoch(1);
    node.take(node.proposal(createBlock(node.genesis.hash, 1, ''), 1));
    expect(node.votes).toEqual([]);
    expect(node.refusals).toEqual(['wrong-leader']);
  });

  it('not for a block that extends a shorter notarised chain, nor one that is not notarised', () => {
    const node = nodeOf();
    const [first, second, third] = chainOf(node.genesis, [1, 2, 3]);
    notarise(node, first);
    node.epoch(2).take(node.proposal(createBlock(node.genesis.hash, 2, 'on a shorter one')));
    node.take(...node.votesOf(second, 0, 1));
    node.epoch(3).take(node.proposal(third));
    expect(node.votes).toEqual([]);
    expect(node.refusals).toEqual(['not-longest-chain', 'not-longest-chain']);
  });

  it('for a block on any of several longest notarised chains', () => {
    for (const choice of [0, 1]) {
      const node = nodeOf();
      const rivals = ['a', 'b'].map((payload, i) => createBlock(node.genesis.hash, i + 1, payload));
      notarise(node, ...rivals);
      const [block] = chainOf(rivals[choice], [3]);
      node.epoch(3).take(node.proposal(block));
      expect(node.votes.map((vote) => vote.block)).toEqual([block]);
    }
  });

  it('an early proposal waits for its epoch, and is judged then by what has been seen', () => {
    const node = nodeOf().epoch(1);
    const [first, second] = chainOf(node.genesis, [1, 2]);
    node.take(node.proposal(second));
    expect(node.votes).toEqual([]);
    notarise(node, first);
    node.epoch(2);
    expect(node.votes.map(({ block }) => block)).toEqual([second]);
  });

  it('a late proposal gets no vote', () => {
    const node = nodeOf().epoch(1).epoch(2);
    node.take(node.proposal(createBlock(node.genesis.hash, 1, '')));
    expect(node.votes).toEqual([]);
    expect(node.refusals).toEqual(['late-proposal']);
  });
});

describe('Echo: what is seen for the first time is told to all', () => {
  it('proposals and votes are sent on once, as they are', () => {
    const node = nodeOf().epoch(2);
    const [block] = chainOf(node.genesis, [1]);
    const heard = [node.proposal(block), ...node.votesOf(block, 0, 1)];
    node.take(...heard, ...heard);
    expect(node.sent).toEqual(heard);
  });

  it('a message that counts for nothing is not', () => {
    const node = nodeOf();
    node.take(node.vote(createBlock(node.genesis.hash, 1, ''), 7));
    expect(node.sent).toEqual([]);
  });
});

describe('Notarise: a block with votes of at least two thirds of the nodes', () => {
  it.each([
    [3, 2, 0],
    [4, 3, 1],
    [5, 4, 1],
    [6, 4, 1],
    [7, 5, 2],
    [10, 7, 3],
    [31, 21, 10],
    [100, 67, 33],
  ])('n = %i: quorum %i, f = %i', (nodes, quorum, faulty) => {
    expect(quorumOf(nodes)).toBe(quorum);
    expect(faultBound(nodes)).toBe(faulty);
    const node = nodeOf(nodes);
    const block = createBlock(node.genesis.hash, 1, '');
    for (let signer = 0; signer < quorum; signer++) {
      expect(node.notarised).toEqual([]);
      node.take(node.vote(block, signer));
    }
    expect(node.notarised).toEqual([block]);
  });

  it('votes are counted by node: one that votes twice counts once', () => {
    const node = nodeOf();
    const block = createBlock(node.genesis.hash, 1, '');
    const twice = node.say(VOTE, block, 1, { signature: Uint8Array.of(1), justify: [node.vote(block, 0)] });
    node.take(...node.votesOf(block, 0, 1), twice);
    expect(node.notarised).toEqual([]);
    node.take(node.vote(block, 2));
    expect(node.notarised).toEqual([block]);
  });

  it('a proposal is no vote', () => {
    const node = nodeOf();
    const block = createBlock(node.genesis.hash, 1, '');
    node.take(node.proposal(block), ...node.votesOf(block, 1, 2));
    expect(node.notarised).toEqual([]);
  });

  it('with its whole chain: a block whose parent has no quorum waits for it', () => {
    const node = nodeOf();
    const [first, second, third] = chainOf(node.genesis, [1, 2, 3]);
    notarise(node, third, second);
    expect(node.notarised).toEqual([]);
    notarise(node, first);
    expect(node.notarised).toEqual([first, second, third]);
    expect(node.final.at(-1)).toEqual(second);
  });

  it('two proposals of one leader: at most one is notarised, because no honest node votes for both', () => {
    const nodes = [1, 2, 3].map((self) => nodeOf(4, self).epoch(1));
    const [x, y] = ['x', 'y'].map((payload) => createBlock(genesisOf('test').hash, 1, payload));
    for (const [i, node] of nodes.entries())
      node.take(node.proposal(i < 2 ? x : y), node.proposal(i < 2 ? y : x));
    const votes = nodes.map((node) => node.votes[0].block);
    expect(votes).toEqual([x, x, y]);
    for (const node of nodes) {
      node.take(...nodes.map(({ self, votes: [vote] }) => node.vote(vote.block as Block, self)));
      node.take(node.vote(x, 0), node.vote(y, 0));
      expect(node.notarised).toEqual([x]);
    }
  });
});

describe('Finalise: of three adjacent blocks with consecutive epochs the second and all before it', () => {
  /** What is final, by epochs, once a chain of the given epochs is notarised. */
  function finalAfter(...epochs: number[]): number[] {
    const node = nodeOf(4, 2);
    notarise(node, ...chainOf(node.genesis, epochs));
    return node.final.map(({ epoch }) => epoch);
  }

  it('genesis counts as the block of epoch 0: 0, 1, 2 makes 1 final', () => {
    expect(finalAfter(1)).toEqual([]);
    expect(finalAfter(1, 2)).toEqual([1]);
  });

  it('1, 2, 3 makes 1 and 2 final, and never the last of the three', () => {
    expect(finalAfter(1, 2, 3)).toEqual([1, 2]);
  });

  it('1, 3, 4 makes nothing final', () => expect(finalAfter(1, 3, 4)).toEqual([]));

  it('nor does 1, 3, 5, 6: a longer chain with gaps', () => expect(finalAfter(1, 3, 5, 6)).toEqual([]));

  it('1, 2, 3 and then 5, 6, 7: all through 6', () =>
    expect(finalAfter(1, 2, 3, 5, 6, 7)).toEqual([1, 2, 6]));

  it('2, 3, 4 makes 2 final with 3: a prefix is final with the block', () =>
    expect(finalAfter(2, 3, 4)).toEqual([3]));

  it('the three must be one chain: consecutive epochs on different branches make nothing final', () => {
    const node = nodeOf();
    const [first, third] = chainOf(node.genesis, [2, 4]);
    notarise(node, first, createBlock(node.genesis.hash, 3, 'beside'), third);
    expect(node.notarised).toHaveLength(3);
    expect(node.final).toEqual([]);
  });

  it('all three must be notarised: a proposal for the third is not enough', () => {
    const node = nodeOf();
    const [first, second, third] = chainOf(node.genesis, [2, 3, 4]);
    notarise(node, first, second);
    node.take(node.proposal(third), ...node.votesOf(third, 0, 1));
    expect(node.final).toEqual([]);
    node.take(node.vote(third, 3));
    expect(node.final).toEqual([second]);
  });

  it('with too many Byzantine nodes two final chains may part: a node that sees both tells of both', () => {
    const node = nodeOf();
    const left = chainOf(node.genesis, [1, 2, 3], 'left');
    const right = chainOf(node.genesis, [4, 5, 6, 7], 'right');
    notarise(node, ...left, ...right);
    expect(node.final).toEqual([left[0], left[1], right[1], right[2]]);
  });
});

describe('Messages that count for nothing are refused, and never thrown', () => {
  const block = createBlock(genesisOf('test').hash, 1, '');
  const other = genesisOf('another chain').hash;

  it.each([
    ['unknown-signer', (node: NodeDesk) => node.vote(block, 4)],
    ['unknown-signer', (node: NodeDesk) => node.vote(block, -1)],
    ['wrong-chain', (node: NodeDesk) => node.say(VOTE, block, 0, { chain: other })],
    ['wrong-epoch', (node: NodeDesk) => node.say(VOTE, block, 0, { epoch: 2 })],
    ['wrong-epoch', (node: NodeDesk) => node.say(VOTE, block, 0, { block: null })],
    ['wrong-epoch', (node: NodeDesk) => node.vote(node.genesis, 0)],
    ['wrong-epoch', (node: NodeDesk) => node.vote(createBlock(node.genesis.hash, 101, 'after the last'), 0)],
    ['wrong-phase', (node: NodeDesk) => node.say(2, block, 0)],
    ['wrong-hash', (node: NodeDesk) => node.vote({ ...block, payload: 'changed' }, 0)],
    ['wrong-hash', (node: NodeDesk) => node.proposal({ ...block, parent: other })],
    ['wrong-leader', (node: NodeDesk) => node.proposal(block, 2)],
    ['bad-signature', (node: NodeDesk) => node.say(VOTE, block, 0, { signature: Uint8Array.of(0) })],
  ])('%s', (why, message) => {
    const node = nodeOf().epoch(1);
    node.take(message(node));
    expect(node.refusals).toEqual([why]);
    expect([node.sent, node.votes, node.notarised]).toEqual([[], [], []]);
    node.take(...node.votesOf(block, 1, 2));
    expect(node.notarised).toEqual([]);
  });

  it('a vote under the key of another node is a bad signature', () => {
    const signatures = ed25519Signatures(nodeEd25519, 4, 1);
    const node = new NodeDesk((committee) => new Streamlet(committee), smallCommittee(4), 3, signatures);
    const mine = node.vote(block, 1);
    node.take(mine, node.say(VOTE, block, 0, { signature: mine.signature }));
    expect(node.refusals).toEqual(['bad-signature']);
    node.take(...node.votesOf(block, 0, 2));
    expect(node.notarised).toEqual([block]);
  });
});
