import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';
import { describeReference } from '../../support/reference.ts';

interface Fitted {
  readonly format: string;
  readonly events: readonly number[];
  readonly parameters: readonly {
    readonly name: string;
    readonly value: number;
    readonly standardError: number | null;
  }[];
  readonly world: { readonly scenario: string; readonly config: object } | null;
}

const terminal = new Terminal();
afterAll(() => terminal.close());

describe('market-sim calibrate on a run', () => {
  beforeAll(() => {
    const epsilon = 'populations.0.settings.epsilon=0.1';
    terminal.type('run', 'smith-farmer', '--until', '60s', '--set', epsilon, '--out', 'known');
  });

  it('finds the rates that the run was made with, and the same from its recording', () => {
    const fit = terminal.json<Fitted>('calibrate', 'known', '--model', 'smith-farmer');
    expect(fit.format).toBe('market-sim-calibration');
    [10, 0.1, 1, 0.1].forEach((truth, i) => {
      const { value, standardError } = fit.parameters[i];
      expect(Math.abs(value - truth)).toBeLessThan(3 * (standardError ?? 0));
    });
    const [file] = terminal.json<{ files: { path: string }[] }>(
      'export',
      'known',
      '--itch',
      '--out',
      'itch',
    ).files;
    const again = terminal.json<Fitted>('calibrate', file.path, '--model', 'smith-farmer');
    expect(again.events).toEqual(fit.events);
    fit.parameters.forEach(({ value }, i) => {
      expect(Math.abs(again.parameters[i].value / value - 1)).toBeLessThan(1e-2);
    });
  });

  it('writes a world that runs, and a report', () => {
    const { code, stdout } = terminal.type(
      'calibrate',
      'known',
      '--model',
      'smith-farmer',
      '--out',
      'fitted.json',
      '--report',
      'fit.md',
      '--no-open',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('epsilon: delta sigma / mu');
    expect(readFileSync(terminal.path('fit.md'), 'utf8')).toContain('smith-farmer fitted to SF in known');
    const { trades } = terminal.json<{ trades: number }>(
      'run',
      'fitted.json',
      '--until',
      '10s',
      '--no-store',
    );
    expect(trades).toBeGreaterThan(10);
  });

  it('refuses what it cannot do with words that help', () => {
    const few = terminal.type('run', 'hawkes', '--until', '2s', '--out', 'few');
    expect(few.code).toBe(0);
    const refused = terminal.type('calibrate', 'few', '--model', 'hawkes-exponential');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(
      /DATA_TOO_LITTLE: few has \d+ market orders, and hawkes-exponential needs 35/,
    );
    const unknown = terminal.type('calibrate', 'known', '--model', 'hawkes-exponental');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('Did you mean hawkes-exponential?');
    expect(terminal.type('calibrate', 'nowhere', '--model', 'smith-farmer').code).toBe(4);
  });
});

describeReference('market-sim calibrate on the LOBSTER sample', (file) => {
  const sample = () => file('lobster', 'MSFT_2012-06-21_34200000_37800000_message_50.csv');

  it('fits the rates of zero intelligence', () => {
    const { parameters, events, world } = terminal.json<Fitted>(
      'calibrate',
      sample(),
      '--model',
      'smith-farmer',
    );
    expect(events).toEqual([35, 449, 436]);
    expect(parameters[0].value).toBeCloseTo(22.78, 1);
    expect(world).toMatchObject({
      scenario: 'smith-farmer',
      config: { instruments: [{ symbol: 'MSFT', tickSize: '0.01', openingPrice: 3084 }] },
    });
  });

  it('fits a kernel that excites less than one event by each', () => {
    const { parameters } = terminal.json<Fitted>('calibrate', sample(), '--model', 'hawkes-exponential');
    const [ratio] = parameters;
    expect(ratio.name).toBe('branching ratio');
    expect(ratio.value).toBeGreaterThan(0.7);
    expect(ratio.value + 2 * (ratio.standardError ?? 1)).toBeLessThan(1);
  });

  it('writes no world where the flow would explode', () => {
    const { parameters, world } = terminal.json<Fitted>('calibrate', sample(), '--model', 'hawkes-power-law');
    expect(parameters[0].value).toBeGreaterThan(1);
    expect(world).toBe(null);
  });
});
