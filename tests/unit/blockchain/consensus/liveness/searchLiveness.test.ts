import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../../../src/blockchain/consensus/liveness/livenessGame.ts';
import { searchLiveness } from '../../../../../src/blockchain/consensus/liveness/searchLiveness.ts';
import { expectSamePlay, playedEpochs, playSchedule } from '../../../../support/consensus/scheduledChain.ts';

const inOrder = (nodes: number, ...byzantine: number[]) => ({ nodes, byzantine, mayOvertake: false });

describe('one Byzantine of four, proposals behind the votes for their parents', () => {
  it.each([
    [0, 7, 27],
    [1, 5, 18],
    [2, 5, 18],
    [3, 5, 20],
  ])(
    'node %i: at most %i epochs without a new final block, all %i states searched',
    (node, longest, states) => {
      const outcome = searchLiveness(inOrder(4, node));
      expect(outcome.longest).toBe(longest);
      expect(outcome.longestAfterFinal).toBe(5);
      expect(outcome.states).toBe(states);
      expect(outcome.period).toBe(0);
      expect(outcome.schedule.slice(-longest).every(({ move }) => !move.isFinal)).toBe(true);
    },
  );
});

describe('seven nodes', () => {
  it.each([
    [[6], 3, 3],
    [[0], 4, 3],
    [[5, 6], 5, 5],
    [[4, 6], 6, 6],
    [[3, 6], 11, 11],
    [[0, 3], 13, 11],
  ])('Byzantine %j: at most %i epochs, %i once a block is final', (byzantine, longest, afterFinal) => {
    const outcome = searchLiveness(inOrder(7, ...byzantine));
    expect([outcome.longest, outcome.longestAfterFinal]).toEqual([longest, afterFinal]);
  });
});

describe('proposals that may overtake the votes for their parents', () => {
  it.each([0, 1, 2, 3])('node %i of four: a loop of four epochs without a final block', (node) => {
    const outcome = searchLiveness({ nodes: 4, byzantine: [node], mayOvertake: true });
    expect(outcome.longest).toBe(Number.POSITIVE_INFINITY);
    expect(outcome.period).toBe(4);
  });
});

describe('schedules, message by message', () => {
  it('the longest wait of four nodes: seven epochs without a final block, and one in the eighth', () => {
    const game = inOrder(4, 0);
    const rules = rulesOf(game);
    const played = playedEpochs(rules, searchLiveness(game).schedule);
    const found = playSchedule(rules, played);
    expect(found.map(({ isFinal }) => isFinal)).toEqual(Array(7).fill(false));
    expectSamePlay(played, found);
  });

  it('the loop: forty epochs without a final block', () => {
    const game = { nodes: 4, byzantine: [3], mayOvertake: true };
    const rules = rulesOf(game);
    const { schedule, period } = searchLiveness(game);
    const preamble = schedule.slice(0, -period);
    const loop = schedule.slice(-period);
    const rounds = Array.from({ length: 10 }, () => loop).flat();
    const played = playedEpochs(rules, [...preamble, ...rounds]);
    const found = playSchedule(rules, played);
    expect(found.slice(preamble.length).map(({ isFinal }) => isFinal)).toEqual(Array(40).fill(false));
    expectSamePlay(played, found);
  });
});
