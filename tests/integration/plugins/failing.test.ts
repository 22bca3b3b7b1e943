import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import type { Terminal } from '../../support/commandLine.ts';
import { pluginTerminal } from '../../support/pluginFolder.ts';

const LOADED = ['--plugin', 'counts.ts'];
const EVENTS = 50_000;

describe('a plug-in that fails', () => {
  let terminal: Terminal;
  beforeAll(() => {
    terminal = pluginTerminal();
  });
  afterAll(() => terminal.close());

  const run = (mischief: string, ...more: string[]) =>
    terminal.type(
      ...['run', 'counting', '--until', '1s', '--out', mischief, '--set', `mischief=${mischief}`],
      ...['--set', `at=${EVENTS}`, '--stall-timeout', '1s', ...LOADED, ...more],
    );
  const verified = (dir: string) =>
    terminal.json<{ outcome: string; events: number }>('verify', dir, ...LOADED);

  it('by a loop is ended from outside, with the log whole to its last anchor', () => {
    const { code, stderr } = run('loop');
    expect(stderr).toMatch(
      /error RUN_STALLED: nothing has moved for 1s: counter was handling a wake-up \(event 50001, at 0\.0500\d+ s\)/,
    );
    expect(stderr).toContain('loop is kept up to its last anchor');
    expect(code).toBe(5);
    expect(existsSync(terminal.path('loop/writer.json'))).toBe(false);
    const { outcome, events } = verified('loop');
    expect(outcome).toBe('truncated');
    expect(events).toBeGreaterThan(EVENTS / 2);
    expect(events).toBeLessThanOrEqual(EVENTS);
  });

  it('by a loop while the world is built, or tells its state, is ended as well', () => {
    expect(run('build').stderr).toContain('nothing has moved for 1s: the world was being built');
    expect(run('hash').stderr).toContain('nothing has moved for 1s: counter was telling its state');
  });

  it('by an error says where, and leaves a whole log', () => {
    const { code, stderr } = run('throw');
    expect(stderr).toMatch(
      /error PLUGIN_FAILED: plug-in counts failed: no luck \(event 50001, time 500\d+, in counter, seed 1\) at mischief\.ts:4\n/,
    );
    expect(code).toBe(5);
    expect(verified('throw').outcome).toBe('same');
  });

  it('by ending the thread, or outside every handler, is told as well', () => {
    const exit = run('exit');
    expect(exit.stderr).toContain('error PLUGIN_FAILED: a plug-in ended the thread of the world with code 3');
    expect([exit.code, verified('exit').outcome]).toEqual([5, 'truncated']);
    const later = run('later');
    expect(later.stderr).toMatch(/error PLUGIN_FAILED: plug-in counts failed: too late at mischief\.ts:\d\n/);
    expect([later.code, existsSync(terminal.path('later/writer.json'))]).toEqual([5, false]);
  });

  it('is not taken for one where it is only held back', () => {
    const paced = ['run', 'counting', '--until', '2500ms', '--speed', '1', '--no-store', '--set', 'at=0'];
    const { code } = terminal.type(...paced, '--stall-timeout', '1500ms', ...LOADED);
    expect(code).toBe(0);
  });

  it('can still be interrupted', async () => {
    const child = terminal.start(
      ...['run', 'counting', '--until', '1h', '--speed', '1', '--out', 'cut', '--json', ...LOADED],
    );
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    while (!existsSync(terminal.path('cut/events.mslog'))) await sleep(20);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    expect((JSON.parse(stdout) as RunSummary).interrupted).toBe(true);
    expect(verified('cut').outcome).toBe('same');
  });
});
