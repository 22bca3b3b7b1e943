import { describe, expect, it } from 'vitest';
import { checkProof } from '../../../../../src/blockchain/consensus/monitors/checkProof.ts';
import { type Block, createBlock } from '../../../../../src/core/consensus/block.ts';
import { blockOn, genesis, MonitorDesk } from '../../../../support/consensus/monitorDesk.ts';

const first = blockOn(genesis, 1);
const rival = blockOn(genesis, 1, 'rival');
const second = blockOn(first, 2);
const third = blockOn(second, 3);

/** A desk at which node 2 has taken in blocks 1 and 2 as it should. */
function afterTwo(only: readonly string[]): MonitorDesk {
  const desk = new MonitorDesk({ only });
  desk.begin(1, 0, 1, 2, 3);
  desk.certify(2, first, 0, 1, 3);
  desk.begin(2, 0, 1, 2, 3);
  desk.certify(2, second, 0, 1, 3);
  return desk;
}

describe('vote-rules', () => {
  const only = ['vote-rules'];

  it("a vote for the leader's first proposal on a longest notarised chain, in its epoch, is right", () => {
    const desk = afterTwo(only);
    desk.begin(3, 2);
    desk.propose(2, third);
    desk.castVote(2, third);
    desk.begin(4, 2);
    const fourth = blockOn(second, 4);
    desk.receive(2, desk.proposal(3, fourth));
    desk.castVote(2, fourth);
    expect(desk.told).toEqual([]);
  });

  it('proposals beyond the last epoch, however far, are nothing that a node keeps', () => {
    const desk = new MonitorDesk({ only });
    desk.begin(1, 1, 2);
    for (const far of [1001, 4e9 + 1]) desk.receive(1, desk.proposal((far - 1) % 4, blockOn(genesis, far)));
    desk.receive(1, desk.proposal(0, first));
    desk.castVote(1, first);
    expect(desk.told).toEqual([]);
  });

  it('a vote without a proposal, or for the second one, is not', () => {
    const desk = new MonitorDesk({ only });
    desk.begin(1, 1, 2);
    desk.castVote(1, first);
    desk.receive(2, desk.proposal(0, rival), desk.proposal(0, first));
    desk.castVote(2, first);
    const what = (node: number) =>
      `node ${node} voted in epoch 1 for what is not the first proposal of its leader that it received`;
    expect(desk.told).toEqual([what(1), what(2)]);
  });

  it('a proposal that somebody else made, or nobody signed, is none', () => {
    const desk = new MonitorDesk({ only });
    desk.begin(1, 2);
    desk.receive(2, desk.proposal(3, rival), desk.proposal(0, first));
    desk.castVote(2, first);
    expect(desk.told).toEqual([]);
  });

  it('a vote on a chain that is shorter than one it has seen is not, nor on one that is not notarised', () => {
    const desk = afterTwo(only);
    desk.begin(4, 2);
    const short = blockOn(first, 4);
    desk.receive(2, desk.proposal(3, short));
    desk.castVote(2, short);
    desk.begin(5, 2);
    const loose = blockOn(third, 5);
    desk.receive(2, desk.proposal(0, third), desk.proposal(0, loose));
    desk.castVote(2, loose);
    expect(desk.told).toEqual([
      'node 2 voted for a block in epoch 4 on a notarised chain of length 1, although it had seen one of 2',
      'node 2 voted for a block in epoch 5 whose parent it has not seen notarised',
    ]);
  });

  it('a vote in another epoch than its own is not, nor one for a block of another', () => {
    const desk = afterTwo(only);
    desk.receive(2, desk.proposal(2, third));
    desk.castVote(2, third);
    desk.begin(4, 2);
    desk.receive(2, desk.proposal(3, blockOn(second, 4)));
    desk.castVote(2, blockOn(second, 4), 3);
    expect(desk.told[0]).toBe('node 2 voted for a block in epoch 3 although its own epoch was 2');
    expect(desk.seen).toHaveLength(2);
  });

  it('a leader proposes in the epochs that it leads, once, on a longest notarised chain', () => {
    const desk = afterTwo(only);
    desk.begin(3, 2);
    desk.propose(2, blockOn(first, 3));
    desk.propose(2, third);
    desk.begin(4, 2);
    desk.propose(2, blockOn(second, 4));
    expect(desk.told).toEqual([
      'node 2 proposed a block in epoch 3 on a notarised chain of length 1, although it had seen one of 2',
      'node 2 proposed twice in epoch 3',
      'node 2 proposed in epoch 4, which it does not lead',
    ]);
  });
});

