import { parseDuration } from '../../../core/data/config/duration.ts';
import { createInstrument } from '../../../core/models/createInstrument.ts';
import type { Instrument } from '../../../core/models/instrument.ts';
import { SELL } from '../../../core/models/side.ts';
import { AuctionTrader } from '../../../market/agents/auctionTrader.ts';
import { LargeOrderTrader } from '../../../market/agents/largeOrder.ts';
import { MatchingEngine } from '../../../market/exchange/book/matchingEngine.ts';
import type { GatewayConfig } from '../../../market/exchange/gateway/venueGateway.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { sessionConfig } from '../sessionSettings.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import {
  openingAuctionSettings,
  type TradingDayConfig,
  tradingDaySettings,
  volatilityHaltSettings,
} from './settings.ts';

/** The venue joins first; traders follow in the order of their accounts. */
const VENUE = 0;

/** Auctions, continuous trading and a volatility interruption, from pre-open to close. */
export const tradingDayScenario = defineScenario({
  name: 'trading-day',
  title:
    'A trading day: opening auction, continuous trading, a volatility auction after a shock, closing auction',
  description: `Zero-intelligence traders who know the phases of the day, on an exchange that has them: orders gather before
the opening auction, which ends at random and trades at one price; continuous trading follows; a large sell order meets
the end of the dynamic price range (session.priceRange) and starts a volatility auction; the closing auction ends the
day. Set shock.quantity to 0 for a calm day, session.priceRange.dynamicPpm to 0 to let the shock through.`,
  schema: tradingDaySettings,
  build,
});

/** The opening alone: how a price is found where there was none. */
export const openingAuctionScenario = defineScenario({
  name: 'opening-auction',
  title: 'An opening auction: orders gather, the price is found, continuous trading begins',
  description: `Zero-intelligence traders gather limit and market orders before the opening, an indicative price and the
imbalance are told as they change, and the auction ends at random and trades at one price. Give shock.quantity a size to
see how a large sell order before the opening (shock.at) moves the price.`,
  schema: openingAuctionSettings,
  build,
});

/** Limit up-limit down: bands, a limit state that is not left, a pause, a reopening auction. */
export const volatilityHaltScenario = defineScenario({
  name: 'volatility-halt',
  title: 'A volatility halt: a large order meets the lower price band, trading pauses, an auction reopens it',
  description: `A large sell order drives the price to the lower band of the US plan (session.limitBands, here one per
cent), where its rest stands: a limit state. Nobody buys it away within 15 seconds, so trading pauses, and an auction
reopens the market; new bands lie around its price. Wider bands (session.limitBands.tiers) or a smaller
order (shock.quantity) leave the market open.`,
  schema: volatilityHaltSettings,
  build,
});

function build(config: TradingDayConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const { symbol, tickSize, currency } = config.instrument;
  const listed = createInstrument({ symbol, tickSize, currency, currencyScale: 2 });
  const venue = addVenue(builder, config, listed, seed);
  const { cashMinor, position } = config.accounts;
  const positions = [{ instrument: 0, lots: position }];
  addTraders(builder, config, { venue: VENUE, instruments: [listed], cashMinor, positions });
  const { lotSize, currencyScale, contractMultiplier } = listed;
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
  config: TradingDayConfig,
  listed: Instrument,
  seed: number,
): VenueActor {
  const { cashMinor, position } = config.accounts;
  const positions = [{ instrument: 0, lots: position }];
  // An account belongs to an actor of the world: without the large order there is nobody for the last one.
  const traders = config.flow.traders + (config.shock.quantity === 0 ? 0 : 1);
  const venue = new VenueActor({
    instruments: [listed],
    participants: Array.from({ length: traders }, (_, i) => ({ actor: VENUE + 1 + i, cashMinor, positions })),
    fees: { makerPpm: config.venue.makerFeePpm, takerPpm: config.venue.takerFeePpm },
    session: sessionConfig(config.session, (ns) => builder.units(ns)),
    desk: {},
    createEngine: (events) => new MatchingEngine(events, { seed }),
  });
  builder.add('venue', venue, { kind: 'venue', journaled: true });
  return venue;
}

function addTraders(builder: WorldBuilder, config: TradingDayConfig, gateway: GatewayConfig): void {
  const { traders, marketOrderRate, limitOrderRate, cancellationRate, orderSize, window } = config.flow;
  const { openingPrice } = config.instrument;
  const perTrader = (rate: number) => rate / traders / builder.unitsPerSecond;
  for (let i = 1; i <= traders; i++) {
    const trader = new AuctionTrader({
      gateway,
      instrument: 0,
      marketOrderRate: perTrader(marketOrderRate),
      limitOrderRate: perTrader(2 * limitOrderRate * window),
      cancellationRate: cancellationRate / builder.unitsPerSecond,
      orderSize,
      window,
      openingPrice,
    });
    builder.add(`trader-${i}`, trader, { kind: 'auction-trader' });
  }
  const { at, belowTicks, quantity } = config.shock;
  if (quantity === 0) return;
  const price = Math.max(1, openingPrice - belowTicks);
  const time = builder.units(parseDuration(at, 'shock.at'));
  const shock = new LargeOrderTrader({ gateway, instrument: 0, side: SELL, price, quantity, time });
  builder.add('shock', shock, { kind: 'large-order' });
}
