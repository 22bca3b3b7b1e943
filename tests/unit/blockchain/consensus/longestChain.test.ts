import { describe, expect, it } from 'vitest';
import { DoubleSpender } from '../../../../src/blockchain/consensus/protocols/longestChain/doubleSpender.ts';
import { longestChain } from '../../../../src/blockchain/consensus/protocols/longestChain/longestChain.ts';
import { BLOCK, Miner } from '../../../../src/blockchain/consensus/protocols/longestChain/miner.ts';
import { peersOf } from '../../../../src/blockchain/consensus/protocols/longestChain/peerGraph.ts';
import { SelfishMiner } from '../../../../src/blockchain/consensus/protocols/longestChain/selfishMiner.ts';
import { longestChainSettings } from '../../../../src/blockchain/consensus/protocols/longestChain/settings.ts';
import { minedBlock } from '../../../../src/blockchain/consensus/protocols/longestChain/work.ts';
import { type Block, createBlock } from '../../../../src/core/consensus/block.ts';
import { resolveConfig } from '../../../../src/core/data/config/resolve.ts';
import { NodeDesk, smallCommittee } from '../../../support/consensus/nodeDesk.ts';

const OTHER = 1;

function settingsOf(values: object) {
  return resolveConfig(longestChainSettings, [{ source: 'test', values: values as never }]);
}

function miner(values: object = {}): NodeDesk {
  return new NodeDesk((committee) => new Miner(committee, 0, settingsOf(values)), smallCommittee(3), 0);
}

/** Blocks of another miner, one on the other. */
function branch(parent: Block, length: number, name: string): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < length; i++) blocks.push(minedBlock(blocks.at(-1) ?? parent, i, name));
  return blocks;
}

const messagesOf = (desk: NodeDesk, blocks: readonly Block[]) =>
  blocks.map((block) => desk.say(BLOCK, block, OTHER));

/** What it would mine on: the parent of the block that it finds now. */
function parentOfNext(desk: NodeDesk): string {
  desk.replica.wake(desk, 1);
  return desk.proposals.at(-1)?.block?.parent ?? '';
}

describe('a miner', () => {
  it('mines on the longest chain that it has seen', () => {
    const desk = miner();
    const long = branch(desk.genesis, 3, 'long');
    desk.take(...messagesOf(desk, long), ...messagesOf(desk, branch(desk.genesis, 2, 'short')));
    expect(parentOfNext(desk)).toBe(long[2].hash);
  });

  it('stays with the first of two that are as long, or goes over where ties say so', () => {
    for (const tie of [0, 1]) {
      const desk = miner({ tie });
      const [first, second] = ['first', 'second'].map((name) => branch(desk.genesis, 2, name));
      desk.take(...messagesOf(desk, first), ...messagesOf(desk, second));
      expect(parentOfNext(desk)).toBe((tie === 0 ? first : second)[1].hash);
    }
  });

  it('counts a block as final when it has its confirmations, and tells of a chain that overtakes it', () => {
    const desk = miner({ confirmations: 2 });
    const first = branch(desk.genesis, 3, 'first');
    desk.take(...messagesOf(desk, first));
    expect(desk.final).toEqual(first.slice(0, 2));
    const other = branch(desk.genesis, 4, 'other');
    desk.take(...messagesOf(desk, other));
    expect(desk.final.at(-1)).toEqual(other[2]);
  });

  it('keeps a block whose parent it does not know until that comes', () => {
    const desk = miner();
    const [first, second, third] = messagesOf(desk, branch(desk.genesis, 3, 'a'));
    desk.take(third, second);
    expect(parentOfNext(desk)).toBe(desk.genesis.hash);
    expect(desk.refusals).toEqual(['unknown-parent', 'unknown-parent']);
    desk.take(first);
    expect(parentOfNext(desk)).toBe(third.block?.hash);
  });

  it('refuses blocks without work, out of place, forged, or of another chain, and passes none of them on', () => {
    const desk = miner();
    const sound = minedBlock(desk.genesis, 1, 'a');
    desk.take(
      desk.say(BLOCK, createBlock(desk.genesis.hash, 1, 'cheap'), OTHER),
      desk.say(BLOCK, sound, OTHER, { epoch: 2 }),
      desk.say(BLOCK, createBlock(desk.genesis.hash, 2, sound.payload), OTHER),
      desk.say(BLOCK, sound, OTHER, { signature: Uint8Array.of(0) }),
      desk.say(BLOCK, sound, OTHER, { chain: sound.hash }),
      desk.say(BLOCK, sound, 3),
      desk.say(BLOCK, { ...sound, hash: 'f'.repeat(64) }, OTHER),
    );
    expect(desk.refusals).toEqual([
      'no-work',
      'wrong-epoch',
      'wrong-epoch',
      'bad-signature',
      'wrong-chain',
      'unknown-signer',
      'wrong-hash',
    ]);
    expect(desk.sent).toEqual([]);
  });

  it('sends a new block on once, and none where relays are off', () => {
    const desk = miner();
    const [block] = messagesOf(desk, branch(desk.genesis, 1, 'a'));
    expect(desk.take(block, block).sent).toEqual([block]);
    const quiet = miner({ relay: false });
    expect(quiet.take(...messagesOf(quiet, branch(quiet.genesis, 1, 'a'))).sent).toEqual([]);
  });

  it('stops when the chain is as long as was asked for', () => {
    const desk = new NodeDesk(
      (committee) => new Miner(committee, 0, settingsOf({})),
      smallCommittee(3, 2),
      0,
    );
    for (let i = 0; i < 5; i++) desk.replica.wake(desk, 1);
    expect(desk.proposals).toHaveLength(2);
  });

  it('has a share of the power for each node', () => {
    const create = (power: number[]) => () =>
      longestChain.create(smallCommittee(3), 0, settingsOf({ power }));
    expect(create([1, 2])).toThrow(/protocol.power has 2 shares: there are 3 nodes/);
    expect(create([0, 0, 0])).toThrow(/no share above 0/);
    expect(create([1, 0, 0])()).toBeInstanceOf(Miner);
  });
});

