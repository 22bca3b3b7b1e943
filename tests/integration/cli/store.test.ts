import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';
import { storeWorld } from '../../support/storedWorld.ts';

describe('stored runs on the command line', () => {
  let terminal: Terminal;

  beforeAll(async () => {
    terminal = new Terminal();
    await storeWorld(terminal.path('runs/zi-1-1'), 1, '2s');
    await storeWorld(terminal.path('runs/zi-2-1'), 2, '2s');
  });
  afterAll(() => terminal.close());

  it('asks nobody where nobody is there, and removes nothing then', () => {
    const { code, stderr } = terminal.type('runs', 'rm', 'zi-1-1');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--yes')]);
    expect(terminal.type('runs', 'prune').code).toBe(2);
    expect(existsSync(terminal.path('runs/zi-1-1/manifest.json'))).toBe(true);
  });

  it('exports what was asked for, and replaces nothing unasked', () => {
    const first = ['export', 'zi-1-1', '--csv', '--tables', 'trades,runs', '--out', 'out'];
    const { files } = terminal.json<{ files: { path: string; rows: number }[] }>(...first);
    expect(files.map(({ path }) => path)).toEqual(['out/trades.csv', 'out/runs.csv']);
    const lines = readFileSync(terminal.path('out/trades.csv'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBe(files[0].rows + 1);
    expect(terminal.type(...first).stderr).toContain('out/trades.csv is there already');
    expect(terminal.type('export', 'zi-1-1').stderr).toContain('needs one of');
    expect(terminal.type('export', 'zi-1-1', '--csv', '--tables', 'trade').stderr).toContain('tables: runs');
  });

  it('prints values of every type in each form', () => {
    const sql =
      "SELECT 1.50::DECIMAL(9,2) AS d, [1, NULL] AS l, {'a': 'x'} AS s, 9007199254740993 AS b, NULL AS n, 'a,\"b' AS t";
    const { rows } = terminal.json<{ rows: unknown[][] }>('query', sql);
    expect(rows).toEqual([['1.50', [1, null], { a: 'x' }, '9007199254740993', null, 'a,"b']]);
    expect(terminal.type('query', sql, '--csv').stdout).toBe(
      'd,l,s,b,n,t\n1.50,"[1, NULL]",{\'a\': \'x\'},9007199254740993,,"a,""b"\n',
    );
    expect(terminal.type('query', sql).stdout.split('\n')[0]).toMatch(/^d +l +s +b +n +t$/);
  });

  it('names what was probably meant, and leaves out what cannot be read', () => {
    const { stderr, code } = terminal.type('query', 'SELECT run FROM runs', 'zi-1-2');
    expect([code, stderr]).toEqual([4, expect.stringContaining('Did you mean zi-1-1?')]);
    writeFileSync(terminal.path('runs/zi-2-1/manifest.json'), '{');
    const left = terminal.type('query', 'SELECT run FROM runs', '--csv');
    expect([left.code, left.stdout]).toEqual([0, 'run\nzi-1-1\n']);
    expect(left.stderr).toContain('Left out: runs/zi-2-1/manifest.json is not valid JSON');
    const listed = terminal.type('runs');
    expect([listed.code, listed.stdout]).toEqual([3, expect.stringContaining('damaged')]);
  });
});
