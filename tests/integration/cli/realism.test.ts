import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

interface Line {
  readonly verdict: string;
  readonly estimate: number | null;
  readonly interval: readonly [number | null, number | null];
  readonly sample: number;
  readonly falsePass: number | null;
}

interface Realism {
  readonly format: string;
  readonly command: string;
  readonly markets: readonly {
    readonly label: string;
    readonly notes: readonly string[];
    readonly statistics: Readonly<Record<string, Line>>;
  }[];
  readonly distances: Readonly<Record<string, { readonly kolmogorovSmirnov: number | null }>>;
}

const terminal = new Terminal();
beforeAll(() => {
  for (const seed of ['1', '2']) {
    terminal.type('run', 'zi', '--until', '40s', '--seed', seed, '--out', `run${seed}`);
  }
}, 60_000);
afterAll(() => terminal.close());

describe('market-sim realism', () => {
  it('holds a run against what markets show, and says where there is not enough of it', () => {
    const { format, command, markets } = terminal.json<Realism>('realism', 'run1');
    expect(format).toBe('market-sim-realism');
    expect(command).toBe('npx market-sim realism run1');
    const { statistics } = markets[0];
    expect(statistics['bid-ask-bounce']).toMatchObject({ verdict: 'pass', sample: 768 });
    expect(statistics['bid-ask-bounce'].interval[1]).toBeLessThan(0);
    expect(statistics['tail-index-5']).toMatchObject({ verdict: 'not enough data', estimate: null });
    expect(statistics['bid-ask-bounce'].falsePass).toBeGreaterThan(0.9);
  });

  it('holds two runs against each other, with distances', () => {
    const { markets, distances } = terminal.json<Realism>(
      'realism',
      'run1',
      '--against',
      'run2',
      '--minute',
      '1s',
    );
    expect(markets.map(({ label }) => label)).toEqual(['run1', 'run2']);
    expect(distances['time-to-fill'].kolmogorovSmirnov).toBeLessThan(0.2);
    const same = terminal.json<Realism>('realism', 'run1', '--against', 'run1');
    expect(Object.values(same.distances).map(({ kolmogorovSmirnov }) => kolmogorovSmirnov ?? 0)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('writes the page, and the same content as Markdown', () => {
    const { code } = terminal.type('realism', 'run1', '--against', 'run2', '--report', '--no-open');
    expect(code).toBe(0);
    expect(existsSync(terminal.path('realism', 'report.html'))).toBe(true);
    terminal.type('realism', 'run1', '--report', 'realism.md', '--no-open');
    const text = readFileSync(terminal.path('realism.md'), 'utf8');
    expect(text).toContain('# Realism of run1');
    expect(text).toContain('## How often this report is wrong');
    expect(text).toContain('| Bid-ask bounce | pass | −0.');
  });

  it('reads bars, a bar as the minute', () => {
    const rows = Array.from({ length: 400 }, (_, i) => {
      const day = new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10);
      const close = 100 + 5 * Math.sin(i * i);
      return `${day},${close},${close},${close},${close},${1000 + i}`;
    });
    writeFileSync(terminal.path('bars.csv'), `date,open,high,low,close,volume\n${rows.join('\n')}\n`);
    const { markets } = terminal.json<Realism>('realism', 'bars.csv');
    expect(markets[0].statistics['return-autocorrelation'].sample).toBe(399);
    expect(markets[0].statistics['sign-decay'].verdict).toBe('not enough data');
    expect(markets[0].notes.join()).toContain('The data are bars');
  });

  it('refuses what there is not', () => {
    expect(terminal.type('realism', 'nowhere')).toMatchObject({ code: 4 });
    const { code, stderr } = terminal.type('realism', 'run1', '--instrument', 'XYZ');
    expect(code).toBe(2);
    expect(stderr).toContain('Name one of ZI');
    const bars = terminal.type('realism', 'bars.csv', '--instrument', 'XYZ');
    expect(bars.code).toBe(2);
    expect(bars.stderr).toContain('has no such symbol');
    expect(terminal.type('realism', 'run1', '--minute', 'soon').code).toBe(2);
  });
});

const reference = process.env.MARKET_SIM_REFERENCE;
describe.skipIf(reference === undefined)('market-sim realism of the LOBSTER sample', () => {
  it('has not enough data for any tail or daily fact, and begins with the book beside it', () => {
    const file = join(reference as string, 'lobster', 'MSFT_2012-06-21_34200000_37800000_message_50.csv');
    const { markets } = terminal.json<Realism>('realism', file);
    const verdicts = Object.values(markets[0].statistics).map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['not enough data']));
    expect(markets[0].notes).toEqual([]);
  });
});
