import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ohlcvFormat } from '../../../../src/core/data/bars/ohlcvFormat.ts';
import { barHeader, barLine, type ExtraColumn } from '../../../../src/core/data/bars/ohlcvWriter.ts';
import { readFeed } from '../../../support/readFeed.ts';

const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const bars = fc.record({
  day: fc.integer({ min: -700_000, max: 2_900_000 }),
  timeNs: fc.integer({ min: 0, max: 86_399_999_999_999 }),
  open: double,
  high: double,
  low: double,
  close: double,
  volume: double,
  symbol: fc.constantFrom('MSFT', 'BRK.B', 'A,B', 'ÆØ'),
  adjustedClose: fc.oneof(double, fc.constant(Number.NaN)),
});

it('what the writer of bars writes, the reader reads back equal', () => {
  const extras: ExtraColumn[] = ['adjusted close', 'vwap'];
  fc.assert(
    fc.property(
      fc.array(bars, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 99 }),
      (list, chunkBytes) => {
        const lines = list.map((bar) =>
          barLine({ ...bar, extras: { 'adjusted close': bar.adjustedClose } }, bar.symbol, extras),
        );
        const rows = readFeed(ohlcvFormat, barHeader(extras) + lines.join(''), {}, chunkBytes);
        expect(rows.length).toBe(list.length);
        rows.forEach((row, i) => {
          for (const [field, value] of Object.entries(list[i])) expect(row[field]).toBe(value);
        });
      },
    ),
    { numRuns: 300 },
  );
});
