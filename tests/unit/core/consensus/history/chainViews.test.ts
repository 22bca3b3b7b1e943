import { describe, expect, it } from 'vitest';
import { ChainHistory } from '../../../../../src/core/consensus/history/chainHistory.ts';
import {
  blockStatuses,
  finalChainOf,
  finalityLags,
  heightsOf,
  messagesByEpoch,
  sharedFinalChain,
} from '../../../../../src/core/consensus/history/chainViews.ts';
import { clippedHistory } from '../../../../../src/core/consensus/history/clippedHistory.ts';
import { epochRows } from '../../../../../src/core/consensus/history/epochRows.ts';
import { hashOfWords, hashWord, hashWords } from '../../../../../src/core/consensus/history/hashWords.ts';
import { nodeList, nodeName } from '../../../../../src/core/consensus/history/nodeNames.ts';
import type { ChainEntry } from '../../../../../src/core/models/chainEntry.ts';

const GENESIS = '00'.repeat(32);
const HONEST = { adversary: null };
const chain: ChainEntry = {
  protocol: 'streamlet',
  words: { epoch: 'epoch', certified: 'notarised', final: 'final' },
  nodes: 3,
  quorum: 2,
  genesis: GENESIS,
  delta: 1,
  epochs: 5,
  validators: [
    { self: 0, ...HONEST },
    { self: 1, ...HONEST },
    { self: 2, adversary: 'twins' },
    { self: 2, adversary: 'twins' },
  ],
};

const name = (letter: string) => letter.repeat(64);

/** Blocks a1 b2 on genesis, and c3 on a1: node 0 holds all, node 1 only a. Epochs are two units long. */
function forked(): ChainHistory {
  const history = new ChainHistory(chain);
  for (let epoch = 1; epoch <= 5; epoch++)
    for (const node of [0, 1]) history.began(node, epoch, (epoch - 1) % 3, 2 * (epoch - 1));
  const a = history.block(name('a'), GENESIS, 1);
  const b = history.block(name('b'), GENESIS, 2);
  const c = history.block(name('c'), a.hash, 3);
  history.block(name('d'), name('9'), 4);
  history.signed(0, 0, 'proposal', a, 0);
  history.signed(1, 1, 'vote', a, 1);
  history.certified(0, a, 2);
  history.certified(1, a, 2);
  history.certified(0, b, 4);
  history.certified(0, c, 6);
  history.finalised(0, c, 6);
  history.finalised(1, a, 7);
  return history;
}

const hashes = (blocks: readonly { readonly hash: string }[]) => blocks.map(({ hash }) => hash[0]).join('');

describe('views of a chain', () => {
  it('heights go by parents; a block on an unknown parent has none', () => {
    expect([...heightsOf(forked()).values()]).toEqual([0, 1, 1, 2, -1]);
  });

  it('a node that holds a block final holds all before it; what all hold is the common part', () => {
    const history = forked();
    expect(hashes(finalChainOf(history, 0))).toBe('ac');
    expect(hashes(sharedFinalChain(history))).toBe('a');
    expect(finalityLags(history).map(({ epochs, time }) => [epochs, time])).toEqual([[3, 7]]);
  });

  it('what became of a block: final, left behind by a final chain, only proposed', () => {
    expect([...blockStatuses(forked()).values()]).toEqual([
      'final',
      'final',
      'orphaned',
      'final',
      'proposed',
    ]);
  });

  it('two final blocks of one height are in conflict', () => {
    const history = forked();
    history.finalised(1, history.block(name('b'), GENESIS, 2), 9);
    expect([...blockStatuses(history).values()].slice(1, 3)).toEqual(['conflicting', 'conflicting']);
    expect(sharedFinalChain(history)).toEqual([]);
  });

  it('rows of epochs: what happens at its end is an epoch’s own, and nodes that hold other tips are named', () => {
    const rows = epochRows(forked());
    expect(rows.map(({ blocks }) => hashes(blocks))).toEqual(['a', 'b', 'c', 'd', '']);
    expect(rows[0].tips.map(({ block, nodes }) => [block.hash[0], nodes])).toEqual([['a', [0, 1]]]);
    expect(rows[1].tips.map(({ block, nodes }) => [block.hash[0], nodes])).toEqual([
      ['a', [0, 1]],
      ['b', [0]],
    ]);
    expect(rows[2].finalised.map(({ block, nodes }) => [block.hash[0], nodes])).toEqual([['c', [0]]]);
    expect(rows[3].finalised.map(({ block, nodes }) => [block.hash[0], nodes])).toEqual([['a', [1]]]);
  });

  it('a clipped history ends with its last epoch, and a short one is itself', () => {
    const history = forked();
    expect(clippedHistory(history, 5)).toBe(history);
    const clipped = clippedHistory(history, 2);
    expect(hashes([...clipped.blocks.values()])).toBe('0ab');
    expect([clipped.epochs.length, clipped.end]).toEqual([2, 4]);
    expect(clipped.events.every(({ epoch }) => epoch <= 2)).toBe(true);
  });

  it('messages of epochs that nobody began are in the sum only', () => {
    const history = forked();
    history.sent(0, 1, true, 2, 3, 2);
    history.sent(0, 2, true, 9000, 3, 2);
    history.sent(0, 3, true, -7, 3, 2);
    expect([history.messages, messagesByEpoch(history)]).toEqual([9, [0, 3, 0, 0, 0]]);
  });
});

describe('names', () => {
  it('hashes travel as five numbers and come back', () => {
    const hash = '0123456789abcdef'.repeat(4);
    expect(hashOfWords(hashWords(hash))).toBe(hash);
    expect(hashOfWords([hashWord(hash)])).toBe(`0123456789abc${'0'.repeat(51)}`);
  });

  it('twins have strokes, and numbers in a row a dash', () => {
    expect([0, 2, 3].map((node) => nodeName(chain, node))).toEqual(['0', '2', '2′']);
    expect([[], [4], [0, 1], [0, 1, 2, 3, 7, 9, 10, 11]].map(nodeList)).toEqual([
      '',
      '4',
      '0 1',
      '0-3 7 9-11',
    ]);
  });
});
