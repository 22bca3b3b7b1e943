import { describe, expect, it } from 'vitest';
import {
  blockStatuses,
  finalityLags,
  sharedFinalChain,
} from '../../../../src/core/consensus/history/chainViews.ts';
import { watchedChain } from '../../../support/watchedChain.ts';

describe('record of a chain', () => {
  it('has every epoch: leader, one proposal, four votes, and who certified it when', () => {
    const { history } = watchedChain(['epochs=3']);
    expect(history.epochs.map(({ epoch, leader }) => [epoch, leader])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    const [, ...blocks] = history.blocks.values();
    expect(blocks.map(({ epoch, proposer, voters }) => [epoch, proposer, voters.members()])).toEqual([
      [1, 0, [0, 1, 2, 3]],
      [2, 1, [0, 1, 2, 3]],
      [3, 2, [0, 1, 2, 3]],
    ]);
    expect(blocks.every(({ certifiedAt }) => certifiedAt.every((time) => time > 0))).toBe(true);
    expect(history.messagesPerEpoch.slice(1)).toEqual([60, 60, 60]);
    expect(history.messages).toBe(180);
  });

  it('all honest: E - 1 of E blocks are final, each one epoch after its own', () => {
    const { history } = watchedChain(['epochs=8']);
    const lags = finalityLags(history);
    expect(lags.map(({ epochs }) => epochs)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const statuses = [...blockStatuses(history).values()];
    expect(statuses.filter((status) => status === 'final')).toHaveLength(8);
    expect(statuses.at(-1)).toBe('certified');
  });

  it('one silent of four: the shared chain lacks its blocks', () => {
    const { history } = watchedChain(['epochs=8', 'faulty=[{"node":3,"adversary":"silent"}]']);
    expect(sharedFinalChain(history).map(({ epoch }) => epoch)).toEqual([1, 2, 3, 5, 6]);
    expect(finalityLags(history).map(({ epochs }) => epochs)).toEqual([1, 1, 4, 2, 1]);
  });
});
