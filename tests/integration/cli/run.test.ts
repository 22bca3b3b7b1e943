import { once } from 'node:events';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import { Terminal } from '../../support/commandLine.ts';

const SHORT = ['--until', '20s'];
/** Bytes of a log that surely holds a whole segment and more. */
const WHOLE_SEGMENTS = 1_500_000;

describe('market-sim run', () => {
  let terminal: Terminal;
  let first: RunSummary;

  beforeAll(() => {
    terminal = new Terminal();
    first = terminal.json<RunSummary>('run', 'zi', ...SHORT);
  });
  afterAll(() => terminal.close());

  it('prints exactly the documented object with --json', () => {
    expect(Object.keys(first)).toEqual([
      'scenario',
      'seed',
      'events',
      'messages',
      'orders',
      'trades',
      'rejects',
      'traceHash',
      'simNs',
      'wallMs',
      'runDir',
    ]);
    expect(first).toMatchObject({ scenario: 'zi', seed: 1, simNs: 20e9, runDir: 'runs/zi-1-1' });
    expect(first.traceHash).toMatch(/^[0-9a-f]{16}$/);
    expect(first.trades).toBeGreaterThan(0);
    expect(first.events).toBeGreaterThan(first.messages);
  });

  it('keeps manifest, log and summary in a numbered folder', () => {
    expect(readdirSync(terminal.path('runs/zi-1-1')).sort()).toEqual([
      'checksums.json',
      'events.mslog',
      'manifest.json',
      'summary.json',
    ]);
    expect(JSON.parse(readFileSync(terminal.path('runs/zi-1-1/summary.json'), 'utf8'))).toEqual(first);
  });

  it('gives the same trace at any speed, log level and place, and another one with another seed', () => {
    const again = terminal.json<RunSummary>(
      'run',
      'zi',
      ...SHORT,
      '--speed',
      '40',
      '--log',
      'full',
      '--out',
      'mine',
    );
    expect(again).toMatchObject({ traceHash: first.traceHash, events: first.events, runDir: 'mine' });
    expect(again.wallMs).toBeGreaterThan(450);
    const unstored = terminal.json<RunSummary>('run', 'zi', ...SHORT, '--no-store');
    expect(unstored).toMatchObject({ traceHash: first.traceHash, runDir: null });
    expect(terminal.json<RunSummary>('run', 'zi', ...SHORT, '--seed', '2', '--no-store').traceHash).not.toBe(
      first.traceHash,
    );
  });

  it('lets flags beat the file and the file beat the defaults', () => {
    const config = { until: '10s', flow: { traders: 9 } };
    writeFileSync(terminal.path('world.json'), JSON.stringify({ scenario: 'zi', seed: 5, config }));
    terminal.json(
      'run',
      'world.json',
      '--set',
      'flow.traders=11',
      '--set',
      'instrument.symbol=ACME',
      '--out',
      'from-file',
    );
    const manifest = JSON.parse(readFileSync(terminal.path('from-file/manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      scenario: 'zi',
      seed: 5,
      config: { until: '10s', flow: { traders: 11, window: 200 } },
    });
    expect(manifest.instruments[0].symbol).toBe('ACME');
    expect(manifest.actors).toHaveLength(1 + 11 + 2 + 1 + 1);
  });

  it('writes a report that stands on its own', () => {
    const { code, stdout } = terminal.type('run', 'zi', ...SHORT, '--report', '--out', 'reported');
    expect(code).toBe(0);
    expect(stdout).toContain('reported/report.html');
    const html = readFileSync(terminal.path('reported/report.html'), 'utf8');
    expect(html).toContain(first.traceHash);
    expect(html.length).toBeLessThan(3_000_000);
    expect(readdirSync(terminal.path('reported/figures')).length).toBeGreaterThanOrEqual(6);
  });

  it.each([
    [['run', 'zii'], 2, /error SCENARIO_UNKNOWN: there is no scenario zii \(did you mean zi\?\)/],
    [
      ['run', 'zi', '--set', 'flow.tradres=1'],
      2,
      /unknown setting flow\.tradres \(did you mean flow\.traders\?\)/,
    ],
    [['run', 'zi', '--set', 'flow.traders=many'], 2, /flow\.traders is "many": must be integer/],
    [['run', 'zi', '--until', 'soon'], 2, /until is "soon"/],
    [['run', 'zi', '--seed', '-3'], 2, /--seed is -3/],
    [['run', 'zi', '--speed', 'fast'], 2, /--speed fast/],
    [['run', 'zi', '--nonsense'], 2, /unknown option '--nonsense'/],
    [['run', 'missing.json'], 4, /IO_NOT_FOUND: cannot read missing\.json/],
    [['run', 'zi', '--no-store', '--report'], 2, /--report needs a stored run/],
    [['run', 'zi', '--set', 'instrument.tickSize=0.001'], 2, /CONFIG_INVALID_VALUE/],
    [['run', 'zi', '--set', 'network.placesNs=[[1,2]]'], 2, /must be square/],
    [['run', 'zi', '--set', 'makers.place=3'], 2, /place is 3/],
    [['frobnicate'], 2, /unknown command 'frobnicate'/],
  ])('refuses %j with exit code %i', (args, code, words) => {
    const before = existsSync(terminal.path('runs')) ? readdirSync(terminal.path('runs')) : [];
    const finished = terminal.type(...args);
    expect(finished.stderr).toMatch(words);
    expect(finished.code).toBe(code);
    expect(finished.stdout).toBe('');
    expect(readdirSync(terminal.path('runs'))).toEqual(before);
  });

  it('names the line of a config file that is not JSON, and leaves no folder behind', () => {
    writeFileSync(terminal.path('broken.json'), '{"scenario": "zi",\n "config": }');
    const { code, stderr } = terminal.type('run', 'broken.json', '--out', 'never');
    expect(stderr).toMatch(/broken\.json is not JSON: .*/);
    expect(code).toBe(2);
    expect(existsSync(terminal.path('never'))).toBe(false);
  });

  it.runIf(existsSync('/proc/self'))('says where a run folder cannot be made', () => {
    const { code, stderr } = terminal.type('run', 'zi', ...SHORT, '--out', '/proc/market-sim');
    expect(stderr).toMatch(/IO_NOT_FOUND: cannot create \/proc\/market-sim/);
    expect(code).toBe(4);
  });

  it('refuses a folder that is not empty without --force, and replaces a run with it', () => {
    terminal.type('run', 'zi', '--until', '1s', '--out', 'taken');
    const refused = terminal.type('run', 'zi', ...SHORT, '--out', 'taken');
    expect(refused.stderr).toMatch(/RUN_FOLDER_NOT_EMPTY/);
    expect(refused.code).toBe(2);
    const replaced = terminal.json<RunSummary>('run', 'zi', ...SHORT, '--out', 'taken', '--force');
    expect(replaced.traceHash).toBe(first.traceHash);
    expect(terminal.type('verify', 'taken').code).toBe(0);
  });

  it('keeps what it has on Ctrl-C, ends with 130, and the run verifies', async () => {
    const child = terminal.start('run', 'zi', '--until', '10h', '--out', 'stopped', '--json');
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    while (!existsSync(terminal.path('stopped/manifest.json'))) await sleep(20);
    await sleep(500);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
    const summary = JSON.parse(stdout) as RunSummary;
    expect(summary.interrupted).toBe(true);
    const verified = terminal.json<{ outcome: string; events: number }>('verify', 'stopped');
    expect(verified).toMatchObject({ outcome: 'same', events: summary.events });
  });

  it('killed outright, it leaves a run that verifies up to its last whole segment', async () => {
    const child = terminal.start('run', 'zi', '--until', '10h', '--out', 'killed');
    const log = terminal.path('killed/events.mslog');
    while (!existsSync(log) || statSync(log).size < WHOLE_SEGMENTS) await sleep(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    truncateSync(log, statSync(log).size - 7);
    const { code, stdout } = terminal.type('verify', 'killed');
    expect(stdout).toMatch(/Verified as far as the log goes: up to the last whole segment/);
    expect(code).toBe(0);
  });
});

describe('market-sim verify and diff', () => {
  let terminal: Terminal;

  beforeAll(() => {
    terminal = new Terminal();
    for (const [out, ...more] of [['a'], ['b'], ['c', '--set', 'flow.orderSize=11']]) {
      terminal.type('run', 'zi', ...SHORT, '--out', out, ...more);
    }
  });
  afterAll(() => terminal.close());

  it('verifies an honest run, and says how far', () => {
    const { code, stdout } = terminal.type('verify', 'a');
    expect(stdout).toMatch(/^Verified: \d+ anchors? met, \d+ events/);
    expect(code).toBe(0);
  });

  it('finds two runs of one seed the same, and names the first event at which others part', () => {
    expect(terminal.type('diff', 'a', 'b')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/the same, event by event/),
    });
    const parted = terminal.type('diff', 'a', 'c');
    expect(parted.code).toBe(1);
    expect(parted.stdout).toMatch(/config\.flow\.orderSize: 10 \| 11/);
    expect(parted.stdout).toMatch(/part at event \d+/);
    expect(terminal.json<{ outcome: string }>('diff', 'a', 'c').outcome).toBe('parted');
  });

  it('finds a changed byte and exits 3; another world and exits 1', () => {
    const log = terminal.path('b/events.mslog');
    const bytes = readFileSync(log);
    bytes[bytes.length >> 1] ^= 4;
    writeFileSync(log, bytes);
    const damaged = terminal.type('verify', 'b');
    expect(damaged.stdout).toMatch(/Damaged/);
    expect(damaged.code).toBe(3);
    const manifestPath = terminal.path('c/manifest.json');
    writeFileSync(
      manifestPath,
      readFileSync(manifestPath, 'utf8').replace('"orderSize": 11', '"orderSize": 12'),
    );
    const changed = terminal.type('verify', 'c');
    expect([changed.code, changed.stdout]).toEqual([
      3,
      expect.stringMatching(/Damaged: c.manifest\.json.*\n(.*\n)*Different/),
    ]);
    rmSync(terminal.path('c/checksums.json'));
    const different = terminal.type('verify', 'c');
    expect(different.stdout).toMatch(/Different.*(\n.*)*manifest\.json has no checksum/);
    expect(different.code).toBe(1);
  });

  it('says what is not a run folder', () => {
    expect(terminal.type('verify', 'nowhere')).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/IO_NOT_FOUND/),
    });
  });
});

