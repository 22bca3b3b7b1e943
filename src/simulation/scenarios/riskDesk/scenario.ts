import { parseDuration } from '../../../core/data/config/duration.ts';
import { createInstrument } from '../../../core/models/createInstrument.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import type { Actor } from '../../../core/models/ports/actor.ts';
import { FatFingerTrader } from '../../../market/agents/fatFinger.ts';
import { FragileMaker } from '../../../market/agents/fragileMaker.ts';
import { RiskManager } from '../../../market/agents/riskManager.ts';
import { RunawayTrader } from '../../../market/agents/runaway.ts';
import { ZeroIntelligenceTrader } from '../../../market/agents/zeroIntelligence.ts';
import { MatchingEngine } from '../../../market/exchange/book/matchingEngine.ts';
import type { GatewayConfig } from '../../../market/exchange/gateway/venueGateway.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { riskLimits } from '../riskSettings.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { type RiskDeskConfig, riskDeskSettings } from './settings.ts';

/** The venue joins first, then the four, then the crowd. */
const VENUE = 0;
const RUNAWAY = 2;
const MANAGER = 4;

/** A fat finger, an algorithm that runs wild, a kill switch and a dead-man timer at one gate. */
export const riskDeskScenario = defineScenario({
  name: 'risk-desk',
  title: 'A fat finger, a runaway algorithm, a hung market maker, and the risk gate that stops them',
  description: `One venue with a risk gate, and three accidents. Somebody types a digit too many: the price collar and the
largest order refuse it. An algorithm takes the answers to its own orders for news: the message rate holds it back,
until its risk manager turns its kill switch on. A market maker's program hangs: its dead-man timer takes its quotes
out of the book. Set risk.collarPpm, risk.rateMessages or maker.deadManMs otherwise and see who pays.`,
  schema: riskDeskSettings,
  build,
});

function build(config: RiskDeskConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const listed = createInstrument({
    symbol: 'RISK',
    currency: 'USD',
    currencyScale: 2,
    tickSize: '0.01',
  });
  const venue = addVenue(builder, config, listed, seed);
  const { cashMinor, position } = config.accounts;
  const positions = [{ instrument: 0, lots: position }];
  addDesk(builder, config, { venue: VENUE, instruments: [listed], cashMinor, positions });
  addCrowd(builder, config, { venue: VENUE, instruments: [listed], cashMinor, positions });
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

function addVenue(
  builder: WorldBuilder,
  config: RiskDeskConfig,
  listed: Instrument,
  seed: number,
): VenueActor {
  const { cashMinor, position } = config.accounts;
  const positions = [{ instrument: 0, lots: position }];
  const last = MANAGER + config.market.traders;
  const actors = Array.from({ length: last }, (_, i) => VENUE + 1 + i).filter((actor) => actor !== MANAGER);
  const venue = new VenueActor({
    instruments: [listed],
    participants: actors.map((actor) => ({ actor, cashMinor, positions })),
    risk: {
      limits: riskLimits(config.risk, (ns) => builder.units(ns)),
      accounts: [{ account: RUNAWAY, riskManager: MANAGER }],
    },
    desk: {},
    createEngine: (events) => new MatchingEngine(events, { seed }),
  });
  builder.add('venue', venue, { kind: 'venue', journaled: true });
  return venue;
}

/** The three who cause accidents and the one who ends one of them, in the order of their actor ids. */
function addDesk(builder: WorldBuilder, config: RiskDeskConfig, gateway: GatewayConfig): void {
  const span = (ms: number) => Math.max(1, builder.units(ms * 1e6));
  const { fatFinger, runaway, manager, maker } = config;
  const instrument = 0;
  const { quantity, slipEvery } = fatFinger;
  const interval = span(fatFinger.intervalMs);
  const hand = new FatFingerTrader({ gateway, instrument, quantity, slipEvery, interval });
  const wild = new RunawayTrader({
    gateway,
    instrument,
    quantity: runaway.quantity,
    distance: runaway.distance,
    faultAt: span(runaway.faultAtMs),
    faultEvery: span(runaway.faultEveryMs),
  });
  const { halfSpread, maxPosition, skewPerLot } = maker;
  const fragile = new FragileMaker({
    gateway,
    instrument,
    halfSpread,
    quantity: maker.quantity,
    maxPosition,
    skewPerLot,
    targetPosition: config.accounts.position,
    refreshInterval: span(maker.refreshMs),
    openingPrice: config.market.openingPrice,
    deadMan: span(maker.deadManMs),
    period: span(maker.periodMs),
    outage: span(maker.outageMs),
  });
  const watch = new RiskManager({
    venue: VENUE,
    accounts: [RUNAWAY],
    patience: manager.patience,
    review: span(manager.reviewMs),
  });
  const cast: [string, Actor][] = [
    ['fat-finger', hand],
    ['runaway', wild],
    ['fragile-maker', fragile],
    ['risk-manager', watch],
  ];
  for (const [name, actor] of cast) builder.add(name, actor, { kind: name });
}

function addCrowd(builder: WorldBuilder, config: RiskDeskConfig, gateway: GatewayConfig): void {
  const { traders, marketOrderRate, limitOrderRate, cancellationRate, ...model } = config.market;
  const perTrader = (rate: number) => rate / traders / builder.unitsPerSecond;
  for (let i = 1; i <= traders; i++) {
    const trader = new ZeroIntelligenceTrader({
      ...model,
      gateway,
      instrument: 0,
      marketOrderRate: perTrader(marketOrderRate),
      limitOrderRate: perTrader(2 * limitOrderRate * model.window),
      cancellationRate: cancellationRate / builder.unitsPerSecond,
    });
    builder.add(`zi-${i}`, trader, { kind: 'zero-intelligence' });
  }
}
