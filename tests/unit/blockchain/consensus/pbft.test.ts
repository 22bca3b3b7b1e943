import { describe, expect, it } from 'vitest';
import { Ballots } from '../../../../src/blockchain/consensus/protocols/pbft/ballots.ts';
import { pbft } from '../../../../src/blockchain/consensus/protocols/pbft/pbft.ts';
import { Pbft } from '../../../../src/blockchain/consensus/protocols/pbft/pbftReplica.ts';
import {
  COMMIT,
  DECISION,
  FETCH,
  NEW_VIEW,
  PRE_PREPARE,
  PREPARE,
  VIEW_CHANGE,
} from '../../../../src/blockchain/consensus/protocols/pbft/phases.ts';
import type { Block } from '../../../../src/core/consensus/block.ts';
import type { SignedMessage } from '../../../../src/core/consensus/signedMessage.ts';
import { resolveConfig } from '../../../../src/core/data/config/resolve.ts';
import { smallCommittee } from '../../../support/consensus/nodeDesk.ts';
import { childOf, ProtocolDesk } from '../../../support/consensus/protocolDesk.ts';

const LAST = 9;
const ballots = new Ballots(LAST);
const DEFAULTS = resolveConfig(pbft.settings, []) as { window: number; timeout: number; backOff: number };

/** A node among four: node 0 is the primary of view 1, node 1 of view 2, …. */
function nodeOf(self = 3, window = 1): ProtocolDesk {
  const { leaderOf, ...committee } = smallCommittee(4, LAST);
  return new ProtocolDesk(
    (all) => new Pbft(all, { ...DEFAULTS, window }),
    { ...committee, leaderOf: (ballot) => leaderOf(ballots.viewOf(ballot)) },
    self,
  );
}

const prePrepare = (node: ProtocolDesk, block: Block, signer = 0) => node.say(PRE_PREPARE, block, signer);

/** The block of number 1, prepared at the node: the primary's pre-prepare, the node's own prepare and one more. */
function prepareFirst(node: ProtocolDesk): Block {
  const block = childOf(node.genesis, 1);
  node.take(prePrepare(node, block), ...node.saidBy(PREPARE, 1, block, 1));
  return block;
}

/** A view change with the certificate that shows a block as prepared in a ballot of view 1, or with none. */
function viewChange(node: ProtocolDesk, view: number, signer: number, prepared?: Block): SignedMessage {
  const epoch = ballots.of(view, 0);
  if (prepared === undefined) return node.say(VIEW_CHANGE, node.genesis, signer, { epoch });
  const shown = prepared.epoch;
  const justify = [prePrepare(node, prepared), ...node.saidBy(PREPARE, shown, prepared, 1, 2)];
  return node.say(VIEW_CHANGE, prepared, signer, { epoch, justify });
}

describe('ballots', () => {
  it('grow with the view, then with the number, and are the number in view 1', () => {
    expect([1, 5, LAST].map((height) => ballots.of(1, height))).toEqual([1, 5, LAST]);
    const later = ballots.of(3, 4);
    expect(later).toBeGreaterThan(ballots.of(2, LAST));
    expect([ballots.viewOf(later), ballots.heightOf(later)]).toEqual([3, 4]);
  });
});

