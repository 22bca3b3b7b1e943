import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terminal } from '../../support/commandLine.ts';
import { pluginTerminal } from '../../support/pluginFolder.ts';

describe('a comparison of worlds of a plug-in', () => {
  let terminal: Terminal;
  beforeAll(() => {
    terminal = pluginTerminal();
  });
  afterAll(() => terminal.close());

  const compare = (mischief: string, ...more: string[]) =>
    terminal.type(
      ...['compare', 'counting', '--until', '1s', '--seeds', '2', '--set', 'at=5000'],
      ...['--vary', `mischief=none,${mischief}`, '--stall-timeout', '1s', '--plugin', 'counts.ts', ...more],
    );

  it('ends where one stands still, and names its variant and seed', () => {
    const { code, stdout, stderr } = compare('loop');
    expect([code, stdout]).toEqual([5, '']);
    expect(stderr).toMatch(
      /error RUN_STALLED: mischief=loop, seed 1: nothing has moved for 1s: counter was handling a wake-up \(event 5001,/,
    );
    expect(compare('build').stderr).toContain(
      'mischief=build, seed 1: nothing has moved for 1s: the world was being built',
    );
  });

  it('names a run whose thread it ended', () => {
    const { code, stderr } = compare('exit', '--workers', '1');
    expect(code).toBe(5);
    expect(stderr).toContain(
      'PLUGIN_FAILED: mischief=exit, seed 1: a plug-in ended the thread of the world with code 3',
    );
  });
});