describe('one-vote', () => {
  it('sees a second vote in an epoch, and one in an epoch that is over', () => {
    const desk = new MonitorDesk({ only: ['one-vote'] });
    desk.castVote(1, first);
    desk.castVote(1, second);
    desk.castVote(2, first);
    expect(desk.told).toEqual([]);
    desk.castVote(2, rival);
    desk.castVote(1, rival);
    expect(desk.told).toEqual([
      'node 2 voted in epoch 1, although it had voted in epoch 1',
      'node 1 voted in epoch 1, although it had voted in epoch 2',
    ]);
  });
});

describe('certificates', () => {
  const only = ['certificates'];

  it('three of four votes of different nodes certify, two do not', () => {
    const desk = new MonitorDesk({ only });
    desk.certify(3, first, 0, 1, 2);
    expect(desk.told).toEqual([]);
    desk.certify(2, first, 0, 1);
    expect(desk.told[0]).toContain('is notarised at node 2, which had received 2 votes for it that count');
  });

  it('a vote that comes twice, is forged, or speaks of another epoch counts for nothing', () => {
    const desk = new MonitorDesk({ only });
    const votes = [desk.vote(0, first), desk.vote(1, first)];
    desk.receive(3, ...votes, ...votes, desk.forgedVote(2, first), desk.vote(2, first, 2));
    desk.monitors.certified(3, first, 0);
    expect(desk.told[0]).toContain('which had received 2 votes for it that count');
  });

  it("a node's own vote counts", () => {
    const desk = new MonitorDesk({ only });
    desk.castVote(3, first);
    desk.certify(3, first, 0, 1);
    expect(desk.told).toEqual([]);
  });

  it('a block is not certified before its parent, and what waits is certified with it', () => {
    const desk = new MonitorDesk({ only });
    desk.certify(3, second, 0, 1, 2);
    expect(desk.seen).toHaveLength(1);
    desk.certify(3, first, 0, 1, 2);
    desk.monitors.certified(3, second, 0);
    expect(desk.seen).toHaveLength(1);
  });

  it('a certificate that the node does not speak of is missed when the next epoch begins', () => {
    const desk = new MonitorDesk({ only });
    desk.receive(3, desk.vote(0, first), desk.vote(1, first), desk.vote(2, first));
    desk.begin(2, 3);
    expect(desk.told).toEqual(['node 3 holds votes that make 1 blocks notarised and counts 0']);
  });
});

describe('finality', () => {
  const only = ['finality'];

  it('of three in a row the second is final, and genesis counts', () => {
    const desk = afterTwo(only);
    desk.finalise(2, first);
    desk.certify(2, third, 0, 1, 3);
    desk.finalise(2, second);
    expect(desk.told).toEqual([]);
  });

  it('the third is not, nor the second of two, nor one behind a gap', () => {
    const desk = afterTwo(only);
    desk.finalise(2, second);
    const late = blockOn(second, 4);
    desk.certify(2, late, 0, 1, 3);
    desk.finalise(2, second);
    expect(desk.seen).toHaveLength(2);
    expect(desk.told[0]).toContain(
      'not the second of three adjacent notarised blocks with consecutive epochs',
    );
  });

  it('what the votes make final and the node does not speak of is missed when the next epoch begins', () => {
    const desk = afterTwo(only);
    desk.begin(3, 2);
    expect(desk.told).toEqual(['node 2 holds votes that make 1 blocks final and counts 0']);
  });
});

