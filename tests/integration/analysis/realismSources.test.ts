import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureRealism } from '../../../src/analysis/realism/measureRealism.ts';
import { readFeedMarket } from '../../../src/analysis/realism/node/feedMarket.ts';
import type { MarketSeries } from '../../../src/analysis/realism/series/marketSeries.ts';
import { RunSeries } from '../../../src/analysis/realism/series/runSeries.ts';
import { openRun } from '../../../src/simulation/results/node/openRun.ts';
import { Terminal } from '../../support/commandLine.ts';

/** The minute of the statistics: cells of a sixtieth of a second. */
const MINUTE_NS = 1e9;
const terminal = new Terminal();
let fromLog: MarketSeries;

beforeAll(() => {
  terminal.type('run', 'zi', '--until', '40s', '--out', 'run');
  const run = openRun(terminal.path('run'));
  const series = new RunSeries(run.manifest, 0, MINUTE_NS);
  run.log.forEach((entry) => {
    series.visit(entry);
  });
  fromLog = series.finish('run');
  run.close();
}, 60_000);

afterAll(() => terminal.close());

/** The run as a recording, read back. */
async function exported(format: string, ending: string): Promise<MarketSeries> {
  const out = terminal.path(format);
  expect(terminal.type('export', 'run', `--${format}`, '--out', out, '--force').code).toBe(0);
  const file = readdirSync(out).find((name) => name.endsWith(ending)) as string;
  return readFeedMarket(join(out, file), { label: 'export', minuteNs: MINUTE_NS });
}

/** Prices of a format are a whole multiple of the run's ticks. */
const inTicks = (column: Float64Array, scale: number) => column.map((value) => value / scale);

describe('one market by its log and by its recordings', () => {
  it.each([
    ['itch', '.itch'],
    ['lobster', 'message_10.csv'],
  ])('has the same orders, mids and fills, as %s', async (format, ending) => {
    const market = await exported(format, ending);
    const scale = market.orders.prices[0] / fromLog.orders.prices[0];
    expect(market.orders.signs.length).toBe(769);
    expect(market.orders.signs).toEqual(fromLog.orders.signs);
    expect(inTicks(market.orders.prices, scale)).toEqual(fromLog.orders.prices);
    expect(inTicks(market.mids, scale)).toEqual(fromLog.mids);
    expect(market.volumes).toEqual(fromLog.volumes);
    expect(market.fillTimes.length).toBe(fromLog.fillTimes.length);
    market.fillTimes.forEach((seconds, i) => {
      expect(seconds).toBeCloseTo(fromLog.fillTimes[i], 8);
    });
    expect(market.depth.tick).toBe(scale);
  });

  it('has the same waits where a replaced order is told as one', async () => {
    const market = await exported('itch', '.itch');
    expect(market.gaps.length).toBe(fromLog.gaps.length);
    const total = (series: MarketSeries) => series.gaps.reduce((sum, wait) => sum + wait, 0);
    expect(total(market)).toBeCloseTo(total(fromLog), 6);
  });

  it('says of both the same', async () => {
    const market = await exported('itch', '.itch');
    const verdicts = (series: MarketSeries) =>
      measureRealism(series).map(({ statistic, verdict }) => `${statistic.key}: ${verdict}`);
    expect(verdicts(market)).toEqual(verdicts(fromLog));
    expect(verdicts(market).filter((line) => !line.endsWith('not enough data')).length).toBeGreaterThan(2);
  });

  it('has price levels and no orders as L2', async () => {
    const market = await exported('l2', 'book_L2.csv');
    const scale = market.mids[100] / fromLog.mids[100];
    expect(inTicks(market.mids, scale)).toEqual(fromLog.mids);
    expect([market.gaps.length, market.orders.signs.length]).toEqual([0, 0]);
  });
});
