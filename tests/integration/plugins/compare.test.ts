import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';
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

describe('a comparison with a mechanism of a plug-in', () => {
  const terminal = new Terminal();
  afterAll(() => terminal.close());

  it('goes on without the runs in which it broke, and names them', () => {
    terminal.type('new', 'mechanism', 'mine', '--dir', '.');
    const template = readFileSync(terminal.path('mine.ts'), 'utf8');
    const fault = "if (order.id === 300) throw new Error('no luck');";
    writeFileSync(terminal.path('mine.ts'), template.replace('while (order.leaves > 0) {', `${fault}\n$&`));
    const { code, stdout } = terminal.type(
      ...['compare', 'market', '--vary', 'venue.mechanism=continuous-double-auction,mine', '--seeds', '2'],
      ...['--until', '10s', '--plugin', 'mine.ts'],
    );
    expect(code).toBe(5);
    expect(stdout).toContain('2 seeds, 2 runs,');
    expect(stdout).toContain('2 runs failed, missing from the numbers:');
    expect(stdout).toMatch(/^ {2}B mine, seed 1: MECHANISM_BROKEN: .*no luck/m);
    expect(stdout).toMatch(/^ {2}B mine, seed 2: MECHANISM_BROKEN: /m);
  });
});
