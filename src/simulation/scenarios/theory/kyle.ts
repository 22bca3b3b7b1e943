import type { Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { integerSetting, numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { createRng } from '../../../core/utils/rng.ts';
import type { BatchTraderConfig } from '../../../market/agents/informed/batchTrader.ts';
import { boldnessSetting } from '../../../market/agents/informed/kyleAgents.ts';
import { KyleDealer } from '../../../market/agents/informed/kyleDealer.ts';
import { kyleEquilibrium } from '../../../market/agents/informed/kyleEquilibrium.ts';
import { KyleInsider } from '../../../market/agents/informed/kyleInsider.ts';
import { KyleNoise } from '../../../market/agents/informed/kyleNoise.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { dealerBatch } from '../../../market/mechanisms/dealerBatch/dealerBatch.ts';
import { commonProperties } from '../commonSettings.ts';
import { badSetting } from '../markets/badSetting.ts';
import { networkSettings } from '../network.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { planRounds, roundSecurities, roundSettlements, roundsWorld } from './roundsWorld.ts';

/** The venue joins first, then dealer, insider and noise: their ids are their accounts. */
const KYLE_ACTORS = { venue: 0, dealer: 1, insider: 2, noise: 3 } as const;

/** Net flow to the dealer, its answer, the price to the insider: what must be over before the next orders leave. */
const TRIPS = 3;

/** So many deviations below the opening price a value would not be a price any more. */
const LEAST_DEVIATIONS = 8;

const kyleSettings = settings('Auctions with an insider', {
  ...commonProperties,
  until: textSetting('3m', {
    unit: 'duration',
    description: 'Simulated time at which the run ends: as many rounds as have room',
  }),
  network: withDefaults(networkSettings, { model: 'constant', delayNs: 1000 }),
  auctions: integerSetting(4, 1, 10_000, { description: 'N: auctions of a round' }),
  interval: textSetting('1s', { unit: 'duration', description: 'Between two auctions' }),
  openingPrice: integerSetting(1_000_000, 2, MAX_TICKS - 1, {
    unit: 'ticks',
    description: 'p_0: what the value is expected to be',
  }),
  valueDeviation: numberSetting(100_000, 1, MAX_TICKS / LEAST_DEVIATIONS, {
    unit: 'ticks',
    description: 'Root of Sigma_0: standard deviation of the value',
  }),
  noiseDeviation: numberSetting(1000, 1, 1e6, {
    unit: 'lots',
    description: 'sigma_u: standard deviation of the noise flow over all auctions of a round',
  }),
  boldness: boldnessSetting,
});

type KyleConfig = Static<typeof kyleSettings>;

/** Kyle's market as a world. */
export const kyleScenario = defineScenario({
  name: 'kyle',
  title:
    'An insider among noise traders: sequential auctions at the price of a competitive dealer (Kyle 1985)',
  description: `Every round a security is traded in N auctions and then pays its value, which the insider knows from the start. Noise
traders send normal quantities; the dealer sees the net flow alone and sets the price to what the value is worth by it,
lambda ticks for each lot. By Theorem 2 of the paper the insider gains 0.73 (N = 4) of valueDeviation times
noiseDeviation a round, more with more auctions, and the price comes to know all but 0.22 of the variance. An insider that is
bolder or more timid (boldness) gains less.`,
  schema: kyleSettings,
  compares: ['boldness=1,0.8,1.2'],
  complete,
  build,
});

/** What cannot be known from one setting by itself. */
function complete(config: KyleConfig): KyleConfig {
  const { interval, network, openingPrice, valueDeviation } = config;
  const isLate =
    network.model === 'constant' && TRIPS * network.delayNs * 2 >= parseDuration(interval, 'interval');
  if (isLate) {
    const reason = `orders, price and answers need ${TRIPS} trips of network.delayNs in half of it`;
    throw badSetting('interval', interval, reason);
  }
  if (LEAST_DEVIATIONS * valueDeviation < openingPrice) return config;
  const reason = `must be above ${LEAST_DEVIATIONS} times valueDeviation, so that every value is a price`;
  throw badSetting('openingPrice', openingPrice, reason);
}

function build(config: KyleConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const interval = Math.max(2, builder.units(parseDuration(config.interval, 'interval')));
  const rest = Math.floor(interval / 2);
  const rounds = planRounds(builder, config, config.auctions * interval, rest);
  const securities = roundSecurities(rounds, '0.0001', 4);
  const values = drawValues(config, seed, rounds.count);
  const venue = new VenueActor({
    instruments: securities,
    participants: [KYLE_ACTORS.dealer, KYLE_ACTORS.insider, KYLE_ACTORS.noise].map((actor) => ({
      actor,
      cashMinor: 0,
    })),
    settlement: { times: roundSettlements(rounds, values, rest) },
    createEngine: (events) =>
      dealerBatch.createEngine(
        { every: `${interval}ns`, dealer: KYLE_ACTORS.dealer, openingPrice: config.openingPrice },
        { instruments: rounds.count, seed },
        events,
      ),
  });
  builder.add('venue', venue, { kind: 'venue', journaled: true });
  addTraders(builder, config, values, {
    gateway: { venue: KYLE_ACTORS.venue, instruments: securities },
    times: { rounds, auctions: config.auctions, interval },
    openingPrice: config.openingPrice,
  });
  return roundsWorld(builder, config, rounds, venue, securities);
}

function addTraders(
  builder: WorldBuilder,
  config: KyleConfig,
  values: readonly number[],
  shared: BatchTraderConfig,
): void {
  const { auctions, boldness, noiseDeviation } = config;
  const equilibrium = kyleEquilibrium(config);
  const intensity = equilibrium.intensity.map((lots) => lots * boldness);
  const deviation = noiseDeviation / Math.sqrt(auctions);
  const insider = new KyleInsider({ ...shared, intensity, worthOf: (instrument) => values[instrument] });
  builder.add('dealer', new KyleDealer({ ...shared, lambda: equilibrium.lambda }), { kind: 'kyle-dealer' });
  builder.add('insider', insider, { kind: 'kyle-insider' });
  builder.add('noise', new KyleNoise({ ...shared, deviation }), { kind: 'kyle-noise' });
}

/** The value of each round, normal around the opening price. */
function drawValues({ openingPrice, valueDeviation }: KyleConfig, seed: number, count: number): number[] {
  const rng = createRng(seed, 'kyle/value');
  return Array.from({ length: count }, () => {
    const value = Math.round(openingPrice + valueDeviation * rng.normal());
    return Math.min(MAX_TICKS, Math.max(1, value));
  });
}
