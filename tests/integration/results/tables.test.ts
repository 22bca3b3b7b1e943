import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqlText, withDatabase } from '../../../src/core/data/node/duckdb.ts';
import { openRun } from '../../../src/simulation/results/node/openRun.ts';
import { writeTable } from '../../../src/simulation/results/node/tables/writeTable.ts';
import { LOG_TABLES } from '../../../src/simulation/results/tables/runTables.ts';
import { type SlowOrder, slowOrders } from '../../support/slowOrders.ts';
import { storeWorld, tallyOf } from '../../support/storedWorld.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'market-sim-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const TABLES = LOG_TABLES.map(({ spec }) => spec.name);

async function writeAll(dir: string, format: 'parquet' | 'csv'): Promise<void> {
  for (const table of TABLES) {
    await writeTable({ dir, table, path: join(root, `${table}.${format}`), format });
  }
}

/** Rows as DuckDB's JSON has them, of a query in which `$orders` and the like stand for the files. */
function ask(sql: string): Promise<Record<string, unknown>[]> {
  const named = sql.replace(/\$(\w+)/g, (_, table) => sqlText(join(root, `${table}.parquet`)));
  return withDatabase(
    async (connection) => (await connection.runAndReadAll(named)).getRowObjectsJson() as never[],
  );
}

async function expectTablesEqualLog(dir: string): Promise<void> {
  const run = openRun(dir);
  const tally = tallyOf(run.log);
  run.close();
  const [sums] = await ask(`SELECT
    (SELECT count(*) FROM $events)::INTEGER AS entries,
    (SELECT count(*) FROM $executions)::INTEGER AS executions,
    (SELECT count(*) FROM $quotes)::INTEGER AS quotes,
    (SELECT count(*) FROM $trades)::INTEGER AS trades,
    (SELECT coalesce(sum(quantity_lots), 0) FROM $trades)::INTEGER AS "tradedLots",
    (SELECT count(*) FROM $orders WHERE state <> 'rejected')::INTEGER AS orders,
    (SELECT count(*) FROM $orders WHERE state = 'rejected')::INTEGER AS refused,
    (SELECT count(*) FROM $executions WHERE trade_id IS NOT NULL)::INTEGER AS fills,
    (SELECT coalesce(sum(quantity_lots), 0) FROM $executions WHERE trade_id IS NOT NULL)::INTEGER AS "volumeLots",
    (SELECT coalesce(sum(notional_minor), 0) FROM $executions)::DOUBLE AS "notionalTickLots",
    (SELECT coalesce(sum(fee_minor), 0) FROM $executions)::DOUBLE AS fees`);
  const { positions, cash, ...counts } = tally;
  expect(sums).toEqual(counts);
  const [fromOthers] = await ask(`SELECT
    (SELECT sum(fills) FROM $orders)::INTEGER AS of_orders,
    (SELECT sum(fills) FROM $accounts)::INTEGER AS of_accounts,
    (SELECT sum(notional_minor) FROM $orders)::DOUBLE AS notional_of_orders,
    (SELECT sum(fee_minor) FROM $orders)::DOUBLE AS fees_of_orders,
    (SELECT sum(fees_minor) FROM $accounts)::DOUBLE AS fees_of_accounts,
    (SELECT 2 * coalesce(sum(notional_minor), 0) FROM $trades)::DOUBLE AS notional_of_trades`);
  expect(fromOthers).toEqual({
    of_orders: tally.fills,
    of_accounts: tally.fills,
    notional_of_orders: tally.notionalTickLots,
    fees_of_orders: tally.fees,
    fees_of_accounts: tally.fees,
    notional_of_trades: tally.notionalTickLots,
  });
  const accounts = await ask(
    'SELECT account, sum(closing_lots)::INTEGER AS lots, sum(closing_cash_minor)::DOUBLE AS cash FROM $accounts GROUP BY account',
  );
  expect(new Map(accounts.map((row) => [row.account, row.lots]))).toEqual(positions);
  expect(new Map(accounts.map((row) => [row.account, row.cash]))).toEqual(cash);
}

describe('tables of a run', () => {
  it('have the counts and sums of its log', async () => {
    const dir = join(root, 'run');
    await storeWorld(dir, 1, '60s');
    await writeAll(dir, 'parquet');
    await expectTablesEqualLog(dir);
  });

  it('do so for any small market', async () => {
    const markets = fc.record({
      seed: fc.integer({ min: 0, max: 1000 }),
      traders: fc.integer({ min: 1, max: 20 }),
      until: fc.constantFrom('1s', '3s', '7s'),
    });
    await fc.assert(
      fc.asyncProperty(markets, async ({ seed, traders, until }) => {
        const dir = join(root, 'run');
        rmSync(dir, { recursive: true, force: true });
        await storeWorld(dir, seed, until, { flow: { traders } });
        await writeAll(dir, 'parquet');
        await expectTablesEqualLog(dir);
      }),
      { numRuns: 5 },
    );
  });

  it('have every order as a slow reading of the journal has it', async () => {
    const dir = join(root, 'run');
    await storeWorld(dir, 5, '8s');
    await writeAll(dir, 'parquet');
    const run = openRun(dir);
    const expected = slowOrders(run.log);
    run.close();
    const columns = Object.keys(expected[0]).map((name) => {
      const isText = ['side', 'state', 'reason', 'code'].includes(name);
      return isText ? name : `${name}::INTEGER AS ${name}`;
    });
    const found = await ask(`SELECT ${columns.join(', ')} FROM $orders`);
    const byEntry = (a: unknown, b: unknown) => {
      const [x, y] = [a as SlowOrder, b as SlowOrder];
      return x.entered_event - y.entered_event || (x.order_id ?? 0) - (y.order_id ?? 0);
    };
    expect(found.sort(byEntry)).toEqual(expected.sort(byEntry));
    expect(new Set(expected.map((order) => order.state)).size).toBeGreaterThan(2);
  });

  it('hold names of any number of actors', async () => {
    const dir = join(root, 'run');
    await storeWorld(dir, 2, '1s', { flow: { traders: 2500 } });
    await writeAll(dir, 'parquet');
    const [{ named, strange }] = await ask(`SELECT count(DISTINCT agent)::INTEGER AS named,
      count(*) FILTER (agent_kind = 'zero-intelligence' AND NOT starts_with(agent, 'zi-'))::INTEGER AS strange
      FROM $accounts`);
    expect([named, strange]).toEqual([2503, 0]);
  });

  it('are the same as CSV and as Parquet', async () => {
    const dir = join(root, 'run');
    await storeWorld(dir, 3, '5s');
    await writeAll(dir, 'parquet');
    await writeAll(dir, 'csv');
    for (const { spec } of LOG_TABLES) {
      const csv = sqlText(join(root, `${spec.name}.csv`));
      const types = spec.columns.map(
        ({ name, type }) => `'${name}': '${type === 'text' ? 'VARCHAR' : type}'`,
      );
      const read = `read_csv(${csv}, columns = {${types.join(', ')}}, header = true)`;
      const [{ differences }] = await ask(`SELECT count(*)::INTEGER AS differences FROM (
        (FROM $${spec.name} EXCEPT ALL FROM ${read}) UNION ALL (FROM ${read} EXCEPT ALL FROM $${spec.name}))`);
      expect([spec.name, differences]).toEqual([spec.name, 0]);
    }
  });
});
