import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import { Terminal } from '../../support/commandLine.ts';

interface Difference {
  readonly verdict: string;
  readonly pairs: number;
  readonly difference: number;
  readonly interval: readonly [number, number];
  readonly varianceRatio: number;
}

interface Comparison {
  readonly seeds: readonly number[];
  readonly interrupted: boolean;
  readonly command: string;
  readonly variants: readonly {
    readonly label: string;
    readonly settings: Readonly<Record<string, unknown>>;
    readonly runs: readonly { readonly seed: number; readonly traceHash: string }[];
  }[];
  readonly measures: readonly {
    readonly key: string;
    readonly values: readonly (readonly number[])[];
    readonly differences: readonly Difference[];
  }[];
}

const terminal = new Terminal();
afterAll(() => terminal.close());

const FEES = ['compare', 'market', '--vary', 'venue.takerFeePpm=30,0', '--until', '3s'];
const DESIGNS = ['--vary', 'venue.mechanism=continuous-double-auction,call-auction'];
const differenceOf = (comparison: Comparison, key: string, variant = 0) =>
  comparison.measures.find((measure) => measure.key === key)?.differences[variant] as Difference;

describe('market-sim compare', () => {
  it('sees what a mechanism changes, and that a fee which nobody looks at changes nothing', () => {
    const found = terminal.json<Comparison>(...FEES, ...DESIGNS, '--until', '8s', '--seeds', '5');
    expect(found.variants.map(({ label }) => label)).toEqual([
      'A 30, continuous-double-auction',
      'B 30, call-auction',
      'C 0, continuous-double-auction',
      'D 0, call-auction',
    ]);
    expect(found.variants[3].settings).toEqual({ 'venue.takerFeePpm': 0, 'venue.mechanism': 'call-auction' });
    expect(found.seeds).toEqual([1, 2, 3, 4, 5]);
    const updates = differenceOf(found, 'quoteUpdates');
    expect(updates).toMatchObject({ verdict: 'differs', pairs: 5 });
    expect(updates.interval[1]).toBeLessThan(0);
    expect(differenceOf(found, 'meanSpread', 1)).toMatchObject({ verdict: 'same', difference: 0 });
  });

  it('makes the runs that `run` makes, and measures them as `report` does', () => {
    const { variants, measures } = terminal.json<Comparison>(...FEES, '--seeds', '5-6');
    const settings = ['--until', '3s', '--set', 'venue.takerFeePpm=0', '--seed', '6'];
    const run = terminal.json<RunSummary>('run', 'market', ...settings, '--out', 'kept');
    expect(variants[1].runs[1]).toMatchObject({ seed: 6, traceHash: run.traceHash });
    const { runs } = terminal.json<{ runs: { statistics: Record<string, { value: number | null }> }[] }>(
      'report',
      'kept',
    );
    const reported = runs[0].statistics;
    // Of what no run has, a report says that there is none; a comparison leaves it out.
    const present = Object.entries(reported).filter(([, { value }]) => value !== null);
    const measured = measures.map(({ key, values }) => [key, values[1][1]] as const);
    expect(Object.fromEntries(measured.filter(([, value]) => value !== null))).toEqual(
      Object.fromEntries(present.map(([key, { value }]) => [key, value])),
    );
  });

  it('says the same whatever the number of workers', () => {
    const printed = [1, 2, 3].map((workers) => {
      const { stdout, code } = terminal.type(...FEES, '--seeds', '5', '--json', '--workers', `${workers}`);
      expect(code).toBe(0);
      return stdout;
    });
    expect(new Set(printed).size).toBe(1);
    expect(JSON.parse(printed[0]).command).toBe(
      'npx market-sim compare market --vary venue.takerFeePpm=30,0 --seeds 5 --until 3s',
    );
  });

  it('tells people what differs, with the sentence on what was not seen', () => {
    const { stdout, code } = terminal.type('compare', 'market', ...DESIGNS, '--until', '10s', '--seeds', '6');
    expect(code).toBe(0);
    const [head, counts] = stdout.split('\n');
    expect(head).toBe('market: venue.mechanism = A continuous-double-auction; B call-auction');
    expect(counts).toMatch(/^6 seeds, 12 runs, [\d\u202f]+ messages$/);
    expect(stdout).toMatch(/^ {2}Mean spread \(USD\) .* −0\.\d+ to −0\.\d+ .*differs, better$/m);
    expect(stdout).toMatch(/at 95 % over 6 seeds: \d+ differ/);
    expect(stdout).toContain('"No difference seen" is no proof');
  });

  it('compares the measures asked for, and others only in number', () => {
    const measured = [...FEES, '--seeds', '3,9', '--measure', 'meanSpread', '--measure', 'trades'];
    const { measures, seeds } = terminal.json<Comparison>(...measured);
    expect(measures.map(({ key }) => key)).toEqual(['meanSpread', 'trades']);
    expect(seeds).toEqual([3, 9]);
    const { stdout } = terminal.type(...measured);
    expect(stdout).toMatch(/Mean spread \(USD\) .*the same in every pair/);
  });

  it('varies entries of lists, and values that are objects', () => {
    const inList = terminal.json<Comparison>(
      ...['compare', 'market', '--vary', 'populations.0.count=100,20', '--until', '2s', '--seeds', '3'],
    );
    expect(differenceOf(inList, 'newOrders').difference).toBeLessThan(0);
    const objects = terminal.json<Comparison>(
      ...['compare', 'market', '--vary', 'venue={"takerFeePpm":5},{"makerFeePpm":7,"takerFeePpm":5}'],
      ...['--until', '1s', '--seeds', '2'],
    );
    expect(objects.variants.map(({ settings }) => settings.venue)).toMatchObject([
      { makerFeePpm: 0, takerFeePpm: 5 },
      { makerFeePpm: 7, takerFeePpm: 5 },
    ]);
  });

  it('writes the comparison and its report, in the form that the file says', () => {
    const wanted = [...FEES, ...DESIGNS, '--seeds', '3', '--no-open'];
    const { code, stdout } = terminal.type(...wanted, '--report', '--out', 'made');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^comparison {2}made.comparison\.json$/m);
    expect(stdout).toMatch(/^report {6}made.report\.html$/m);
    const kept = JSON.parse(readFileSync(terminal.path('made/comparison.json'), 'utf8')) as Comparison;
    expect(kept.variants).toHaveLength(4);
    expect(existsSync(terminal.path('made/figures/standardised-differences.json'))).toBe(true);
    const page = readFileSync(terminal.path('made/report.html'), 'utf8');
    expect(page).toContain('market: venue.takerFeePpm, venue.mechanism over 3 seeds');
    expect(page).toContain(kept.variants[0].runs[0].traceHash);
    terminal.type(...FEES, '--seeds', '2', '--no-open', '--report', 'paper.md');
    expect(readFileSync(terminal.path('paper.md'), 'utf8')).toMatch(
      /^# market: venue\.takerFeePpm over 2 seeds/,
    );
  });

  it('refuses what does not exist before anything has run', () => {
    const path = terminal.type('compare', 'market', '--vary', 'venue.takerFeePp=1,2');
    expect(path).toMatchObject({ code: 2, stdout: '' });
    expect(path.stderr).toMatch(/did you mean venue\.takerFeePpm\?\), in --vary venue\.takerFeePp=1/);
    const measure = terminal.type(...FEES, '--seeds', '2', '--measure', 'meanSpred');
    expect(measure).toMatchObject({ code: 2, stdout: '' });
    expect(measure.stderr).toMatch(/no such measure \(did you mean meanSpread\?\)/);
  });

  it('is interrupted with what is known by then', async () => {
    const child = terminal.start(...FEES, '--until', '10s', '--seeds', '1000', '--workers', '2', '--json');
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    while (!/\d+ runs/.test(stderr)) await once(child.stderr as NodeJS.ReadableStream, 'data');
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    const { interrupted, seeds, variants } = JSON.parse(stdout) as Comparison;
    expect(interrupted).toBe(true);
    expect(seeds.length).toBeGreaterThan(0);
    expect(seeds.length).toBeLessThan(1000);
    for (const { runs } of variants) expect(runs.map(({ seed }) => seed)).toEqual(seeds);
    expect(stderr).toMatch(/Interrupted after \d+ of 2000 runs/);
  });
});
