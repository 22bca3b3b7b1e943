import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunManifest } from '../../../src/core/models/manifest.ts';
import type { Terminal } from '../../support/commandLine.ts';
import { pluginTerminal } from '../../support/pluginFolder.ts';

const LOADED = ['--plugin', 'counts.ts'];

describe('a run with a plug-in', () => {
  let terminal: Terminal;
  beforeAll(() => {
    terminal = pluginTerminal();
    terminal.type('run', 'counting', '--until', '10ms', '--out', 'one', ...LOADED);
    terminal.type('run', 'counting', '--until', '10ms', '--seed', '2', '--out', 'two', ...LOADED);
  });
  afterAll(() => terminal.close());

  const manifest = (run: string): RunManifest =>
    JSON.parse(readFileSync(terminal.path(run, 'manifest.json'), 'utf8'));

  it('names it with version and sum, and verifies with it', () => {
    const [plugin, ...others] = manifest('one').plugins ?? [];
    expect(others).toEqual([]);
    expect(plugin).toEqual({
      name: 'counts',
      version: '1.2.3',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(manifest('two').plugins).toEqual([plugin]);
    expect(terminal.type('verify', 'one', ...LOADED)).toMatchObject({ code: 0, stderr: '' });
    expect(terminal.type('diff', 'one', 'two', ...LOADED).code).toBe(1);
    expect(terminal.type('diff', 'one', 'one', ...LOADED).code).toBe(0);
  });

  it('is the run it would be without, where the world takes nothing of it', () => {
    terminal.type('run', 'zi', '--until', '2s', '--out', 'plain');
    terminal.type('run', 'zi', '--until', '2s', '--out', 'beside', ...LOADED);
    const file = (run: string, name: string) => readFileSync(terminal.path(run, name), 'latin1');
    for (const name of ['manifest.json', 'events.mslog']) {
      expect(file('beside', name)).toBe(file('plain', name));
    }
    expect(manifest('plain')).not.toHaveProperty('plugins');
  });

  it('does not verify without it, or with other sources', () => {
    const without = terminal.type('verify', 'one');
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('error PLUGIN_MISSING: the run needs plug-in counts 1.2.3');
    const before = manifest('one').plugins?.[0].sha256;
    // A file that the plug-in imports, not the one that is named.
    appendFileSync(terminal.path('mischief.ts'), '\n');
    for (const command of [
      ['verify', 'one'],
      ['diff', 'one', 'two'],
    ]) {
      const { code, stderr } = terminal.type(...command, ...LOADED);
      expect(code).toBe(2);
      const sums = /sources ([0-9a-f]{64}); loaded is 1\.2\.3, sources ([0-9a-f]{64})/.exec(stderr);
      expect(sums?.[1]).toBe(before);
      expect(sums?.[2]).not.toBe(before);
    }
    const text = readFileSync(terminal.path('mischief.ts'), 'utf8');
    writeFileSync(terminal.path('mischief.ts'), text.slice(0, -1));
    expect(terminal.type('verify', 'one', ...LOADED).code).toBe(0);
  });
});
