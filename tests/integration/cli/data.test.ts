import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

const ROWS = ['34200.1,1,11,100,3100000,1', '34200.2,1,12,50,3100200,-1', '34200.3,4,11,60,3100000,1'];

let terminal: Terminal;

beforeEach(() => {
  terminal = new Terminal();
  writeFileSync(terminal.path('MSFT_2012-06-21_1_2_message_5.csv'), `${ROWS.join('\n')}\n`);
});

afterEach(() => terminal.close());

describe('market-sim data', () => {
  it('imports, lists, shows, checks and removes', () => {
    const file = 'MSFT_2012-06-21_1_2_message_5.csv';
    expect(terminal.type('data', 'import', file, '--as', 'msft')).toMatchObject({
      code: 0,
      stdout: 'msft  lobster  3 records  no findings\n',
    });
    expect(terminal.type('data', 'ls').stdout).toMatch(/\nmsft +lobster +3 +80 +2012-06-21 09:30:00.1 /);
    expect(terminal.type('data', 'show', 'msft', '--records', '1').stdout).toMatch(
      /records +3\n[\s\S]*\n2012-06-21 09:30:00.1 +MSFT +orderAdd +buy +310 +100 +id 11\n$/,
    );
    expect(terminal.json('data', 'check', 'msft')).toMatchObject({ ok: true, checked: [{ name: 'msft' }] });
    writeFileSync(terminal.path('book.csv'), '3100000,1,3099900,1\n'.repeat(3));
    expect(terminal.json('replay', 'msft', '--book', 'book.csv')).toMatchObject({ messages: 3 });
    expect(terminal.type('data', 'rm', 'msft').stdout).toBe('msft removed\n');
    expect(readdirSync(terminal.path('data'))).toEqual([]);
  });

  it('finds what is wrong in a file, with its place and exit code 1', () => {
    const bad = [...ROWS, '34200.2,4,11,70,3100000,1', '34200.4,4,11,x,3100000,1'];
    writeFileSync(terminal.path('bad.csv'), bad.join('\n'));
    const { code, stdout } = terminal.type('data', 'check', 'bad.csv');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^bad.csv: lobster, 4 records, 2 errors, 1 warning\n/);
    expect(stdout).toMatch(/error unreadable: .*\n +line 5 .*column 4 \(size\) is not a number: found 'x'/);
    expect(stdout).toMatch(/warning disorder: .*\n +line 4 .*orders after 09:30:00.3/);
    expect(stdout).toMatch(/error executions: .*\n +line 4 .*70 of order 11, which had 40 open/);
  });

  it('replays what it recognises, and says why something else is not replayed', () => {
    writeFileSync(terminal.path('bars.csv'), 'date,open,high,low,close\n2020-01-02,1,2,1,2\n');
    expect(terminal.type('replay', 'bars.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/bars.csv is of format ohlcv, which has no orders or books to replay/),
    });
    writeFileSync(terminal.path('notes.txt'), 'Dear diary,\n');
    expect(terminal.type('replay', 'notes.txt')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/DATA_UNKNOWN_FORMAT: notes.txt is of no known format\n {2}itch: /),
    });
  });

  it('leaves nothing under the final name where it is killed or interrupted', async () => {
    const rows = Array.from({ length: 400_000 }, (_, i) => `${34_200 + i / 1e5},1,${i + 1},100,3100000,1\n`);
    writeFileSync(terminal.path('long.csv'), rows.join(''));
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const child = terminal.start('data', 'import', 'long.csv');
      const left = new Promise((done) => child.on('exit', done));
      await new Promise((done) => setTimeout(done, 150));
      child.kill(signal);
      await left;
      // A machine that was done before the signal came has a whole dataset, and never half of one.
      if (existsSync(terminal.path('data', 'long'))) {
        expect(terminal.json('data', 'check', 'long')).toMatchObject({ ok: true });
        terminal.type('data', 'rm', 'long');
      }
    }
    expect(terminal.type('data', 'import', 'long.csv').code).toBe(0);
    expect(readdirSync(terminal.path('data'))).toEqual(['long']);
    expect(readFileSync(terminal.path('data', 'long', 'long.csv'), 'utf8')).toBe(rows.join(''));
  });
});
