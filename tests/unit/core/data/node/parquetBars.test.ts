import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { barHeader, barLine } from '../../../../../src/core/data/bars/ohlcvWriter.ts';
import type { FeedOptions } from '../../../../../src/core/data/formats/feedFormat.ts';
import { sqlText, withDatabase } from '../../../../../src/core/data/node/duckdb.ts';
import { openParquetBars } from '../../../../../src/core/data/node/parquetBars.ts';
import { writeParquetBars } from '../../../../../src/core/data/node/writeParquetBars.ts';
import { civilDay } from '../../../../../src/core/utils/civilDay.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';

const folder = mkdtempSync(join(tmpdir(), 'market-sim-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(path: string, options: FeedOptions = {}) {
  const feed = await openParquetBars(path, options);
  const rows: Record<string, unknown>[] = [];
  try {
    while (feed.next() || (await feed.refill()))
      rows.push({ ...feed.record, symbol: feed.symbols[feed.record.symbol] });
  } finally {
    await feed.close();
  }
  return rows;
}

async function parquet(name: string, select: string): Promise<string> {
  const path = join(folder, name);
  await withDatabase((connection) => connection.run(`COPY (${select}) TO ${sqlText(path)} (FORMAT parquet)`));
  return path;
}

const VALUES =
  '1.5::DOUBLE AS "Open", 2 AS HIGH, 1::DECIMAL(9,2) AS low, 1.25::FLOAT AS "Close", 7::BIGINT AS Volume';
const BAR = { open: 1.5, high: 2, low: 1, close: 1.25, volume: 7 };

describe('Parquet bars', () => {
  it.each([
    ['dates', "DATE '1969-12-31' AS date", -1, 0],
    [
      'timestamps',
      "TIMESTAMP '2013-10-07 10:00:00.5' AS timestamp",
      civilDay(2013, 10, 7),
      36_000_500_000_000,
    ],
    [
      'nanoseconds',
      "'2013-10-07 10:00:00.000000001'::TIMESTAMP_NS AS ts",
      civilDay(2013, 10, 7),
      36_000_000_000_001,
    ],
    ['text', '\'Oct 7 2013\' AS "Date"', civilDay(2013, 10, 7), 0],
    ['counts', '1381140000000::BIGINT AS "open time"', civilDay(2013, 10, 7), 36e12],
    [
      'date and time apart',
      "DATE '2013-10-07' AS date, TIME '10:00:00' AS time",
      civilDay(2013, 10, 7),
      36e12,
    ],
  ])('are read with %s', async (name, time, day, timeNs) => {
    const path = await parquet(`${name}[1].parquet`, `SELECT ${time}, ${VALUES}`);
    expect(await read(path, { symbol: 'X' })).toMatchObject([
      { ...BAR, day, timeNs, symbol: 'X', sequence: 1 },
    ]);
  });

  it('are written from text and read back equal, in order', async () => {
    const random = createRng(3, 'bars');
    const rows = Array.from({ length: 5000 }, (_, i) => ({
      day: 15_000 + i,
      timeNs: random.below(1000) * 1e9 + random.below(1e9),
      open: random.uniform() * 1e6,
      high: random.uniform() * 1e-6,
      low: -random.uniform(),
      close: random.uniform() / 3,
      volume: random.below(1e9),
      extras: { trades: i },
    }));
    const csv = join(folder, 'bars.csv');
    const symbols = ['A', 'B,C'];
    writeFileSync(
      csv,
      barHeader(['trades', 'vwap']) +
        rows.map((row, i) => barLine(row, symbols[i % 2], ['trades', 'vwap'])).join(''),
    );
    const path = join(folder, 'bars.parquet');
    await writeParquetBars(csv, path, ['trades', 'vwap']);
    const found = await read(path);
    expect(found).toHaveLength(rows.length);
    found.forEach((row, i) => {
      const { extras, ...bar } = rows[i];
      expect(row).toMatchObject({ ...bar, symbol: symbols[i % 2] });
    });
  });

  it('are refused where the file is none, is damaged, or holds something else', async () => {
    const good = await parquet(
      'good.parquet',
      `SELECT DATE '2013-10-07' AS date, ${VALUES} FROM range(3000)`,
    );
    const bytes = readFileSync(good);
    const file = (name: string, content: Uint8Array) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const damaged = Buffer.from(bytes);
    damaged.fill(0xff, bytes.length - 40, bytes.length - 10);
    await expect(read(join(folder, 'none'))).rejects.toMatchObject({ code: 'IO_NOT_FOUND' });
    await expect(read(file('cut.parquet', bytes.subarray(0, 100)))).rejects.toMatchObject({
      code: 'DATA_BAD_MAGIC',
    });
    await expect(read(file('bad.parquet', damaged))).rejects.toMatchObject({ code: 'DATA_CORRUPT' });
    await expect(read(await parquet('no.parquet', 'SELECT 1 AS a'))).rejects.toMatchObject({
      code: 'DATA_INVALID_FIELD',
    });
    const holes = await parquet('holes.parquet', `SELECT DATE '2013-10-07' AS date, NULL::DOUBLE AS close`);
    await expect(read(holes)).rejects.toThrow(/row 1: open is missing/);
    const words = await parquet('words.parquet', `SELECT DATE '2013-10-07' AS date, 'x' AS close`);
    await expect(read(words)).rejects.toMatchObject({ code: 'DATA_INVALID_FIELD' });
  });
});
