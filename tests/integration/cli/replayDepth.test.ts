import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

const terminal = new Terminal();
afterAll(() => terminal.close());

const update = (first: number, last: number, price: string) =>
  `{"e":"depthUpdate","E":1,"s":"X","U":${first},"u":${last},"b":[["${price}","1.5"]],"a":[]}`;
const MESSAGES = [
  '{"lastUpdateId":5,"bids":[["9","1"]],"asks":[["11","2"],["12","3"]]}',
  update(6, 7, '9.5'),
  '{"u":7,"s":"X","b":"9.50000000","B":"1.50000000","a":"11.00000000","A":"2.00000000"}',
  '{"u":7,"s":"X","b":"9.50000000","B":"1.60000000","a":"11.00000000","A":"2.00000000"}',
  update(9, 9, '9.6'),
];

describe('market-sim replay of depth', () => {
  it('says for people what it found, with the place of every gap and mismatch', () => {
    writeFileSync(terminal.path('x.jsonl'), `${MESSAGES.join('\n')}\n`);
    const { stdout, code } = terminal.type('replay', 'x.jsonl', '--format', 'binance', '--levels', '2');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^records +8\nupdates +1\nsnapshots +1\ncomparisons +2\nagreements +1\n/);
    expect(stdout.split('\n').slice(-8)).toEqual([
      'gap at line 5: X update 9 where 8 was expected',
      'mismatch at line 4: X update 7',
      '  ours      1.5 @ 9.5 | 2 @ 11',
      '  recorded  1.6 @ 9.5 | 2 @ 11',
      'X: 2 bid and 2 ask levels, out of step since the last gap',
      '  1.5  9.5  |  11  2',
      '  1    9    |  12  3',
      '',
    ]);
  });

  it('says for programs all of it as one object', () => {
    const { stdout } = terminal.type('replay', 'x.jsonl', '--format', 'binance', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      gaps: 1,
      mismatches: 1,
      gapPlaces: [{ line: 5, symbol: 'X', found: 9, expected: 8 }],
      symbols: [{ symbol: 'X', inSync: false, lastUpdateId: 7 }],
    });
  });

  it('refuses what it cannot read, with the remedy', () => {
    const args = ['replay', 'x.jsonl', '--format', 'binance'];
    expect(terminal.type(...args, '--price-decimals', '0')).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(
        /x.jsonl:2: b has more than 0 decimals: found '9.5'[\s\S]*--price-decimals/,
      ),
    });
    expect(terminal.type(...args, '--price-decimals', '16').code).toBe(2);
    expect(terminal.type('replay', 'x.jsonl', '--format', 'lobster', '--price-decimals', '2').stderr).toMatch(
      /--price-decimals goes with --format binance or hyperliquid or tardis/,
    );
  });
});
