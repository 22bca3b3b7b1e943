import { describe, expect, it } from 'vitest';
import { midPath } from '../../../../src/analysis/comparison/midPath.ts';
import { priceImpact } from '../../../../src/analysis/comparison/priceImpact.ts';
import type { SeedRun } from '../../../../src/analysis/comparison/seedRun.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { toyManifest } from '../../../support/toyRun.ts';

const run = (midPath: readonly number[]): SeedRun => ({
  seed: 1,
  traceHash: '',
  events: 0,
  messages: 0,
  orders: 0,
  trades: 0,
  rejects: 0,
  simNs: 0,
  numbers: [],
  midPath,
});

describe('price impact', () => {
  it('is the mean difference of the paths at every so many points, in pairs', () => {
    const without = [run([10, 10, 10]), run([20, 20, 20]), undefined];
    const withIt = [run([10, 11, 12]), run([20, 23, 24]), run([1, 1, 1])];
    const points = priceImpact([without, withIt], 1);
    expect(points.map(({ at, pairs, baselineMean, mean }) => [at, pairs, baselineMean, mean])).toEqual([
      [0, 2, 15, 0],
      [0.5, 2, 15, 2],
      [1, 2, 15, 3],
    ]);
  });

  it('is nothing where no run has a path', () => {
    expect(priceImpact([[undefined], [undefined]])).toEqual([]);
  });
});

describe('the path of the mid', () => {
  it('holds the last mid between two quotes, in currency, at 101 points', () => {
    const log = new ArrayLog();
    log.quote(10, 100, 102);
    log.quote(55, 200, 204);
    const path = midPath(toyManifest(1), log, 0, { start: 0, end: 100 });
    expect(path).toHaveLength(101);
    const tick = path[100] / 202;
    expect(path[9]).toBeNaN();
    expect([path[10], path[54], path[55]].map((mid) => mid / tick)).toEqual([101, 101, 202]);
  });
});