describe('one-certificate', () => {
  it('sees two certified blocks of an epoch, at whichever nodes, once', () => {
    const desk = new MonitorDesk({ only: ['one-certificate'] });
    desk.certify(0, first, 1, 2, 3);
    desk.certify(1, first, 0, 2, 3);
    desk.certify(2, rival, 0, 1, 3);
    desk.certify(3, rival, 0, 1, 2);
    expect(desk.told).toEqual([
      'blocks HASH of epoch 1 and HASH of epoch 1 are both notarised, the second at node 2',
    ]);
  });
});

describe('validity', () => {
  const only = ['validity'];

  it('what is final was certified, hangs from genesis, and carries the hash of its content', () => {
    const desk = afterTwo(only);
    desk.finalise(2, first);
    expect(desk.told).toEqual([]);
    desk.finalise(2, rival);
    desk.finalise(2, createBlock('f'.repeat(64), 5, ''));
    desk.finalise(2, { ...first, payload: 'another' });
    desk.finalise(2, blockOn(second, 2));
    expect(desk.told).toEqual([
      'node 2 made block HASH of epoch 1 final, but it was never notarised',
      'node 2 made block HASH of epoch 5 final, but it hangs from no chain of increasing epochs to genesis',
      'node 2 made block HASH of epoch 1 final, but its hash is not that of its content',
      'node 2 made block HASH of epoch 2 final, but it hangs from no chain of increasing epochs to genesis',
    ]);
  });

  it('a final chain does not shrink', () => {
    const desk = afterTwo(only);
    desk.finalise(2, second);
    desk.finalise(2, first);
    expect(desk.told).toEqual([
      'node 2 made block HASH of epoch 1 final, but block HASH of epoch 2 behind it was final before',
    ]);
  });
});

describe('agreement', () => {
  const only = ['agreement'];
  const other = blockOn(rival, 2);

  it('final chains that are prefixes of each other agree, in whatever order they come', () => {
    const desk = new MonitorDesk({ only });
    desk.certify(0, first, 1, 2, 3);
    desk.certify(0, second, 1, 2, 3);
    desk.certify(0, third, 1, 2, 3);
    desk.finalise(0, third);
    desk.finalise(1, first);
    desk.finalise(2, second);
    desk.finalise(1, third);
    expect(desk.told).toEqual([]);
  });

  it('two that part do not, at two nodes or at one', () => {
    const desk = new MonitorDesk({ only });
    for (const block of [first, second, rival, other]) desk.certify(0, block, 1, 2, 3);
    desk.begin(3, 0, 1);
    desk.finalise(0, second);
    desk.finalise(1, other);
    desk.finalise(0, rival);
    expect(desk.told).toEqual([
      'node 1 made block HASH of epoch 2 final, but node 0 had made block HASH of epoch 2 final in epoch 3, and neither comes before the other',
      'node 0 made block HASH of epoch 1 final, but itself had made block HASH of epoch 2 final in epoch 3, and neither comes before the other',
    ]);
  });

  it('the proof needs a quorum for each block of the two chains from where they part', () => {
    const desk = new MonitorDesk({ only });
    const chainOn = (epochs: readonly number[], label: string) => {
      const blocks: Block[] = [];
      for (const epoch of epochs) blocks.push(blockOn(blocks.at(-1) ?? genesis, epoch, label));
      return blocks;
    };
    const [x, y] = [chainOn([1, 3, 4, 5], 'x'), chainOn([2, 6, 7, 8], 'y')];
    for (const block of [...x, ...y]) desk.certify(0, block, 1, 2, 3);
    desk.finalise(0, x[2]);
    desk.finalise(1, y[2]);
    const { court, violations } = desk.monitors;
    expect(checkProof(violations[0], court)).toBe(true);
    for (const block of [...x, ...y]) {
      const proof = violations[0].proof.filter((each) => each.block !== block || each.signer !== 3);
      expect(checkProof({ ...violations[0], proof }, court)).toBe(false);
    }
  });
});
