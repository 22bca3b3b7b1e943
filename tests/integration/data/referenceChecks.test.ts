import { describe, expect, it } from 'vitest';
import { surveyFile } from '../../../src/core/data/node/surveyFile.ts';
import { describeReference } from '../../support/reference.ts';

/** `severity check count` of each finding. */
async function told(path: string): Promise<string[]> {
  const { findings } = await surveyFile(path);
  return findings.map(({ severity, check, count }) => `${severity} ${check} ${count}`);
}

describeReference('checks of recorded markets', (file) => {
  describe('raise no false alarm', () => {
    it.each([
      'hftbacktest_binance_spot_btcusdt_20240808.gz',
      'tardis_binance-futures_book_snapshot_25_BTCUSDT.csv',
      'tardis_binance-futures_book_snapshot_5_BTCUSDT.csv',
      'tardis_bitmex_trades_XBTUSD.csv',
      'tardis_deribit_incremental_book_L2_BTC-PERPETUAL.csv',
      'tardis_huobi-dm-swap_quotes_BTC-USD.csv',
    ])('crypto_l2/%s', async (name) => {
      expect(await told(file('crypto_l2', name))).toEqual([]);
    });

    it.each([
      'BTCUSD_monthly_backtestingpy.csv',
      'EURUSD_1h_backtestingpy.csv',
      'GOOG_daily_backtestingpy.csv',
      'KO_daily_backtrader.csv',
      'PEP_daily_backtrader.csv',
    ])('ohlcv/%s', async (name) => {
      expect(await told(file('ohlcv', name))).toEqual([]);
    });
  });

  describe('tell what is there', () => {
    it('orders that the file never entered, and the crossed books of a synthetic day', async () => {
      const path = file('itch', 'ritch_first3000_length_prefixed.itch50');
      expect(await told(path)).toEqual(['error unknown-orders 21', 'warning crossed-book 3']);
    });

    it('orders that are older than a recording that begins in the morning', async () => {
      const path = file('lobster', 'MSFT_2012-06-21_34200000_37800000_message_50.csv');
      const { facts, findings } = await surveyFile(path);
      expect(findings).toMatchObject([
        { severity: 'note', check: 'unknown-orders', places: [{ line: 2 }, {}, {}, {}, {}] },
      ]);
      expect(facts).toMatchObject({ records: 1000, symbols: ['MSFT'], first: { day: 15_512 } });
    });

    it('trades that were sent after a later book', async () => {
      const path = file('crypto_l2', 'hftbacktest_hyperliquid_btcusd_20250126.gz');
      expect(await told(path)).toEqual(['note interleaving 1']);
    });

    it('the week of September 2001 in which the exchange was closed', async () => {
      const { findings } = await surveyFile(file('ohlcv', 'vega_sp500-2000_daily.csv'));
      expect(findings).toMatchObject([
        { check: 'missing-bars', count: 1, places: [{ line: 428, day: 11_582 }] },
      ]);
      expect(await told(file('ohlcv', 'lean', 'spy_daily.zip'))).toEqual(['note missing-bars 1']);
    });

    it('two ticks of one time, one locked quote, and symbols one after the other', async () => {
      expect(await told(file('ohlcv', 'ticksample_backtrader.csv'))).toEqual(['warning duplicates 1']);
      expect(await told(file('ohlcv', 'truefx_usdjpy_ticks.csv'))).toEqual(['note locked-quotes 1']);
      expect(await told(file('ohlcv', 'vega_stocks_monthly.csv'))).toEqual(['note interleaving 4']);
    });
  });

  it('read every LEAN file without an error or a warning', async () => {
    for (const day of ['07', '08', '09', '10', '11']) {
      for (const type of ['trade', 'quote']) {
        const { format, findings, facts } = await surveyFile(
          file('ohlcv', 'lean', `spy_minute_201310${day}_${type}.zip`),
        );
        expect(format).toBe('lean');
        expect(facts.records).toBeGreaterThan(700);
        expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
      }
    }
  });
});
