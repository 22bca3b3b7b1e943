import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOG_FILE } from '../../../src/simulation/results/runFiles.ts';
import { Terminal } from '../../support/commandLine.ts';

interface Made {
  readonly bars: number;
  readonly trades: number;
}

describe('market-sim bars', () => {
  let terminal: Terminal;
  beforeAll(() => {
    terminal = new Terminal();
    terminal.type('run', 'zi', '--until', '20s', '--out', 'run');
  });
  afterAll(() => terminal.close());

  const rowsOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));

  it('builds bars of a run, the same as text and as Parquet', () => {
    const printed = terminal.type('bars', 'run', '--every', '5s');
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    const made = terminal.json<Made>('bars', 'run', '--every', '5s', '--out', 'bars.parquet');
    expect(made.bars).toBe(4);
    const rows = rowsOf(printed.stdout);
    expect(rows.map(([time]) => time)).toEqual(['00', '05', '10', '15'].map((s) => `1970-01-01T00:00:${s}`));
    expect(rows.reduce((sum, row) => sum + Number(row[8]), 0)).toBe(made.trades);
    expect(existsSync(terminal.path('bars.parquet.text.part'))).toBe(false);
    const joined = rowsOf(terminal.type('bars', 'bars.parquet', '--every', '10s').stdout);
    expect(joined.map(([time]) => time)).toEqual(['1970-01-01T00:00:00', '1970-01-01T00:00:10']);
    expect(joined[1][6]).toBe(String(Number(rows[2][6]) + Number(rows[3][6])));
    const back = terminal.type('bars', 'bars.parquet').stdout;
    expect(rowsOf(back).map((row) => row.slice(0, 7))).toEqual(rows.map((row) => row.slice(0, 7)));
  });

  it('builds bars of exact volume from a file of trades, and refuses trades that go back in time', () => {
    const trades = ['10:00:00,100.5,3', '10:00:01,101,4', '10:00:30,99,2'];
    const table = (rows: string[]) =>
      ['time,price,size', ...rows.map((row) => `2020-01-02 ${row}`), ''].join('\n');
    writeFileSync(terminal.path('trades.csv'), table(trades));
    terminal.type('bars', 'trades.csv', '--volume', '4', '--split', '--symbol', 'X', '--out', 'volume.csv');
    expect(readFileSync(terminal.path('volume.csv'), 'utf8')).toBe(
      'time,symbol,open,high,low,close,volume,notional,trades,vwap\n' +
        '2020-01-02T10:00:00,X,100.5,101,100.5,101,4,402.5,2,100.625\n' +
        '2020-01-02T10:00:01,X,101,101,99,99,4,402,2,100.5\n' +
        '2020-01-02T10:00:30,X,99,99,99,99,1,99,1,99\n',
    );
    writeFileSync(terminal.path('late.csv'), table(trades.toReversed()));
    const { code, stderr } = terminal.type('bars', 'late.csv', '--every', '10s', '--out', 'late-bars.csv');
    expect(code).toBe(3);
    expect(stderr).toContain('late.csv: line 3: it is earlier than the bar that is open');
    expect(existsSync(terminal.path('late-bars.csv'))).toBe(false);
  });

  it('says where the log of a run is damaged and the bars end', () => {
    terminal.type('run', 'zi', '--until', '5s', '--out', 'damaged');
    const log = readFileSync(terminal.path('damaged', LOG_FILE));
    log[log.length >> 1] ^= 1;
    writeFileSync(terminal.path('damaged', LOG_FILE), log);
    const { code, stderr } = terminal.type('bars', 'damaged', '--every', '1s');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^the bars end where the log is damaged: .*checksum/);
  });

  it.each([
    [['bars', 'run']],
    [['bars', 'run', '--every', '1s', '--ticks', '5']],
    [['bars', 'run', '--volume', '0.5', '--out', 'x.csv']],
    [['bars', 'run', '--every', '1s', '--instrument', 'none']],
  ])('refuses %j', (args) => {
    const { code, stdout, stderr } = terminal.type(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error USAGE: /);
  });
});
