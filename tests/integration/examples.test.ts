import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/core/models/runSummary.ts';
import { Terminal } from '../support/commandLine.ts';
import { installMarketSim, runTests, typeErrors } from '../support/pluginProject.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

describe('examples/batch-market', () => {
  const terminal = new Terminal();
  const plugin = ['--plugin', 'plugin.ts'];
  beforeAll(() => {
    cpSync(join(EXAMPLES, 'batch-market'), terminal.dir, { recursive: true });
  });
  afterAll(() => terminal.close());

  it('imports nothing but the public interface', () => {
    const files = globSync('*.ts', { cwd: terminal.dir });
    expect(files.length).toBeGreaterThan(4);
    const names = files.flatMap((file) => {
      const text = readFileSync(terminal.path(file), 'utf8');
      return [...text.matchAll(/^import\b[^;]*?'([^']+)';$/gm)].map(([, name]) => name);
    });
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^(market-sim\/[\w-]+|\.\/\w+\.ts|node:[\w/]+)$/.test(name))).toEqual([]);
  });

  it('appears in `scenarios`, and runs by its name and verifies, without being installed', () => {
    expect(terminal.type('scenarios', ...plugin).stdout).toContain('batch-market');
    const summary = terminal.json<RunSummary>(
      'run',
      'batch-market',
      '--until',
      '20s',
      '--out',
      'one',
      ...plugin,
    );
    expect(summary.trades).toBeGreaterThan(0);
    expect(terminal.type('verify', 'one', ...plugin).stdout).toContain('Verified');
    const market = [
      'run',
      'market',
      '--set',
      'venue.mechanism=batch-auction',
      '--until',
      '20s',
      '--no-store',
    ];
    expect(terminal.type(...market, ...plugin)).toMatchObject({ code: 0, stderr: '' });
  });

  it('is sound by its own types and tests, the conformance kit among them', () => {
    installMarketSim(terminal.dir);
    expect(typeErrors(terminal.dir)).toBe('');
    const { code, lines } = runTests(terminal.dir);
    expect(lines.filter((line) => line.startsWith('not ok'))).toEqual([]);
    expect(code).toBe(0);
    expect(lines.filter((line) => /^ok \d+ - (conservation|priority|snapshot)/.test(line))).toHaveLength(3);
  });
});

describe('examples/simplex', () => {
  const terminal = new Terminal();
  const plugin = ['--plugin', 'simplex.ts'];
  beforeAll(() => {
    cpSync(join(EXAMPLES, 'simplex'), terminal.dir, { recursive: true });
  });
  afterAll(() => terminal.close());

  it('meets every adversary and the monitors, and stands beside the other protocols', () => {
    const adversaries = ['silent', 'equivocating-leader', 'twins'];
    for (const adversary of adversaries) {
      const words = ['--faulty', `${adversary}:0`, '--epochs', '8', '--out', adversary, '--no-open'];
      const found = terminal.json<{ finalized: string[]; violations: unknown[] }>(
        'consensus',
        'simplex',
        ...words,
        ...plugin,
      );
      expect(found.violations).toEqual([]);
      expect(found.finalized.length).toBeGreaterThan(4);
    }
    const compared = ['consensus', 'compare', '--protocols', 'streamlet,simplex', '--attacks', 'none'];
    const { cases } = terminal.json<{ cases: { measures: Record<string, { mean: number }> }[] }>(
      ...compared,
      '--seeds',
      '1',
      ...plugin,
    );
    expect(cases.map(({ measures }) => measures.latencyDeltas.mean)).toEqual([4, 4, 3, 3]);
  });

  it('is sound by its own types and tests', () => {
    installMarketSim(terminal.dir);
    expect(typeErrors(terminal.dir)).toBe('');
    const { code, lines } = runTests(terminal.dir);
    expect(lines.filter((line) => line.startsWith('not ok'))).toEqual([]);
    expect(code).toBe(0);
  });
});
