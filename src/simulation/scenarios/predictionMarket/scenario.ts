import { parseDuration } from '../../../core/data/config/duration.ts';
import { createInstrument } from '../../../core/models/createInstrument.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { createRng } from '../../../core/utils/rng.ts';
import { Forecaster } from '../../../market/agents/forecaster.ts';
import { MarketSponsor } from '../../../market/agents/marketSponsor.ts';
import { NoiseBettor } from '../../../market/agents/noiseBettor.ts';
import type { GatewayConfig } from '../../../market/exchange/gateway/venueGateway.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { lmsr } from '../../../market/mechanisms/lmsr/lmsr.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { type PredictionMarketConfig, predictionMarketSettings } from './settings.ts';

/** The venue joins first, then the sponsor, then who knows something, then who knows nothing. */
const VENUE = 0;
const SPONSOR = 1;

/** Opinions become prices: Hanson's market maker, and traders with pieces of the truth. */
export const predictionMarketScenario = defineScenario({
  name: 'prediction-market',
  title: 'A prediction market: a scoring rule quotes outcomes, forecasters bet on what they have learnt',
  description: `Claims on outcomes, of which one comes true and pays; Hanson's logarithmic market scoring rule quotes all of
them, and a sponsor stands behind it, who can lose b ln n payouts and no more. Forecasters see signals that name the
truth more often than not and trade until the price meets their belief, as far as their cash goes; others trade at
random. At the end claims are settled in cash. A large b keeps noise out of prices, but takes more money to move:
compare market.liquidity.`,
  schema: predictionMarketSettings,
  compares: ['market.liquidity=100,10,1000'],
  complete,
  build,
});

/** What cannot be known from one setting by itself. */
function complete(config: PredictionMarketConfig): PredictionMarketConfig {
  const { outcome, outcomes, settle } = config.market;
  const isAfterwards = parseDuration(settle, 'market.settle') < parseDuration(config.until, 'until');
  if (!isAfterwards) throw invalid('market.settle', settle, 'before the end of the run (until)');
  if (outcome >= outcomes)
    throw invalid('market.outcome', outcome, `below market.outcomes, which is ${outcomes}`);
  return config;
}

function invalid(path: string, found: string | number, what: string): BaseError {
  return new BaseError('CONFIG_INVALID_VALUE', `${path} is ${found}: must be ${what}`, {
    facts: { path, found },
  });
}

function build(config: PredictionMarketConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const { outcome, outcomes, payout, settle } = config.market;
  const truth = outcome < 0 ? createRng(seed, 'prediction-market/outcome').below(outcomes) : outcome;
  const listed = Array.from({ length: outcomes }, (_, i) =>
    createInstrument({ symbol: `OUTCOME-${i + 1}`, currency: 'USD', currencyScale: 2, tickSize: '0.01' }),
  );
  const time = builder.units(parseDuration(settle, 'market.settle'));
  const times = listed.map((_, instrument) => ({
    instrument,
    time,
    price: instrument === truth ? payout : 0,
  }));
  const venue = addVenue(builder, config, listed, seed, times);
  addTraders(builder, config, listed, truth);
  return {
    kernel: builder.kernel,
    until: builder.units(parseDuration(config.until, 'until')),
    timeResolutionNs: config.timeResolutionNs,
    tiePolicy: config.tiePolicy,
    actors: builder.actors,
    instruments: listed.map(({ symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier }) => ({
      ...{ symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier },
    })),
    counts: () => venue.counts,
    check: () => venue.check(),
    failure: () => venue.failure,
  };
}

function addVenue(
  builder: WorldBuilder,
  config: PredictionMarketConfig,
  listed: readonly Instrument[],
  seed: number,
  times: readonly { readonly instrument: number; readonly time: number; readonly price: number }[],
): VenueActor {
  const { forecasters, market, noise } = config;
  const { liquidity, payout } = market;
  const bettors = Array.from({ length: forecasters.count + noise.count }, (_, i) => ({
    actor: SPONSOR + 1 + i,
    cashMinor: i < forecasters.count ? forecasters.cashMinor : 0,
  }));
  const settings = { liquidity, payout, sponsor: SPONSOR };
  const venue = new VenueActor({
    instruments: listed,
    participants: [{ actor: SPONSOR, cashMinor: 0 }, ...bettors],
    settlement: { times },
    createEngine: (events) => lmsr.createEngine(settings, { instruments: listed.length, seed }, events),
  });
  builder.add('venue', venue, { kind: 'venue', journaled: true });
  return venue;
}

function addTraders(
  builder: WorldBuilder,
  config: PredictionMarketConfig,
  instruments: readonly Instrument[],
  truth: number,
): void {
  const { forecasters, market, noise } = config;
  const { payout } = market;
  const gateway: GatewayConfig = { venue: VENUE, instruments };
  builder.add('sponsor', new MarketSponsor({ gateway, payout }), { kind: 'sponsor' });
  const { accuracy, cashMinor, signalRate } = forecasters;
  const interval = builder.unitsPerSecond / signalRate;
  for (let i = 1; i <= forecasters.count; i++) {
    const own = { gateway: { ...gateway, cashMinor }, payout, truth, accuracy, interval };
    builder.add(`forecaster-${i}`, new Forecaster(own), { kind: 'forecaster', ...joining(forecasters) });
  }
  for (let i = 1; i <= noise.count; i++) {
    const own = { gateway, orderSize: noise.orderSize, interval: builder.unitsPerSecond / noise.orderRate };
    builder.add(`noise-${i}`, new NoiseBettor(own), { kind: 'noise', ...joining(noise) });
  }
}

function joining({ place, computationDelayNs }: { place: number; computationDelayNs: number }) {
  return { place, computationDelayNs };
}
