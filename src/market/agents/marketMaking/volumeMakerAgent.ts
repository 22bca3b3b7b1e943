import { integerSetting, numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { PoissonArrivals } from '../../dynamics/arrivals/poissonArrivals.ts';
import { seasonProblem, seasonSetting } from '../../dynamics/arrivals/seasonSettings.ts';
import { defineAgent } from '../defineAgent.ts';
import { VolumeMaker } from './volumeMaker.ts';

/** A percentage-of-volume market maker: {@link VolumeMaker}. Defaults are those of the ABIDES configuration rmsc04. */
export const volumeMakerAgent = defineAgent({
  name: 'volume-maker',
  title: 'A ladder of quotes around the middle, each with a share of the volume of late (ABIDES)',
  source: 'Byrd, Hybinette and Balch, ABIDES, SIGSIM-PADS (2020)',
  settings: settings('A ladder', {
    meanGapMs: numberSetting(60_000, 0.001, 1e9, {
      unit: 'ms',
      description: 'Mean time between two renewals, exponential',
    }),
    season: seasonSetting('of its renewals'),
    participation: numberSetting(0.025, 0, 1, { description: 'Share of the volume in each of its orders' }),
    windowMs: numberSetting(60_000, 0.001, 1e9, { unit: 'ms', description: 'Length of that volume' }),
    leastQuantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'Size of an order at least' }),
    levels: integerSetting(10, 1, 1000, { description: 'Orders on each side' }),
    levelSpacing: numberSetting(5, 0, 1000, { unit: 'spreads', description: 'Distance between two of them' }),
    spreadWeight: numberSetting(0.75, 0, 1, { description: 'Weight of a new spread in the moving average' }),
    priceSkew: numberSetting(4, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'How far the ladder moves where all volume of late was bought; back where it was sold',
    }),
    inventorySkew: numberSetting(0, 0, 1e6, {
      unit: '1/lot',
      description: 'How much of the size goes to the side that reduces the position, logistic; 0: half',
    }),
    imbalance: numberSetting(0.9, 0, 1, {
      description: 'It adds a ladder where one side of the book lacks this share of the other; 1: never',
    }),
    cancelDelayNs: integerSetting(50, 0, 1_000_000_000, {
      unit: 'ns',
      description: 'From taking orders back to asking for the quote',
    }),
  }),
  problem: ({ season }) => seasonProblem(season),
  create(config, place) {
    const { meanGapMs, season, windowMs, cancelDelayNs, ...ladder } = config;
    const { unitsPerSecond } = place;
    const units = (ms: number) => Math.max(1, Math.round((ms * unitsPerSecond) / 1000));
    return new VolumeMaker(
      {
        ...ladder,
        arrivals: new PoissonArrivals((meanGapMs * unitsPerSecond) / 1000, season, unitsPerSecond),
        window: units(windowMs),
        cancelDelay: Math.round((cancelDelayNs * unitsPerSecond) / 1e9),
        retryDelay: units(1000),
      },
      place,
    );
  },
});
