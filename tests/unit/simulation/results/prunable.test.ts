import { describe, expect, it } from 'vitest';
import type { StoredRun } from '../../../../src/core/models/ports/runStore.ts';
import { prunable, type RetentionRules } from '../../../../src/simulation/results/prunable.ts';

function run(name: string, createdMs: number, more: Partial<StoredRun> = {}): StoredRun {
  return {
    name,
    dir: name,
    state: 'whole',
    pinned: false,
    scenario: 'zi',
    seed: 1,
    logLevel: 'commands',
    programVersion: '1.0.0',
    createdMs,
    events: 1,
    trades: 1,
    traceHash: undefined,
    bytes: 100,
    problems: [],
    notCovered: [],
    ...more,
  };
}

const RUNS = [
  run('a', 1),
  run('b', 2, { pinned: true }),
  run('c', 3, { scenario: 'other' }),
  run('d', 4, { state: 'being written' }),
  run('e', 5),
];

const names = (rules: RetentionRules) => prunable(RUNS, rules).map((each) => each.name);

describe('retention', () => {
  it('keeps the latest, and never takes a pinned run or one being written', () => {
    expect(names({ keep: 5 })).toEqual([]);
    expect(names({ keep: 2 })).toEqual(['a', 'c']);
    expect(names({ keep: 0 })).toEqual(['a', 'c', 'e']);
  });

  it('goes by age, by size and by scenario', () => {
    expect(names({ beforeMs: 4 })).toEqual(['a', 'c']);
    expect(names({ maxBytes: 250 })).toEqual(['a', 'c']);
    expect(names({ maxBytes: 400 })).toEqual(['a']);
    expect(names({ keep: 0, scenario: 'other' })).toEqual(['c']);
    expect(names({})).toEqual([]);
  });
});