describe('peers', () => {
  it('are linked both ways, and connected', () => {
    const nodes = 40;
    const graph = Array.from({ length: nodes }, (_, node) => peersOf(node, nodes, 3, 7));
    for (const [node, peers] of graph.entries()) {
      expect(peers).not.toContain(node);
      for (const peer of peers) expect(graph[peer]).toContain(node);
      expect(peers).toContain((node + 1) % nodes);
    }
  });
});

describe('Selfish-Mine, Algorithm 1 of Eyal and Sirer', () => {
  const pool = () =>
    new NodeDesk(
      (committee) => new SelfishMiner(committee, 0, settingsOf({ relay: false })),
      smallCommittee(3),
      0,
    );
  const find = (desk: NodeDesk, blocks = 1) => {
    for (let i = 0; i < blocks; i++) desk.replica.wake(desk, 1);
    return desk.proposals.slice(-blocks);
  };
  const others = (desk: NodeDesk, length: number) => messagesOf(desk, branch(desk.genesis, length, 'others'));

  it('keeps what it finds', () => {
    const desk = pool();
    find(desk, 3);
    expect(desk.sent).toEqual([]);
  });

  it('with a lead of one shows its block when others find one, and wins with the next', () => {
    const desk = pool();
    const [own] = find(desk);
    desk.take(...others(desk, 1));
    expect(desk.sent).toEqual([own]);
    const [second] = find(desk);
    expect(second.block?.parent).toBe(own.block?.hash);
    expect(desk.sent).toEqual([own, second]);
  });

  it('with a lead of one loses where the others find the next as well', () => {
    const desk = pool();
    find(desk);
    const [first, second] = others(desk, 2);
    desk.take(first, second);
    expect(find(desk)[0].block?.parent).toBe(second.block?.hash);
  });

  it('with a lead of two shows both when others find one', () => {
    const desk = pool();
    const own = find(desk, 2);
    desk.take(...others(desk, 1));
    expect(desk.sent).toEqual(own);
  });

  it('with a longer lead shows one block for each of the others, until the lead is two', () => {
    const desk = pool();
    const own = find(desk, 4);
    const [first, second, third] = others(desk, 3);
    expect(desk.take(first).sent).toEqual(own.slice(0, 1));
    expect(desk.take(second).sent).toEqual(own.slice(0, 2));
    expect(desk.take(third).sent).toEqual(own);
  });
});

describe('a double spender', () => {
  const GIVE_UP = 3;
  const spender = () =>
    new NodeDesk(
      (committee) => new DoubleSpender(committee, 0, settingsOf({ relay: false, confirmations: 2 }), GIVE_UP),
      smallCommittee(3),
      0,
    );
  const find = (desk: NodeDesk) => {
    desk.replica.wake(desk, 1);
    return desk.proposals.at(-1);
  };

  it('shows its chain when the payment is confirmed and its own is longer', () => {
    const desk = spender();
    const [one, two] = messagesOf(desk, branch(desk.genesis, 2, 'others'));
    const own = [find(desk), find(desk)];
    desk.take(one, two);
    expect(desk.sent).toEqual([]);
    const third = find(desk);
    expect(desk.sent).toEqual([...own, third]);
  });

  it('does so at once where it is ahead when the payment is confirmed', () => {
    const desk = spender();
    const own = [find(desk), find(desk), find(desk)];
    desk.take(...messagesOf(desk, branch(desk.genesis, 2, 'others')));
    expect(desk.sent).toEqual(own);
  });

  it('gives up when the others lead by too many, and begins again on their chain', () => {
    const desk = spender();
    find(desk);
    const others = branch(desk.genesis, GIVE_UP + 1, 'others');
    desk.take(...messagesOf(desk, others));
    expect(find(desk)?.block?.parent).toBe(others[GIVE_UP].hash);
    expect(desk.sent).toEqual([]);
  });
});
