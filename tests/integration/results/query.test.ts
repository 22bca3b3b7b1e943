import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BaseError } from '../../../src/core/utils/errors.ts';
import { sealedJson, unsealed } from '../../../src/simulation/results/node/sealedJson.ts';
import { runQuery } from '../../../src/simulation/results/node/tables/runQuery.ts';
import { tablePath } from '../../../src/simulation/results/node/tables/tableStamp.ts';
import { storeWorld } from '../../support/storedWorld.ts';

let root = '';
let dirs: string[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "market-sim-'quoted' "));
  dirs = ['a', 'b'].map((name) => join(root, name));
  await storeWorld(dirs[0], 1, '3s');
  await storeWorld(dirs[1], 2, '3s');
});
afterAll(() => rmSync(root, { recursive: true }));

async function failureOf(sql: string): Promise<BaseError> {
  return (await runQuery(sql, dirs).catch((error: unknown) => error)) as BaseError;
}

describe('a query', () => {
  it('sees every run, and builds the tables it names only', async () => {
    const { columns, rows } = await runQuery(
      'SELECT run, count(*) AS n FROM trades GROUP BY run ORDER BY run',
      dirs,
    );
    const counted = await runQuery('SELECT run, trades FROM runs ORDER BY run', dirs);
    expect(columns).toEqual(['run', 'n']);
    expect(rows).toEqual(counted.rows);
    expect(readdirSync(join(dirs[0], 'tables')).sort()).toEqual(['trades.parquet', 'trades.stamp.json']);
  });

  it('builds stale and damaged tables again, and no others', async () => {
    const path = tablePath(dirs[0], 'quotes');
    const count = async () => (await runQuery('SELECT count(*), sum(bid_lots) FROM quotes', dirs)).rows[0];
    const expected = await count();
    const { mtimeMs } = statSync(path);
    expect(await count()).toEqual(expected);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(path, bytes);
    expect(await count()).toEqual(expected);
    const stamp = join(dirs[0], 'tables/quotes.stamp.json');
    const { programVersion: _, ...origin } = unsealed(readFileSync(stamp, 'utf8')) as Record<string, unknown>;
    writeFileSync(stamp, sealedJson({ ...origin, programVersion: '0.0.0' }));
    expect(await count()).toEqual(expected);
    expect(readFileSync(stamp, 'utf8')).not.toContain('0.0.0');
  });

  it('names line and column of an error, what was meant, and the tables', async () => {
    const column = await failureOf("SELECT 'ü',\n  pricee FROM trades");
    expect(column).toMatchObject({ code: 'QUERY_FAILED', facts: { line: 2, column: 3 } });
    expect(column.message).toMatch(/^line 2:3: .*pricee.*\n {4}pricee FROM trades\n {4}\^$/);
    expect(column.advice).toContain('column price');
    const table = await failureOf('SELECT * FROM trads');
    expect(table.facts).toMatchObject({ line: 1, column: 15 });
    expect(table.advice).toBe(
      'Did you mean the table trades? Tables: runs, events, executions, orders, quotes, trades, accounts, votes, finality, blocks.',
    );
    expect((await failureOf("SELECT 'ü', 1 +")).facts).toMatchObject({ line: 1, column: 16 });
    expect((await failureOf('SELECT 1; SELECT 2')).code).toBe('QUERY_FAILED');
    expect((await failureOf('')).code).toBe('QUERY_FAILED');
  });

  it('reads and writes no file but the tables', async () => {
    const secret = join(root, 'secret.csv');
    writeFileSync(secret, 'a\n1\n');
    const target = join(root, 'written.csv');
    const own = tablePath(dirs[0], 'trades');
    const before = readFileSync(own);
    const text = (path: string) => `'${path.replaceAll("'", "''")}'`;
    for (const sql of [
      `SELECT * FROM read_csv(${text(secret)})`,
      `SELECT * FROM read_text(${text(secret)})`,
      `SELECT * FROM ${text(secret)}`,
      `COPY trades TO ${text(target)}`,
      `COPY (SELECT 1) TO ${text(own)}`,
      `ATTACH ${text(target)}`,
      'SET enable_external_access = true',
      'INSTALL httpfs',
      'CREATE TABLE t AS SELECT 1',
      'DROP VIEW trades',
      "PRAGMA temp_directory = '.'",
    ]) {
      expect([sql, (await failureOf(sql)).code]).toEqual([sql, 'QUERY_FAILED']);
    }
    expect(existsSync(target)).toBe(false);
    expect(readFileSync(own).equals(before)).toBe(true);
  });

  it('can be interrupted, and gives no more rows than asked for', async () => {
    const abort = new AbortController();
    const endless = runQuery('SELECT count(*) FROM range(1000000000000)', dirs, { signal: abort.signal });
    setTimeout(() => abort.abort(), 100);
    await expect(endless).rejects.toMatchObject({ code: 'INTERRUPTED' });
    const limited = await runQuery('SELECT * FROM range(1000000000000)', dirs, { limit: 3 });
    expect([limited.rows.length, limited.more]).toEqual([3, true]);
  });
});
