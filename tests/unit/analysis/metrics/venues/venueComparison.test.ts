import { describe, expect, it } from 'vitest';
import { measureRun } from '../../../../../src/analysis/metrics/runMetrics.ts';
import { buildReport } from '../../../../../src/analysis/reports/buildReport.ts';
import { EXECUTION_EVENT, Execution, FeeCharged } from '../../../../../src/core/models/messages/execution.ts';
import { Quote, Trade } from '../../../../../src/core/models/messages/marketData.ts';
import { PhaseChanged } from '../../../../../src/core/models/messages/session.ts';
import { PHASE } from '../../../../../src/core/models/phase.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { ArrayLog } from '../../../../support/arrayLog.ts';
import { STOCK, testManifest } from '../../../../support/syntheticRun.ts';

const [FINE, COARSE] = [0, 3];
const [MAKER, TAKER] = [1, 2];

/** ACME in ticks of a cent at one venue and of five cents at the other, which numbers it 1. */
const manifest = testManifest(['market-maker', 'taker'], {
  actors: [
    { name: 'fine', kind: 'venue' },
    { name: 'maker', kind: 'market-maker' },
    { name: 'taker', kind: 'taker' },
    { name: 'coarse', kind: 'venue' },
  ],
  instruments: [
    { ...STOCK, venue: FINE, venueInstrument: 0 },
    { ...STOCK, tickSize: '0.05', venue: COARSE, venueInstrument: 1 },
  ],
});

class Tape extends ArrayLog {
  quoted(venue: number, time: number, bid: number, ask: number): this {
    return this.factFrom(venue, time, Quote.id, venue === FINE ? 0 : 1, 0, bid, 1, ask, 1);
  }

  /** The taker's order `orderId` meets one of the maker's with the same number, as every venue counts its own. */
  traded(venue: number, time: number, orderId: number, side: Side, price: number, lots: number): this {
    const instrument = venue === FINE ? 0 : 1;
    const { filledMaker, filledTaker } = EXECUTION_EVENT;
    const line = (account: number, event: number, of: number, quantity: number, leaves: number) =>
      this.factFrom(
        ...[venue, time, Execution.id],
        ...[account, event, orderId, orderId, instrument, of, price, quantity, leaves, orderId],
      );
    line(MAKER, filledMaker, 1 - side, lots, 0);
    line(TAKER, filledTaker, side, lots, 0);
    this.factFrom(venue, time, FeeCharged.id, TAKER, instrument, orderId, 2);
    return this.factFrom(venue, time, Trade.id, instrument, 0, orderId, price, lots, side);
  }
}

/** Fine: 99.98 to 100.02; coarse: 99.95 to 100.05, from 50 on 100.00 to 100.05. */
function tape(): Tape {
  const log = new Tape();
  log.quoted(FINE, 0, 9998, 10002).quoted(COARSE, 0, 1999, 2001);
  log.traded(FINE, 10, 1, BUY, 10002, 4).traded(COARSE, 20, 1, BUY, 2001, 6);
  log.traded(COARSE, 30, 2, SELL, 1999, 1).quoted(COARSE, 50, 2000, 2001);
  log.traded(FINE, 60, 2, SELL, 9998, 2).traded(COARSE, 70, 3, SELL, 2000, 3);
  return log;
}

describe('venues of one instrument', () => {
  const metrics = measureRun(manifest, tape(), { end: 100 });
  const [fine, coarse] = metrics.venues;

  it('count trades at worse prices than another venue quoted at the time', () => {
    expect(fine).toMatchObject({ trades: 2, volume: 6, tradeThroughs: 1, throughVolume: 2, fees: 4 });
    expect(coarse).toMatchObject({ trades: 3, volume: 10, tradeThroughs: 2, throughVolume: 7, fees: 6 });
  });

  it('have their spreads and times at the best price, on grids of their own', () => {
    expect(fine).toMatchObject({ meanSpread: 4, quotedShare: 1, bestShare: 0.75 });
    expect(coarse).toMatchObject({ meanSpread: 1.5, quotedShare: 1, bestShare: 0.25 });
  });

  it('do not count auctions, which are exempt', () => {
    const log = new Tape();
    const values = PhaseChanged.fields.map((field) => {
      return field === 'phase' ? PHASE.closingAuction : field === 'instrument' ? 1 : 0;
    });
    log.factFrom(COARSE, 0, PhaseChanged.id, ...values);
    log.quoted(FINE, 0, 9998, 10002).quoted(COARSE, 0, 2000, 2001);
    log.traded(COARSE, 20, 1, BUY, 2001, 6).traded(FINE, 60, 2, SELL, 9998, 2);
    expect(measureRun(manifest, log, { end: 100 }).venues.map((venue) => venue.tradeThroughs)).toEqual([
      0, 0,
    ]);
  });

  it('have one position and one price: what was bought here and sold there is gone', () => {
    const { position } = metrics.agents;
    const taker = metrics.choice.named.indexOf(TAKER);
    expect(position.named[taker].at(-1)).toBe(4 + 6 - 1 - 2 - 3);
    // Best bid 100.00 and best offer 100.02, in ticks of each venue.
    expect([...metrics.marks]).toEqual([10001, 2000.2]);
  });

  it('are in the report, and the instrument has the name of its venue', () => {
    const coverage = {
      outcome: 'complete',
      simNs: 100,
      events: 1,
      traceHash: null,
      bytesAfter: 0,
      problem: null,
    } as const;
    const content = buildReport({ metrics, coverage, label: 'run', dir: null, summary: undefined });
    expect(content.notes.join()).toContain('ACME@fine');
    const [venues] = content.tables;
    expect(venues.table.rows.map(([name, trades]) => [name, trades])).toEqual([
      ['fine', '2'],
      ['coarse', '3'],
    ]);
    const one = measureRun(testManifest(['market-maker', 'taker']), new ArrayLog().quote(0, 99, 101));
    expect(one.venues).toEqual([]);
  });

  it('show the first that quotes of the instrument most traded over all of them', () => {
    expect(metrics.instrument).toBe(0);
    const dark = new Tape().quoted(COARSE, 0, 1999, 2001).traded(FINE, 10, 1, BUY, 10002, 4);
    expect(measureRun(manifest, dark, { end: 100 }).instrument).toBe(1);
  });
});
