import { describe, expect, it } from 'vitest';
import { MetaorderRuns } from '../../../../src/analysis/realism/series/metaorderRuns.ts';

describe('metaorders of an account', () => {
  it('are ten market orders of one sign in a row, whatever others do between them', () => {
    const runs = new MetaorderRuns();
    for (let order = 0; order < 10; order++) {
      runs.taken(1, 2 * order, 1, 3, 100 + order);
      runs.taken(2, 2 * order + 1, order % 2 === 0 ? 1 : -1, 1, 100 + order);
    }
    runs.taken(1, 99, -1, 10, 110);
    const { sizes, moves } = runs.finish(120);
    expect([...sizes]).toEqual([30 / 50]);
    expect(moves[0]).toBeCloseTo(1e4 * (110 / 100 - 1), 9);
  });

  it('count an order that trades several times once', () => {
    const runs = new MetaorderRuns();
    for (let order = 0; order < 9; order++)
      for (let fill = 0; fill < 3; fill++) runs.taken(1, order, -1, 1, 100);
    expect(runs.finish(90).sizes.length).toBe(0);
    runs.taken(1, 9, -1, 1, 100);
    const { sizes, moves } = runs.finish(90);
    expect(sizes.length).toBe(1);
    expect(moves[0]).toBeCloseTo(1000, 9);
  });
});
