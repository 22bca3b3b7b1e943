import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

interface Epoch {
  readonly epoch: number;
  readonly leader: number;
  readonly proposal: string | null;
  readonly votes: readonly number[];
  readonly notarised: boolean;
}

interface Run {
  readonly nodes: number;
  readonly faulty: readonly { readonly node: number; readonly adversary: string }[];
  readonly epochs: readonly Epoch[];
  readonly finalized: readonly string[];
  readonly messages: { readonly total: number; readonly perEpoch: readonly number[] };
  readonly lags: readonly number[];
  readonly refusals: Readonly<Record<string, number>>;
  readonly violations: readonly { readonly monitor: string }[];
  readonly evidence: readonly { readonly culprit: number }[];
  readonly traceHash: string;
  readonly seed: number;
  readonly page: string;
}

const terminal = new Terminal();
afterAll(() => terminal.close());

const streamlet = (...args: string[]) => terminal.json<Run>('streamlet', '--no-open', ...args);

describe('market-sim streamlet', () => {
  it('all honest: every epoch has its leader, a block and four votes, and seven of eight blocks are final', () => {
    const run = streamlet();
    expect(run).toMatchObject({ nodes: 4, faulty: [], violations: [], evidence: [], refusals: {}, seed: 1 });
    expect(run.epochs.map(({ epoch, leader }) => [epoch, leader])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((epoch) => [epoch, (epoch - 1) % 4]),
    );
    expect(run.epochs.every(({ votes, notarised }) => votes.length === 4 && notarised)).toBe(true);
    expect(run.finalized).toEqual(run.epochs.slice(0, 7).map(({ proposal }) => proposal));
    expect(run.messages).toEqual({ total: 480, perEpoch: Array(8).fill(60) });
    expect(run.lags).toEqual(Array(7).fill(1));
    expect(run.traceHash).toMatch(/^[0-9a-f]{16}$/);
    expect(existsSync(terminal.path(run.page))).toBe(true);
  });

  it('one silent of four: its epochs have no block, and five are final', () => {
    const run = streamlet('--faulty', 'silent:3');
    expect(run.faulty).toEqual([{ node: 3, adversary: 'silent' }]);
    expect(run.epochs[3]).toMatchObject({ leader: 3, proposal: null, votes: [], notarised: false });
    expect(run.finalized).toHaveLength(5);
    expect(run.messages.perEpoch).toEqual([36, 36, 36, 0, 36, 36, 36, 0]);
  });

  it('without echo 15 messages an epoch', () => {
    expect(streamlet('--epochs', '3', '--set', 'protocol.echo=false').messages.perEpoch).toEqual([
      15, 15, 15,
    ]);
  });

  it('tells a person every epoch and the chain that all share', () => {
    const { code, stdout } = terminal.type('streamlet', '--no-open', '--epochs', '4', '--faulty', '1');
    expect(code).toBe(0);
    expect(stdout).toContain('3 of 4 votes make a block notarised');
    expect(stdout).toContain('Faulty: node 3 (silent).');
    expect(stdout).toMatch(/^1 +0 +[0-9a-f]{8} +genesis +1 +0-2 +[0-9a-f]{8}$/m);
    expect(stdout).toMatch(/^4 +3 +nothing/m);
    expect(stdout).toMatch(/^final +2 at every honest node: genesis ← 1:[0-9a-f]{8} ← 2:[0-9a-f]{8}$/m);
    expect(stdout).toMatch(/^report +streamlet\/report.html$/m);
  });

  it('a kept run verifies, and the page of its log is the page of the run', () => {
    streamlet('--faulty', 'equivocating-leader:0', '--out', 'kept');
    const live = readFileSync(terminal.path('kept', 'report.html'), 'utf8');
    expect(JSON.parse(readFileSync(terminal.path('kept', 'chain.json'), 'utf8'))).toHaveProperty('finalized');
    expect(terminal.type('verify', 'kept').stdout).toContain('Verified');
    writeFileSync(terminal.path('kept/chain.json'), '{}');
    const changed = terminal.type('verify', 'kept');
    expect([changed.code, changed.stdout]).toEqual([
      3,
      expect.stringContaining('chain.json: it has 2 bytes'),
    ]);
    expect(terminal.type('report', 'kept').code).toBe(0);
    expect(readFileSync(terminal.path('kept', 'report.html'), 'utf8')).toBe(live);
    expect(streamlet('--out', 'kept', '--force').finalized).toHaveLength(7);
  });

  it('a run by its scenario has the same log: its report is a chain too', () => {
    const { stdout } = terminal.type('run', 'streamlet', '--out', 'byName', '--report');
    expect(stdout).toMatch(/^chain +8 epochs, 8 blocks certified, 7 final at every honest node$/m);
    expect(stdout).not.toContain('orders');
    expect(readFileSync(terminal.path('byName', 'report.html'), 'utf8')).toContain('chain-timeline');
  });

  it.each([
    [['--epochs', '0'], 'epochs is 0'],
    [['--faulty', '2'], 'streamlet bears 2 faulty with 7 nodes or more'],
    [['--scenario', 'A99'], 'there is no scenario called A99'],
  ])('%s is one clear line and exit code 2', (args, told) => {
    const { code, stdout, stderr } = terminal.type('streamlet', '--no-open', ...args);
    expect([code, stdout]).toEqual([2, '']);
    const [line] = stderr.split('\n');
    expect(line).toMatch(/^error [A-Z_]+: /);
    expect(line).toContain(told);
  });

  it('two of four break agreement: as the scenario says (0), and a violation where nothing said so (1)', () => {
    const { code, stdout } = terminal.type('streamlet', '--no-open', '--scenario', 'a10');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^scenario +A10 came to what it shows$/m);
    const other = terminal.type('streamlet', '--no-open', '--scenario', 'A10', '--epochs', '5', '--json');
    expect(other.code).toBe(1);
    const run = JSON.parse(other.stdout) as Run;
    expect(run.violations.map(({ monitor }) => monitor)).toContain('agreement');
    expect([...new Set(run.evidence.map(({ culprit }) => culprit))].sort()).toEqual([2, 3]);
    expect(run.finalized).toHaveLength(2);
  });

  it('a damaged log is located and reported as far as it is whole; a manifest that was changed is refused', () => {
    streamlet('--out', 'cut');
    const log = readFileSync(terminal.path('cut', 'events.mslog'));
    log[3000] ^= 1;
    writeFileSync(terminal.path('cut', 'events.mslog'), log);
    expect(terminal.type('verify', 'cut').code).toBe(3);
    expect(terminal.type('report', 'cut').stdout).toContain('The log is damaged');
    const manifest = terminal.path('cut', 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"quorum": 3', '"quorum": "three"'));
    const { code, stderr } = terminal.type('report', 'cut');
    expect(code).toBe(3);
    expect(stderr).toContain('chain.quorum must be a whole number');
  });
});