describe('market-sim without a world', () => {
  const terminal = new Terminal();
  afterAll(() => terminal.close());

  it('lists scenarios and shows the settings of one with units and defaults', () => {
    const { scenarios } = terminal.json<{ scenarios: { name: string; title: string }[] }>('scenarios');
    expect(scenarios[0]).toEqual({ name: 'zi', title: expect.any(String) });
    expect(scenarios.map(({ name }) => name)).toContain('risk-desk');
    const { stdout, code } = terminal.type('scenarios', 'show', 'zi');
    expect(stdout).toMatch(/flow\.cancellationRate\s+0\.1\s+1\/s\s+number/);
    expect(code).toBe(0);
    expect(terminal.json<{ schema: { type: string } }>('scenarios', 'show', 'zi').schema.type).toBe('object');
  });

  it('helps, on stdout and with exit code 0', () => {
    for (const args of [['--help'], ['run', '--help'], ['replay', '--help'], ['help', 'verify']]) {
      const { stdout, code } = terminal.type(...args);
      expect(stdout).toMatch(/Usage: market-sim/);
      expect(code).toBe(0);
    }
    expect(terminal.type('--version').stdout).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('examines the machine', () => {
    expect(terminal.type('doctor')).toMatchObject({ code: 0, stdout: expect.stringMatching(/ok\s+Node/) });
    expect(terminal.json<{ findings: unknown[] }>('doctor').findings.length).toBeGreaterThan(3);
  });
});