describe('pre-prepare', () => {
  it('the primary orders one block after another, or as many as the window lets it', () => {
    const primary = nodeOf(0);
    expect(primary.proposals.map(({ epoch }) => epoch)).toEqual([1]);
    const block = primary.proposals[0].block as Block;
    primary.take(...primary.saidBy(PREPARE, 1, block, 1, 2), ...primary.saidBy(COMMIT, 1, block, 1, 2));
    expect(primary.proposals.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(primary.proposals[1].block?.parent).toBe(block.hash);
    expect(nodeOf(0, 3).proposals.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  });

  it('a backup takes one block for each number, from the primary alone, each on the one before', () => {
    const node = nodeOf();
    const [x, y] = ['x', 'y'].map((payload) => childOf(node.genesis, 1, payload));
    node.take(prePrepare(node, x, 1), prePrepare(node, x), prePrepare(node, y));
    node.take(prePrepare(node, childOf(y, 2)));
    expect(node.refusals).toEqual(['wrong-leader', 'second-proposal', 'unknown-parent']);
    expect(node.votes).toMatchObject([{ phase: PREPARE, epoch: 1, block: x }]);
  });

  it('that come out of order wait for each other', () => {
    const node = nodeOf();
    const first = childOf(node.genesis, 1);
    const second = childOf(first, 2);
    node.take(prePrepare(node, second));
    expect(node.votes).toEqual([]);
    node.take(prePrepare(node, first));
    expect(node.votes.map(({ block }) => block)).toEqual([first, second]);
  });
});

describe('prepare and commit', () => {
  it('a pre-prepare and 2f prepares of distinct backups prepare a block: the node commits', () => {
    const node = nodeOf();
    const block = childOf(node.genesis, 1);
    const [one, two] = node.saidBy(PREPARE, 1, block, 1, 2);
    // Prepares alone are not enough, however many.
    node.take(one, one, two);
    expect(node.sentIn(COMMIT)).toEqual([]);
    node.take(prePrepare(node, block));
    expect(node.notarised).toEqual([block]);
    expect(node.sentIn(COMMIT)).toMatchObject([{ epoch: 1, block }]);
  });

  it('the same prepare again counts for nothing', () => {
    const node = nodeOf();
    const block = childOf(node.genesis, 1);
    const [zero] = node.saidBy(PREPARE, 1, block, 0);
    // The primary's prepare adds nothing to its pre-prepare.
    node.take(prePrepare(node, block), zero, zero);
    expect(node.sentIn(COMMIT)).toEqual([]);
  });

  it('2f + 1 commits make the block final, and all before it', () => {
    const node = nodeOf();
    const block = prepareFirst(node);
    const [one, two] = node.saidBy(COMMIT, 1, block, 1, 2);
    node.take(one, one);
    expect(node.final).toEqual([]);
    node.take(two);
    expect(node.final).toEqual([block]);
  });

  it('commits of others are enough, once the way to the block is known', () => {
    const node = nodeOf();
    const first = childOf(node.genesis, 1);
    const second = childOf(first, 2);
    node.take(...node.saidBy(COMMIT, 2, second, 0, 1, 2));
    expect(node.final).toEqual([]);
    expect(node.sentIn(FETCH)).toMatchObject([{ block: second }]);
    node.take(prePrepare(node, first));
    expect(node.final).toEqual([second]);
  });
});

describe('view change', () => {
  it('without progress a backup asks for the next view, shows what it has prepared, and commits no more', () => {
    const node = nodeOf();
    const block = prepareFirst(node);
    node.at(4);
    const [change] = node.sentIn(VIEW_CHANGE);
    expect(change).toMatchObject({ epoch: ballots.of(2, 0), block });
    expect(change.justify.map(({ signer }) => signer).sort()).toEqual([0, 1, 3]);
    const second = childOf(block, 2);
    node.take(prePrepare(node, second), ...node.saidBy(PREPARE, 2, second, 1, 2));
    expect(node.sentIn(COMMIT).map(({ epoch }) => epoch)).toEqual([1]);
  });

  it('asks for the view after only when a quorum wanted the first, and waits twice as long for it', () => {
    const node = nodeOf();
    node.at(4).at(12);
    expect(node.sentIn(VIEW_CHANGE).map(({ epoch }) => ballots.viewOf(epoch))).toEqual([2, 2]);
    node.take(viewChange(node, 2, 0), viewChange(node, 2, 2));
    node.at(20);
    expect(ballots.viewOf(node.sentIn(VIEW_CHANGE).at(-1)?.epoch as number)).toBe(3);
  });

  it('joins f + 1 others that ask for a later view', () => {
    const node = nodeOf();
    node.take(viewChange(node, 3, 0));
    expect(node.sentIn(VIEW_CHANGE)).toEqual([]);
    node.take(viewChange(node, 3, 1));
    expect(node.sentIn(VIEW_CHANGE).map(({ epoch }) => ballots.viewOf(epoch))).toEqual([3]);
  });

  it('the new primary begins with the highest block that one of a quorum has prepared', () => {
    const primary = nodeOf(1);
    const block = childOf(primary.genesis, 1);
    primary.take(viewChange(primary, 2, 0), viewChange(primary, 2, 3, block));
    const [newView] = primary.sentIn(NEW_VIEW);
    expect(newView).toMatchObject({ epoch: ballots.of(2, 1), block });
    expect(newView.justify.map(({ signer }) => signer)).toEqual([0, 1, 3]);
    // It orders the next block only when that one is decided.
    expect(primary.proposals).toEqual([]);
    const again = newView.epoch;
    primary.take(
      ...primary.saidBy(PREPARE, again, block, 0, 3),
      ...primary.saidBy(COMMIT, again, block, 0, 3),
    );
    expect(primary.final).toEqual([block]);
    expect(primary.proposals).toMatchObject([{ epoch: again + 1, block: { parent: block.hash } }]);
  });

  it('backups take a new view only with a quorum of sound view changes, and what follows from them', () => {
    const node = nodeOf();
    const block = childOf(node.genesis, 1);
    const other = childOf(node.genesis, 1, 'other');
    const proof = [viewChange(node, 2, 0), viewChange(node, 2, 1), viewChange(node, 2, 2, block)];
    const newView = (justify: SignedMessage[], on: Block, height: number, signer = 1) =>
      node.say(NEW_VIEW, on, signer, { epoch: ballots.of(2, height), justify });
    const unproven = node.say(VIEW_CHANGE, other, 2, { epoch: ballots.of(2, 0) });
    node.take(
      newView(proof, block, 1, 2),
      newView(proof.slice(1), block, 1),
      newView(proof, node.genesis, 0),
      newView(proof, other, 1),
      newView([proof[0], proof[1], unproven], other, 1),
      newView([proof[0], viewChange(node, 3, 1), proof[2]], block, 1),
    );
    expect(node.refusals).toEqual(['wrong-leader', ...new Array(5).fill('bad-justification')]);
    expect(node.votes).toEqual([]);
    node.take(newView(proof, block, 1));
    expect(node.votes).toMatchObject([{ phase: PREPARE, epoch: ballots.of(2, 1), block }]);
  });

  it('a block that a view change tells lies about is taken from its certificate, not from the liar', () => {
    const node = nodeOf();
    const first = childOf(node.genesis, 1);
    const second = childOf(first, 2);
    const epoch = ballots.of(2, 0);
    const lie = { ...second, parent: node.genesis.hash };
    const { justify } = viewChange(node, 2, 2, second);
    const proof = [
      viewChange(node, 2, 0),
      viewChange(node, 2, 1),
      node.say(VIEW_CHANGE, lie, 2, { epoch, justify }),
    ];
    const again = ballots.of(2, 2);
    node.take(node.say(NEW_VIEW, second, 1, { epoch: again, justify: proof }));
    node.take(...node.saidBy(COMMIT, again, second, 0, 1, 2));
    expect(node.final).toEqual([]);
    node.take(prePrepare(node, first));
    expect(node.final).toEqual([second]);
  });

  it('who asks for a view that is over is told the view that runs and the last decision, and goes on from there', () => {
    const [node, lost] = [nodeOf(), nodeOf(2)];
    const block = prepareFirst(node);
    node.take(...node.saidBy(COMMIT, 1, block, 0, 1));
    node.take(viewChange(node, 2, 2));
    const [decision] = node.sentIn(DECISION);
    expect(decision).toMatchObject({ epoch: 1, block });
    lost.at(4).take(decision);
    expect(lost.final).toEqual([block]);
    const short = { epoch: 1, justify: decision.justify.slice(1) };
    lost.take(lost.say(DECISION, block, 3, short));
    expect(lost.refusals).toEqual(['bad-justification']);
  });
});

it('a message of a phase that there is not is refused', () => {
  const node = nodeOf();
  node.take(node.say(42, childOf(node.genesis, 1), 0));
  expect(node.refusals).toEqual(['wrong-phase']);
  expect(node.sent).toEqual([]);
});
