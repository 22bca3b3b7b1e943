import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import { Terminal } from '../../support/commandLine.ts';
import { installMarketSim, runTests, typeErrors } from '../../support/pluginProject.ts';

const AGENTS = '[{"agent":"zero-intelligence","count":50},{"agent":"my-agent","count":2}]';

describe.each([
  ['mechanism', 'my-market', ['--set', 'venue.mechanism=my-market']],
  ['agent', 'my-agent', ['--set', `populations=${AGENTS}`]],
])('market-sim new %s', (part, name, choice) => {
  const terminal = new Terminal();
  const plugin = ['--plugin', `${name}/${name}.ts`];
  beforeAll(() => {
    terminal.type('new', part, name);
  });
  afterAll(() => terminal.close());

  it('writes a project that runs by name as it is', () => {
    expect(readdirSync(terminal.path(name)).sort()).toEqual(
      ['README.md', `${name}.test.ts`, `${name}.ts`, 'package.json', 'tsconfig.json'].sort(),
    );
    expect(terminal.type(`${part}s`, 'show', name, ...plugin).stdout).toContain(`${name}: `);
    const args = ['run', 'market', ...choice, '--until', '30s', '--out', 'run', ...plugin];
    expect(terminal.json<RunSummary>(...args).trades).toBeGreaterThan(0);
    expect(terminal.type('verify', 'run', ...plugin).code).toBe(0);
  });

  it('writes one that is sound by its own types and tests', () => {
    installMarketSim(terminal.path(name));
    expect(typeErrors(terminal.path(name))).toBe('');
    const { code, lines } = runTests(terminal.path(name));
    expect(lines.filter((line) => line.startsWith('not ok'))).toEqual([]);
    expect(code).toBe(0);
    expect(lines.filter((line) => /^ok \d+ - /.test(line)).length).toBeGreaterThan(2);
  });

  it('overwrites nothing, and takes no name that no part can have', () => {
    writeFileSync(terminal.path('package.json'), '{}');
    expect(terminal.type('new', part, 'other', '--dir', '.').stderr).toContain(
      'package.json is there already',
    );
    expect(existsSync(terminal.path('other.ts'))).toBe(false);
    expect(terminal.type('new', part, name)).toMatchObject({ code: 2 });
    for (const bad of ['My-Part', '../up', '1st', 'a_b']) {
      const { code, stderr } = terminal.type('new', part, bad);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${bad} is no name for a part`)]);
    }
    expect(terminal.type('new', part === 'agent' ? 'mechanism' : part, 'x', '--dir', 'y').code).toBe(0);
  });
});

describe('market-sim new', () => {
  const terminal = new Terminal();
  afterAll(() => terminal.close());

  it('takes no name that a part of the program has', () => {
    const { code, stderr } = terminal.type('new', 'agent', 'momentum');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('market-sim has a part called momentum already'),
    ]);
    expect(terminal.type('new', 'venue', 'x').code).toBe(2);
    expect(readdirSync(terminal.dir)).toEqual([]);
  });
});
