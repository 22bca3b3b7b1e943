import { afterAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import { Terminal } from '../../support/commandLine.ts';

interface Counterfactual {
  readonly missing: readonly string[];
  readonly variants: readonly { readonly runs: readonly { readonly traceHash: string }[] }[];
  readonly measures: readonly {
    readonly key: string;
    readonly values: readonly (readonly (number | null)[])[];
  }[];
  readonly impact: readonly {
    readonly at: number;
    readonly without: number | null;
    readonly with: number | null;
    readonly impact: number | null;
  }[];
}

const terminal = new Terminal();
afterAll(() => terminal.close());

const WORLD = ['market', '--until', '3s'];

describe('market-sim counterfactual', () => {
  it('holds each seed against the same seed without somebody, whatever the number of threads', () => {
    const words = ['counterfactual', ...WORLD, '--without', 'market-maker', '--seeds', '2'];
    const found = terminal.json<Counterfactual>(...words, '--workers', '1');
    expect(terminal.json(...words, '--workers', '2')).toEqual(found);
    expect(found.missing).toEqual(['market-maker']);
    const profits = found.measures.find(({ key }) => key === 'profit:market-maker');
    expect(profits?.values[0]).toEqual([0, 0]);
    expect(profits?.values[1].every((value) => value !== 0)).toBe(true);
    const last = found.impact[found.impact.length - 1];
    expect(found.impact.map(({ at }) => at)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(last.impact).toBeCloseTo(Number(last.with) - Number(last.without), 9);
    const run = (word: string) =>
      terminal.json<RunSummary>('run', ...WORLD, '--seed', '1', '--without', word, '--no-store').traceHash;
    expect(found.variants[0].runs[0].traceHash).toBe(run('market-maker'));
    expect(found.variants[1].runs[0].traceHash).toBe(run('none'));
  });

  it('silences those that it adds, and nobody else', () => {
    const words = ['counterfactual', ...WORLD, '--with', 'market-maker:2,momentum', '--seeds', '1'];
    const { missing } = terminal.json<Counterfactual>(...words);
    expect(missing).toEqual(['market-maker-3', 'market-maker-4', 'momentum-1']);
  });

  it.each([
    [[], 'name who is missing with --without'],
    [['--without', 'a', '--with', 'b'], 'name who is missing with --without'],
    [['--without', 'market-makers'], 'market-makers is no kind or name of an actor'],
    [['--with', 'Market Maker'], 'expected a .json file'],
    [['--with', 'nothing.json'], 'cannot read nothing.json'],
  ])('refuses %j', (words, message) => {
    const { code, stderr } = terminal.type('counterfactual', ...WORLD, ...words);
    expect(stderr).toContain(message);
    expect(code).toBeGreaterThan(0);
  });

  it('adds nobody to a scenario without populations', () => {
    const { code, stderr } = terminal.type('counterfactual', 'zi', '--with', 'momentum');
    expect([code, stderr]).toEqual([2, expect.stringContaining('scenario zi has no populations to add to')]);
  });
});
