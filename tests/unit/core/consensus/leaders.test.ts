import { expect, it } from 'vitest';
import { hashedLeaders } from '../../../../src/core/consensus/leaders.ts';

it('random leaders are the same in whatever order they are asked for', () => {
  const [inTurn, backwards] = [hashedLeaders(7, 'salt'), hashedLeaders(7, 'salt')];
  const epochs = Array.from({ length: 3000 }, (_, epoch) => epoch + 1);
  const expected = epochs.map(inTurn);
  expect(epochs.toReversed().map(backwards).toReversed()).toEqual(expected);
  expect(new Set(expected).size).toBe(7);
});

it('the leader of an epoch that never comes is known at once, whatever a liar makes of its number', () => {
  const leaderOf = hashedLeaders(7, 'salt');
  for (const epoch of [1e11, 1e15, Number.MAX_SAFE_INTEGER]) {
    expect(leaderOf(epoch)).toBeGreaterThanOrEqual(0);
    expect(leaderOf(epoch)).toBeLessThan(7);
  }
});
