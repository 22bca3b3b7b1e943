import { parseDuration } from '../../../core/data/config/duration.ts';
import { createInstrument } from '../../../core/models/createInstrument.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import { DepthWatcher } from '../../../market/agents/depthWatcher.ts';
import { MarketMaker } from '../../../market/agents/marketMaker.ts';
import { MomentumTrader } from '../../../market/agents/momentum.ts';
import { ZeroIntelligenceTrader } from '../../../market/agents/zeroIntelligence.ts';
import { MatchingEngine } from '../../../market/exchange/book/matchingEngine.ts';
import type { GatewayConfig } from '../../../market/exchange/gateway/venueGateway.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { type ZiConfig, ziSettings } from './settings.ts';

/** The venue joins first; traders follow in the order of their accounts. */
const VENUE = 0;
/** How long a reader of the depth feed waits for an answer. */
const RETRY_NS = 1_000_000_000;

/** Zero-intelligence order flow with two market makers and a trend follower. */
export const ziScenario = defineScenario({
  name: 'zi',
  title: 'Zero-intelligence order flow with market makers and a trend follower',
  description: `Poisson market orders, limit orders and cancellations after Smith, Farmer, Gillemot and Krishnamurthy
(2003), split over any number of traders, on a price-time exchange behind a network with latency. Two simple
market makers and a momentum trader join in; with makers.count, momentum.count and subscribers.count at 0 it is
the model of the paper. Watch the spread when flow.cancellationRate grows, or when the makers leave.`,
  schema: ziSettings,
  build,
});

function build(config: ZiConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const listed = createInstrument({
    ...config.instrument,
    referencePrice: undefined,
    priceBand: undefined,
  });
  const traders = config.flow.traders + config.makers.count + config.momentum.count;
  const venue = addVenue(builder, config, listed, traders);
  const gateway = gatewayConfig(config, listed);
  addFlow(builder, config, gateway);
  addMakers(builder, config, gateway);
  addMomentum(builder, config, gateway);
  addSubscribers(builder, config);
  const { symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier } = listed;
  return {
    kernel: builder.kernel,
    until: builder.units(parseDuration(config.until, 'until')),
    timeResolutionNs: config.timeResolutionNs,
    tiePolicy: config.tiePolicy,
    actors: builder.actors,
    instruments: [{ symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier }],
    counts: () => venue.counts,
    check: () => venue.check(),
  };
}

function addVenue(builder: WorldBuilder, config: ZiConfig, listed: Instrument, traders: number): VenueActor {
  const { cashMinor, position } = config.accounts;
  const positions = [{ instrument: 0, lots: position }];
  const participants = Array.from({ length: traders }, (_, i) => ({
    actor: VENUE + 1 + i,
    cashMinor,
    positions,
  }));
  const venue = new VenueActor({
    instruments: [listed],
    participants,
    fees: { makerPpm: config.venue.makerFeePpm, takerPpm: config.venue.takerFeePpm },
    createEngine: (events) => new MatchingEngine(events),
  });
  builder.add('venue', venue, { kind: 'venue', journaled: true, ...config.venue });
  return venue;
}

function gatewayConfig(config: ZiConfig, listed: Instrument): GatewayConfig {
  const { cashMinor, position } = config.accounts;
  return { venue: VENUE, instruments: [listed], cashMinor, positions: [{ instrument: 0, lots: position }] };
}

/** Each trader has an equal share of the world's rates. Zero market orders is allowed, zero limit orders is not. */
function addFlow(builder: WorldBuilder, config: ZiConfig, gateway: GatewayConfig): void {
  const { traders, marketOrderRate, limitOrderRate, cancellationRate, orderSize, window } = config.flow;
  const perTrader = (rate: number) => rate / traders / builder.unitsPerSecond;
  const share = {
    gateway,
    instrument: 0,
    marketOrderRate: perTrader(marketOrderRate),
    limitOrderRate: perTrader(2 * limitOrderRate * window),
    cancellationRate: cancellationRate / builder.unitsPerSecond,
    orderSize,
    window,
    openingPrice: config.instrument.openingPrice,
  };
  const joining = { kind: 'zero-intelligence', ...config.flow };
  for (let i = 1; i <= traders; i++) builder.add(`zi-${i}`, new ZeroIntelligenceTrader(share), joining);
}

function addMakers(builder: WorldBuilder, config: ZiConfig, gateway: GatewayConfig): void {
  const { count, refreshMs, ...quoting } = config.makers;
  for (let i = 1; i <= count; i++) {
    const maker = new MarketMaker({
      ...quoting,
      targetPosition: config.accounts.position,
      gateway,
      instrument: 0,
      refreshInterval: Math.max(1, builder.units(refreshMs * 1e6)),
      openingPrice: config.instrument.openingPrice,
    });
    builder.add(`maker-${i}`, maker, { kind: 'market-maker', ...config.makers });
  }
}

function addMomentum(builder: WorldBuilder, config: ZiConfig, gateway: GatewayConfig): void {
  const { count, intervalMs, ...trading } = config.momentum;
  for (let i = 1; i <= count; i++) {
    const interval = Math.max(1, builder.units(intervalMs * 1e6));
    const trader = new MomentumTrader({
      ...trading,
      targetPosition: config.accounts.position,
      gateway,
      instrument: 0,
      interval,
    });
    builder.add(`momentum-${i}`, trader, { kind: 'momentum', ...config.momentum });
  }
}

function addSubscribers(builder: WorldBuilder, config: ZiConfig): void {
  for (let i = 1; i <= config.subscribers.count; i++) {
    const { place } = config.subscribers;
    builder.add(`subscriber-${i}`, new DepthWatcher(VENUE, 0, builder.units(RETRY_NS)), {
      kind: 'subscriber',
      place,
    });
  }
}
