import { commonProperties } from 'market-sim/common-settings';
import { parseDuration } from 'market-sim/duration';
import { createInstrument } from 'market-sim/instrument';
import { defineScenario } from 'market-sim/scenario';
import { integerSetting, numberSetting, settings } from 'market-sim/settings';
import { VenueActor } from 'market-sim/venue';
import { WorldBuilder } from 'market-sim/world-builder';
import { batchAuction } from './batchAuction.ts';
import { constrainedTrader } from './constrainedTrader.ts';

const VENUE = 0;
const CASH_MINOR = 100_000_000;

/** Constrained traders on a venue of batch auctions. */
export const batchMarket = defineScenario({
  name: 'batch-market',
  title: 'Budget-constrained traders on frequent batch auctions',
  description: `Zero-intelligence traders with budget constraints (Gode and Sunder 1993) trade in batches (Budish, Cramton
and Shim 2015). Watch how the number of trades and their prices change with the interval.`,
  schema: settings('A market of batches', {
    ...commonProperties,
    traders: integerSetting(50, 2, 10_000, { description: 'How many' }),
    openingPrice: integerSetting(10_000, 1000, 1e6, {
      unit: 'ticks',
      description: 'Middle of the valuations',
    }),
    intervalMs: numberSetting(100, 0.001, 1e6, { unit: 'ms', description: 'Time between two batches' }),
    trader: constrainedTrader.settings,
  }),
  build(config, seed, host) {
    const builder = new WorldBuilder(config, seed, host);
    const instrument = createInstrument({
      symbol: 'BATCH',
      tickSize: '0.01',
      lotSize: '1',
      currency: 'USD',
      currencyScale: 2,
    });
    const accounts = Array.from({ length: config.traders }, (_, i) => ({
      actor: VENUE + 1 + i,
      cashMinor: CASH_MINOR,
    }));
    const interval = Math.max(1, builder.units(config.intervalMs * 1e6));
    const venue = new VenueActor({
      instruments: [instrument],
      participants: accounts,
      createEngine: (events) => batchAuction.createEngine({ interval }, { instruments: 1, seed }, events),
    });
    builder.add('venue', venue, { kind: 'venue', journaled: true });
    const place = {
      gateway: { venue: VENUE, instruments: [instrument], cashMinor: CASH_MINOR },
      instrument: 0,
      openingPrice: config.openingPrice,
      openingPosition: 0,
      unitsPerSecond: builder.unitsPerSecond,
    };
    for (let i = 1; i <= config.traders; i++) {
      const trader = constrainedTrader.create(config.trader, place);
      builder.add(`trader-${i}`, trader, { kind: constrainedTrader.name });
    }
    return {
      kernel: builder.kernel,
      until: builder.units(parseDuration(config.until, 'until')),
      timeResolutionNs: config.timeResolutionNs,
      tiePolicy: config.tiePolicy,
      actors: builder.actors,
      instruments: [instrument],
      counts: () => venue.counts,
      check: () => venue.check(),
      failure: () => venue.failure,
    };
  },
});
