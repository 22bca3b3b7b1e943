import { describe, expect, it } from 'vitest';
import { compareVariants } from '../../../../src/analysis/comparison/compareVariants.ts';
import { comparisonJson } from '../../../../src/analysis/comparison/comparisonJson.ts';
import type { SeedRun, SeedRuns } from '../../../../src/analysis/comparison/seedRun.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';
import { keyNumber, seedRun } from '../../../support/seedRuns.ts';

const variants = ['A', 'B'].map((label) => ({ label, settings: [{ path: 'x', value: label }] }));
const seeds = Array.from({ length: 30 }, (_, i) => i + 1);
const rng = createRng(1, 'made-up runs');
const noise = seeds.map(() => rng.normal());

/** A spread that the variant narrows, a depth that it leaves, a count that it does not touch. */
const made = (shift: number): SeedRun[] =>
  seeds.map((seed, i) =>
    seedRun(seed, [
      keyNumber('spread', 5 + noise[i] + shift + 0.1 * rng.normal(), { unit: 'USD', better: 'lower' }),
      keyNumber('depth', 9 + rng.normal(), { better: 'higher' }),
      keyNumber('orders', 100 + i, { group: 'Orders' }),
      keyNumber('none', Number.NaN),
    ]),
  );
const runs: SeedRuns = { runs: [made(0), made(-1)], failures: [] };
const compared = (given: SeedRuns = runs, chosen?: (key: string) => boolean) =>
  compareVariants({ variants, seeds, runs: given, chosen });
const differenceOf = (given: SeedRuns, key: string) =>
  compared(given).measures.find((measure) => measure.key === key)?.differences[0];

describe('variants compared over seeds', () => {
  it('differ where they do, and only there', () => {
    const { measures, tests } = compared();
    expect(measures.map(({ key }) => key)).toEqual(['spread', 'depth', 'orders']);
    expect(measures.map(({ differences: [found] }) => found.verdict)).toEqual([
      'differs',
      'not seen',
      'same',
    ]);
    expect(measures[0].differences[0].mean).toBeCloseTo(-1, 1);
    // The count is the same in every pair: chance has no part in it, so it takes none in the correction.
    expect(tests).toBe(2);
    expect(measures[0].differences[0].holm).toBeCloseTo(2 * measures[0].differences[0].pValue, 15);
  });

  it('lack a pair for a run that failed, and for a value in another unit', () => {
    const failures = [{ variant: 1, seed: 3, code: 'PLUGIN_FAILED', message: 'no luck' }];
    const failed = runs.runs.map((row, i) =>
      row.map((run, place) => (i === 1 && place === 2 ? undefined : run)),
    );
    expect(differenceOf({ runs: failed, failures }, 'spread')).toMatchObject({ pairs: 29, dropped: 1 });
    const euro = runs.runs.map((row, i) =>
      row.map((run) => (i === 1 ? seedRun(run?.seed ?? 0, [keyNumber('spread', 4, { unit: 'EUR' })]) : run)),
    );
    expect(differenceOf({ runs: euro, failures: [] }, 'spread')).toMatchObject({
      pairs: 0,
      verdict: 'too few',
    });
  });

  it('are held against each other over the seeds that all have, where it was interrupted', () => {
    const cut = runs.runs.map((row, i) => row.map((run, place) => (place < 12 - i ? run : undefined)));
    const { seeds: known, runs: kept } = compared({ runs: cut, failures: [], interrupted: true });
    expect(known).toEqual(seeds.slice(0, 11));
    expect(kept.map((row) => row.length)).toEqual([11, 11]);
  });

  it('are judged by the measures asked for alone', () => {
    const { measures, tests } = compared(runs, (key) => key === 'depth' || key === 'none');
    expect(measures.map(({ key }) => key)).toEqual(['depth', 'none']);
    expect(tests).toBe(1);
    expect(measures[1].differences[0]).toMatchObject({ pairs: 0, verdict: 'too few' });
  });

  it('come as JSON in which nothing is NaN or lost', () => {
    const source = { scenario: 's', programVersion: '1', command: 'c', plugins: [], interrupted: false };
    const json = comparisonJson(compared(), source);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({
      format: 'market-sim-comparison',
      tests: 2,
      variants: [{ settings: { x: 'A' } }, {}],
    });
  });
});
