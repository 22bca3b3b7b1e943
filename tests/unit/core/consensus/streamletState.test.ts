import { describe, expect, it } from 'vitest';
import { createBlock } from '../../../../src/core/consensus/block.ts';
import { idealSignatures } from '../../../../src/core/consensus/signatures.ts';
import { Streamlet } from '../../../../src/core/consensus/streamlet.ts';
import { chainOf, NodeDesk, smallCommittee } from '../../../support/consensus/nodeDesk.ts';

const committee = smallCommittee(4);
const [first, second, third] = chainOf(committee.genesis, [1, 2, 3]);
const orphan = createBlock(third.hash, 5, 'its parent is not known yet');

/** A node in the middle of things: a chain, a vote short of a quorum, a block without parent, an early proposal. */
function busyDesk(): NodeDesk {
  const desk = new NodeDesk((each) => new Streamlet(each), committee, 3);
  desk.epoch(1).epoch(2);
  desk.take(...desk.votesOf(first, 0, 1, 2), ...desk.votesOf(second, 0, 1), desk.vote(orphan, 0));
  return desk.take(desk.proposal(createBlock(second.hash, 3, 'early')));
}

/** Another node in the state of the first, over the same archive. */
function restored(from: NodeDesk): NodeDesk {
  const desk = new NodeDesk((each) => new Streamlet(each), committee, 3, idealSignatures, from.archive);
  desk.epoch(7).take(...desk.votesOf(createBlock(committee.genesis.hash, 7, 'forgotten'), 0, 1, 2));
  desk.notarised.length = 0;
  desk.replica.restore(from.replica.snapshot(), from.archive);
  return desk;
}

const hashOf = (desk: NodeDesk) => (desk.replica as Streamlet).hash();

describe('the state of a node of Streamlet', () => {
  it('comes back whole, and goes on alike', () => {
    const desk = busyDesk();
    const twin = restored(desk);
    expect(twin.replica.snapshot()).toEqual(desk.replica.snapshot());
    expect(hashOf(twin)).toBe(hashOf(desk));
    const before = desk.notarised.length;
    for (const each of [desk, twin]) {
      each
        .take(each.vote(second, 2), ...each.votesOf(third, 0, 1, 2), ...each.votesOf(orphan, 1, 2))
        .epoch(3);
    }
    expect(twin.notarised).toEqual([second, third, orphan]);
    expect(desk.notarised.slice(before)).toEqual(twin.notarised);
    expect(twin.final).toEqual(desk.final);
    expect(twin.replica.snapshot()).toEqual(desk.replica.snapshot());
  });

  it('shares nothing with its snapshot', () => {
    const desk = busyDesk();
    const saved = desk.replica.snapshot();
    const copy = structuredClone(saved);
    desk.take(desk.vote(second, 2), desk.vote(orphan, 1)).epoch(3);
    expect(saved).toEqual(copy);
  });

  it('is hashed: what a node has heard, and its epoch, tell in the hash', () => {
    const hashes = [
      busyDesk(),
      busyDesk().epoch(3),
      busyDesk().take(busyDesk().vote(second, 2)),
      busyDesk().take(busyDesk().vote(orphan, 1)),
      new NodeDesk((each) => new Streamlet(each), committee, 3),
    ].map(hashOf);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashOf(busyDesk())).toBe(hashes[0]);
  });
});
