import { parseDuration } from '../../../core/data/config/duration.ts';
import { integerSetting, numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type AgentPlace, defineAgent } from '../defineAgent.ts';
import type { BatchTraderConfig } from './batchTrader.ts';
import { KyleDealer } from './kyleDealer.ts';
import { kyleEquilibrium } from './kyleEquilibrium.ts';
import { KyleInsider } from './kyleInsider.ts';
import { KyleNoise } from './kyleNoise.ts';

const market = {
  auctions: integerSetting(4, 1, 10_000, { description: 'N: how many auctions there are' }),
  interval: textSetting('1s', { unit: 'duration', description: 'Between two auctions, as the venue has it' }),
  noiseDeviation: numberSetting(1000, 1, MAX_LOTS, {
    unit: 'lots',
    description: 'sigma_u: standard deviation of the noise flow over all auctions together',
  }),
};

const equilibrium = {
  ...market,
  valueDeviation: numberSetting(100_000, 1, MAX_TICKS, {
    unit: 'ticks',
    description: 'Root of Sigma_0: standard deviation of the value around the opening price',
  }),
};

/** How boldly an insider trades; 1 is the equilibrium. */
export const boldnessSetting = numberSetting(1, 0, 100, {
  description: 'Its quantities as a multiple of those of the equilibrium',
});

/** Trades on what it knows. */
export const kyleInsiderAgent = defineAgent({
  name: 'kyle-insider',
  title:
    'The insider of Kyle (1985): knows the value, and hides its orders among the noise of dealer batches',
  source: 'Kyle, Econometrica 53 (1985) 1315-1335',
  settings: settings('What it plays', { ...equilibrium, boldness: boldnessSetting }),
  uses: () => ({ marketOrders: true, timesInForce: ['gtc'] }),
  create({ boldness, ...model }, place) {
    const { value } = place;
    if (value === undefined) {
      throw new BaseError(
        'CONFIG_INVALID_VALUE',
        'agent kyle-insider knows the value, and there is none here',
        {
          facts: { agent: 'kyle-insider' },
          advice: 'Set fundamental.process in a scenario that has it, or use scenario kyle.',
        },
      );
    }
    const intensity = kyleEquilibrium(model).intensity.map((lots) => lots * boldness);
    return new KyleInsider({
      ...batchesAt(model, place),
      intensity,
      worthOf: (_instrument, time) => value.at(time),
    });
  },
});

/** Trades for reasons of its own. */
export const kyleNoiseAgent = defineAgent({
  name: 'kyle-noise',
  title: 'The noise traders of Kyle (1985) as one: a normal quantity in each dealer batch',
  source: 'Kyle, Econometrica 53 (1985) 1315-1335',
  settings: settings('How much it trades', market),
  uses: () => ({ marketOrders: true, timesInForce: ['gtc'] }),
  create: (model, place) =>
    new KyleNoise({
      ...batchesAt(model, place),
      deviation: model.noiseDeviation / Math.sqrt(model.auctions),
    }),
});

/** Sets prices by the net flow. */
export const kyleDealerAgent = defineAgent({
  name: 'kyle-dealer',
  title: 'The competitive dealer of Kyle (1985): prices a dealer batch at its value by the net flow',
  source: 'Kyle, Econometrica 53 (1985) 1315-1335',
  settings: settings('What it takes the market for', equilibrium),
  create: (model, place) =>
    new KyleDealer({ ...batchesAt(model, place), lambda: kyleEquilibrium(model).lambda }),
});

/** One round of auctions in the place's instrument, from the start. */
function batchesAt(
  { auctions, interval }: { readonly auctions: number; readonly interval: string },
  { gateway, instrument, openingPrice, unitsPerSecond }: AgentPlace,
): BatchTraderConfig {
  const units = Math.max(2, Math.round((parseDuration(interval, 'interval') * unitsPerSecond) / 1e9));
  const rounds = { first: instrument, count: 1, length: auctions * units };
  return { gateway, openingPrice, times: { rounds, auctions, interval: units } };
}
