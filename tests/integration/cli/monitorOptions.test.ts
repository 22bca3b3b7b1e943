import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

interface Run {
  readonly violations: readonly { readonly monitor: string; readonly what: string; readonly epoch: number }[];
  readonly watched: {
    readonly monitors: readonly string[];
    readonly within: number | null;
    readonly growth: number | null;
  };
  readonly differences: readonly string[] | null;
  readonly traceHash: string;
}

const terminal = new Terminal();
afterAll(() => terminal.close());

function run(...args: string[]): Run & { readonly code: number | null } {
  const { code, stdout } = terminal.type(...args, '--no-open', '--json');
  return { ...(JSON.parse(stdout) as Run), code };
}

describe('what the monitors of a chain are asked for', () => {
  it('a leader that stalls for ever breaks --within 7, and its scenario says nothing of that any more', () => {
    const asked = run('streamlet', '--scenario', 'A15', '--within', '7');
    expect(asked).toMatchObject({ code: 1, differences: null, watched: { within: 7, growth: null } });
    expect(asked.violations).toMatchObject([{ monitor: 'liveness', epoch: 9 }]);
    expect(run('streamlet', '--scenario', 'A15')).toMatchObject({
      code: 0,
      differences: [],
      violations: [],
      watched: { within: null, growth: null },
    });
  });

  it('seven epochs are the longest wait in order: --within 7 holds and changes no trace, --within 6 does not', () => {
    const usual = run('streamlet', '--scenario', 'A16');
    const held = run('streamlet', '--scenario', 'A16', '--within', '7');
    expect(held).toMatchObject({ code: 0, violations: [], traceHash: usual.traceHash });
    const broken = run('streamlet', '--scenario', 'A16', '--within', '6');
    expect(broken.code).toBe(1);
    expect(broken.violations).toMatchObject([
      {
        monitor: 'liveness',
        what: 'node 1 saw no new final block for 7 epochs of synchrony, from epoch 1 on',
      },
    ]);
  });

  it('one silent node of four costs a quarter of all blocks, and the first wait: --growth 0.7 holds, more does not', () => {
    const grow = (share: string) =>
      run('streamlet', '--faulty', '1', '--epochs', '45', '--growth', share, '--monitors', 'agreement');
    expect(grow('0.7')).toMatchObject({
      code: 0,
      violations: [],
      watched: { monitors: ['agreement', 'growth'], within: null, growth: 0.7 },
    });
    const tooMuch = grow('0.71');
    expect(tooMuch.code).toBe(1);
    expect(tooMuch.violations[0]).toMatchObject({ monitor: 'growth' });
  });

  it('holds other protocols to a bound too, for which no theorem speaks', () => {
    const views = (within: string) =>
      run('consensus', 'hotstuff', '--faulty', 'silent:2', '--epochs', '12', '--within', within);
    expect(run('consensus', 'hotstuff').watched.monitors).not.toContain('liveness');
    expect(views('9').watched.monitors).toContain('liveness');
    expect(views('1')).toMatchObject({ code: 1, violations: [{ monitor: 'liveness' }] });
  });

  it('a kept run verifies, and its page says what was asked, made anew from the log too', () => {
    run('streamlet', '--scenario', 'A15', '--within', '7', '--out', 'kept');
    const page = readFileSync(terminal.path('kept', 'report.html'), 'utf8');
    expect(page).toContain('Its monitors are asked for --within 7.');
    expect(terminal.type('verify', 'kept').stdout).toContain('Verified');
    terminal.type('report', 'kept');
    expect(readFileSync(terminal.path('kept', 'report.html'), 'utf8')).toBe(page);
  });

  it('market-sim consensus lists them', () => {
    const { monitors } = terminal.json<{ monitors: readonly { readonly name: string }[] }>('consensus');
    expect(monitors.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['agreement', 'growth', 'liveness']),
    );
  });

  it.each([
    [['--within', '7'], '--within 7 says nothing of a run of 8 epochs: it takes 9'],
    [['--growth', '0.5'], '--growth 0.5 says nothing of a run of 8 epochs: it takes 21'],
    [['--monitors', 'agreemnt'], 'there is no monitor called agreemnt'],
    [['--monitors', 'growth'], 'the monitor growth has nothing to hold this run of streamlet to'],
    [
      ['--scenario', 'A13', '--within', '3'],
      'the monitor liveness has nothing to hold this run of streamlet to',
    ],
  ])('%s is one clear line and exit code 2', (args, told) => {
    const { code, stdout, stderr } = terminal.type('streamlet', '--no-open', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toContain(told);
  });
});
