import { OrderAccepted, OrderCancelled, OrderFilled } from '../../src/core/models/messages/execution.ts';
import { Quote, Subscribe } from '../../src/core/models/messages/marketData.ts';
import { NewOrder, ORDER_TYPE } from '../../src/core/models/messages/orderEntry.ts';
import type { MechanismCapabilities } from '../../src/core/models/ports/mechanism.ts';
import { BUY } from '../../src/core/models/side.ts';
import type { AgentPlace, VenueAccess } from '../../src/market/agents/defineAgent.ts';
import type { MultiVenueTrader } from '../../src/market/agents/multiVenueTrader.ts';
import { continuousAuction } from '../../src/market/mechanisms/continuous/continuousAuction.ts';
import { FakeContext, FakeMessage } from './fakeContext.ts';
import { share } from './venueBench.ts';

/** A trader of two venues, actors 0 and 1, on the bench: quotes and reports are set by hand, orders come out as text. */
export class TwoMarkets {
  readonly ctx = new FakeContext(9);
  readonly trader: MultiVenueTrader;
  readonly #sequences = [0, 0];

  /** The second venue's tick is `gridTicks` of the first's. */
  constructor(
    create: (place: AgentPlace) => MultiVenueTrader,
    more: { gridTicks?: number; takerPpm?: number[]; second?: MechanismCapabilities } = {},
  ) {
    const { gridTicks = 1, takerPpm = [0, 0], second = continuousAuction.capabilities } = more;
    const venues = [continuousAuction.capabilities, second].map(
      (capabilities, venue): VenueAccess => ({
        name: `venue-${venue}`,
        gateway: { venue, instruments: [share()], cashMinor: 0 },
        instrument: 0,
        gridTicks: venue === 0 ? 1 : gridTicks,
        fees: { makerPpm: 0, takerPpm: takerPpm[venue] },
        capabilities,
      }),
    );
    const [{ gateway }] = venues;
    this.trader = create({
      gateway,
      instrument: 0,
      openingPrice: 100,
      openingPosition: 0,
      unitsPerSecond: 1e9,
      venues,
    });
    this.trader.start(this.ctx);
  }

  /** Subscriptions and orders since the last call: `venue: buy 5 @ 100`; a market order is at 0. */
  said(): string[] {
    return this.ctx.take().map(({ to, message }) => {
      if (message.kind === Subscribe.id) return `${to}: subscribe`;
      if (message.kind !== NewOrder.id) return `${to}: ${message.text}`;
      const side = message.get(NewOrder.side) === BUY ? 'buy' : 'sell';
      const at =
        message.get(NewOrder.orderType) === ORDER_TYPE.market ? 'market' : message.get(NewOrder.price);
      return `${to}: ${side} ${message.get(NewOrder.quantity)} @ ${at}`;
    });
  }

  quote(venue: number, bid: number, bidSize: number, ask: number, askSize: number): string[] {
    this.#sequences[venue] += 1;
    return this.#hear(venue, Quote.id, 0, this.#sequences[venue], bid, bidSize, ask, askSize);
  }

  accept(venue: number, id: number, side: number, price: number, quantity: number): string[] {
    return this.#hear(venue, OrderAccepted.id, id, id, 0, side, price, quantity);
  }

  fill(venue: number, id: number, side: number, price: number, quantity: number, leaves: number): string[] {
    return this.#hear(venue, OrderFilled.id, id, id, 0, side, price, quantity, leaves, 1, 1, 0);
  }

  cancelled(venue: number, id: number, side: number, quantity: number): string[] {
    return this.#hear(venue, OrderCancelled.id, id, id, 0, side, quantity, 0);
  }

  wake(tag: number): string[] {
    this.trader.wake(this.ctx, tag);
    return this.said();
  }

  #hear(venue: number, kind: number, ...values: number[]): string[] {
    this.trader.receive(this.ctx, venue, new FakeMessage(kind, values));
    return this.said();
  }
}
