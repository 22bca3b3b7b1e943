import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../../support/commandLine.ts';
import { pluginTerminal } from '../../support/pluginFolder.ts';

const BARE = 'name: "bare", version: "1.0.0"';

describe('a plug-in that is named', () => {
  let terminal: Terminal;
  beforeAll(() => {
    terminal = pluginTerminal();
  });
  afterAll(() => terminal.close());

  const write = (path: string, text: string) => writeFileSync(terminal.path(path), text);

  it('gives its scenarios to every command that takes one by name', () => {
    const { scenarios } = terminal.json<{ scenarios: { name: string }[] }>(
      'scenarios',
      '--plugin',
      'counts.ts',
    );
    expect(scenarios.map(({ name }) => name)).toContain('counting');
    const { stdout } = terminal.type('scenarios', 'show', 'counting', '--plugin', 'counts.ts');
    expect(stdout).toContain('mischief');
    expect(terminal.type('scenarios', 'show', 'counting').stderr).toContain('SCENARIO_UNKNOWN');
    const ran = terminal.type('run', 'counting', '--until', '1ms', '--no-store', '--plugin', './counts.ts');
    expect([ran.code, ran.stderr]).toEqual([0, '']);
  });

  it('is taken from the folder without being named, and may say so itself', () => {
    mkdirSync(terminal.path('work'));
    write('work/market-sim.config.mjs', "export { default as plugin } from '../counts.ts';");
    const elsewhere = terminal.dir;
    Object.assign(terminal, { dir: terminal.path('work') });
    try {
      const { code, stdout } = terminal.type('run', 'counting', '--until', '1ms', '--no-store');
      expect([code, stdout]).toEqual([0, expect.stringContaining('counting, seed 1')]);
      const twice = terminal.type('scenarios', '--plugin', './market-sim.config.mjs');
      expect(twice.code).toBe(0);
      expect(terminal.type('scenarios', '--plugin', '../counts.ts').stderr).toContain(
        'counts is loaded already',
      );
    } finally {
      Object.assign(terminal, { dir: elsewhere });
    }
  });

  it('keeps what it prints out of a result', () => {
    write('talks.ts', "console.log('hello');\nexport { default } from './counts.ts';");
    const summary = terminal.json('run', 'counting', '--until', '1ms', '--no-store', '--plugin', 'talks.ts');
    expect(summary).toMatchObject({ scenario: 'counting', runDir: null });
    expect(terminal.type('scenarios', '--plugin', 'talks.ts').stderr).toBe('hello\n');
  });

  it.each<[string, string, string, number]>([
    ['nothing.ts', 'export const x = 1;', 'nothing.ts has no default export (nor `plugin`): it exports x', 2],
    ['syntax.ts', 'export const\n  x = ;', 'syntax.ts cannot be loaded: SyntaxError: ', 2],
    [
      'throws.mjs',
      "\nthrow new Error('not today');",
      'throws.mjs cannot be loaded: Error: not today (throws.mjs:2)',
      2,
    ],
    ['imports.mjs', "import './gone.mjs';", 'imports.mjs cannot be loaded: ', 2],
    [
      'misnamed.ts',
      "import 'market-sim/actors';",
      'there is no module market-sim/actors (did you mean market-sim/actor?)',
      2,
    ],
    [
      'shape.mjs',
      `export default { ${BARE}, agents: [{ name: 'a' }] };`,
      'shape.mjs: agents[0] (a): title must be a string, and is missing; make it with defineAgent',
      2,
    ],
    [
      'clash.mjs',
      `export default { ${BARE}, scenarios: [{ name: 'zi', title: '', description: '', schema: {}, build() {} }] };`,
      'clash.mjs: market-sim has a scenario zi already',
      2,
    ],
  ])('is refused with its file and what is wrong: %s', (file, text, words, exitCode) => {
    write(file, text);
    const { code, stderr } = terminal.type('scenarios', '--plugin', file);
    expect(stderr).toContain(words);
    expect([code, stderr.split(':')[0]]).toEqual([exitCode, 'error PLUGIN_INVALID']);
  });

  it('is refused where there is no such file', () => {
    const { code, stderr } = terminal.type('scenarios', '--plugin', 'gone.ts');
    expect([code, stderr]).toEqual([4, expect.stringContaining('cannot read plug-in gone.ts')]);
  });
});
