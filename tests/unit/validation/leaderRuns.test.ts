import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/utils/rng.ts';
import { shapes, viewsToComplete, viewsUntilRun } from '../../../src/validation/consensus/leaderRuns.ts';

describe('views until leaders in a row are honest', () => {
  it('are 2, 6 and 14 tosses of a coin for one, two and three heads, and none are lost where all are honest', () => {
    expect([1, 2, 3].map((length) => viewsUntilRun(length, 0.5))).toEqual([2, 6, 14]);
    expect([1, 2, 3].map((length) => viewsUntilRun(length, 1))).toEqual([1, 2, 3]);
    expect(viewsToComplete(2, 3, 0.5)).toBe(8);
    expect(viewsToComplete(1, 4, 1)).toBe(3);
  });
});

/** A run of leaders, true for an honest one, long enough that its ends do not matter. */
function drawnLeaders(honest: number): boolean[] {
  const random = createRng(7, 'leaders');
  return Array.from({ length: 200_000 }, () => random.bernoulli(honest));
}

/** Mean of `view - block + 1` over the blocks, where a block is final with the first `length` honest leaders from `offset` on. */
function slowInterval(
  leaders: boolean[],
  isCounted: (at: number) => boolean,
  offset: number,
  length: number,
) {
  const end = new Int32Array(leaders.length);
  let next = -1;
  for (let at = leaders.length - length; at >= 0; at--) {
    if (leaders.slice(at, at + length).every(Boolean)) next = at + length - 1;
    end[at] = next;
  }
  let [sum, count] = [0, 0];
  for (let at = 1; at + offset < leaders.length - 1000; at++) {
    if (!isCounted(at)) continue;
    sum += end[at + offset] - at;
    count++;
  }
  return sum / count;
}

describe('the closed forms of intervals', () => {
  const p = 22 / 32;
  const leaders = drawnLeaders(p);
  const honest = (...views: readonly number[]) => views.every((view) => leaders[view]);

  it.each([
    ['streamlet', 'silence', (at: number) => honest(at), -1, 3, 1],
    ['hotstuff', 'silence', (at: number) => honest(at, at + 1), 0, 4, 0],
    ['two-chain', 'silence', (at: number) => honest(at, at + 1), 0, 3, 0],
    ['hotstuff', 'forking', (at: number) => honest(at + 1, at + 2), 1, 3, 0],
    ['two-chain', 'forking', (at: number) => honest(at + 1), 1, 2, 0],
  ] as const)(
    'of %s under %s is what counting runs of leaders gives',
    (name, attack, counted, offset, length, more) => {
      const slow = slowInterval(leaders, counted, offset, length) + more;
      expect(Math.abs(slow / shapes[name][attack].interval(p) - 1)).toBeLessThan(0.02);
    },
  );
});
