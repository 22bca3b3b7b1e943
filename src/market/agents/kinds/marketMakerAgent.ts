import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { MarketMaker } from '../marketMaker.ts';

/** A simple inventory market maker. */
export const marketMakerAgent = defineAgent({
  name: 'market-maker',
  title: 'One bid and one ask around the mid price, shifted against the inventory',
  source: 'Ho and Stoll, Journal of Financial Economics 9 (1981) 47-73',
  settings: settings('Quoting', {
    halfSpread: integerSetting(8, 1, MAX_TICKS, {
      unit: 'ticks',
      description: 'Distance of each quote from the fair price',
    }),
    quantity: integerSetting(30, 1, MAX_LOTS, { unit: 'lots', description: 'Size of each quote' }),
    maxPosition: integerSetting(600, 1, MAX_LOTS, {
      unit: 'lots',
      description: 'Largest departure from the opening position, long or short',
    }),
    skewPerLot: numberSetting(0.02, 0, 1e6, {
      unit: 'ticks/lot',
      description: 'How far the fair price moves against each lot of inventory',
    }),
    refreshMs: numberSetting(100, 0.001, 1e6, {
      unit: 'ms',
      description: 'Time between two looks at the market',
    }),
  }),
  uses: () => ({ replace: true }),
  create(config, { gateway, instrument, openingPrice, openingPosition, unitsPerSecond, capabilities }) {
    const { refreshMs, ...quoting } = config;
    return new MarketMaker({
      ...quoting,
      gateway,
      instrument,
      openingPrice,
      postOnly: capabilities?.postOnly ?? true,
      preventsSelfTrade: capabilities?.selfTrade.includes('cancelNewest') ?? true,
      targetPosition: openingPosition,
      refreshInterval: Math.max(1, Math.round((refreshMs * unitsPerSecond) / 1000)),
    });
  },
});
