import { describe, expect, it } from 'vitest';
import {
  CANCEL_REASON,
  OrderAccepted,
  OrderCancelled,
  OrderFilled,
  OrderRejected,
} from '../../../../src/core/models/messages/execution.ts';
import { SWEEP, TIME_IN_FORCE } from '../../../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import { Hash64 } from '../../../../src/core/utils/hash.ts';
import type { VenueAccess } from '../../../../src/market/agents/defineAgent.ts';
import type { VenueOffer } from '../../../../src/market/agents/routing/routePlan.ts';
import { type RouterConfig, SmartRouter } from '../../../../src/market/agents/routing/smartRouter.ts';
import { VenueGateway } from '../../../../src/market/exchange/gateway/venueGateway.ts';
import { continuousAuction } from '../../../../src/market/mechanisms/continuous/continuousAuction.ts';
import { FakeContext, FakeMessage } from '../../../support/fakeContext.ts';
import { share } from '../../../support/venueBench.ts';

const TRADER = 9;

/** Two venues, the second with ticks of two grid ticks and the better maker fee; their offers are set by hand. */
class Desk {
  readonly ctx = new FakeContext(TRADER);
  readonly gateways = [0, 1].map(
    (venue) => new VenueGateway({ venue, instruments: [share()], cashMinor: 0 }),
  );
  offers: VenueOffer[] = [];
  readonly router: SmartRouter;

  constructor(config: Partial<RouterConfig> = {}) {
    for (const gateway of this.gateways) gateway.attach(this.ctx);
    const venues = this.gateways.map((gateway, venue): VenueAccess => {
      return {
        name: `venue-${venue}`,
        gateway: { venue: gateway.venue, instruments: [share()], cashMinor: 0 },
        instrument: 0,
        gridTicks: venue + 1,
        fees: { makerPpm: -venue, takerPpm: 0 },
        capabilities: continuousAuction.capabilities,
      };
    });
    const parts = { venues, gateways: this.gateways, offers: () => this.offers };
    this.router = new SmartRouter({ attempts: 3, posts: false, sweeps: false, ...config }, parts);
  }

  show(...offers: readonly (readonly [price: number, quantity: number])[]): void {
    this.offers = offers.map(([price, quantity], venue) => ({ venue, price, quantity, takerPpm: 0 }));
  }

  /** Orders sent since the last call: `venue: side quantity @ ticks`, with what is unusual behind it. */
  sent(): string[] {
    return this.ctx.take().map(({ to, message }) => {
      const [, , side, , time, price, quantity, flags] = message.values;
      const rests = time === TIME_IN_FORCE.gtc ? ' gtc' : '';
      return `${to}: ${side === BUY ? 'buy' : 'sell'} ${quantity} @ ${price}${rests}${flags === SWEEP ? ' sweep' : ''}`;
    });
  }

  #report(venue: number, kind: number, ...values: number[]): void {
    const message = new FakeMessage(kind, values);
    this.gateways[venue].onMessage(this.ctx, message);
    this.router.onReport(venue, message);
  }

  accepted(venue: number, id: number, quantity: number): void {
    this.#report(venue, OrderAccepted.id, id, 1, 0, BUY, 1, quantity);
  }

  filled(venue: number, id: number, quantity: number, leaves: number): void {
    this.#report(venue, OrderFilled.id, id, 1, 0, BUY, 1, quantity, leaves, 1, 1, 0);
  }

  cancelled(venue: number, id: number, quantity: number): void {
    this.#report(venue, OrderCancelled.id, id, 1, 0, BUY, quantity, CANCEL_REASON.immediateOrCancel);
  }

  rejected(venue: number, id: number): void {
    this.#report(venue, OrderRejected.id, id, 0, REJECT_CODE.tradeThrough);
  }
}

describe('SmartRouter', () => {
  it('sweeps what is displayed, the best price first, each part limited to the price it was shown', () => {
    const desk = new Desk({ sweeps: true });
    desk.show([101, 5], [100, 3]);
    desk.router.route(BUY, 6, 101);
    expect(desk.sent()).toEqual(['1: buy 3 @ 50 sweep', '0: buy 3 @ 101 sweep']);
    desk.accepted(1, 1, 3);
    desk.filled(1, 1, 3, 0);
    desk.filled(0, 1, 3, 0);
    expect(desk.router.working).toEqual([]);
  });

  it('pays nothing beyond the limit, and gives up what is left where nothing is posted', () => {
    const desk = new Desk();
    desk.show([101, 5], [104, 3]);
    desk.router.route(BUY, 8, 102);
    expect(desk.sent()).toEqual(['0: buy 5 @ 101']);
    desk.filled(0, 1, 5, 0);
    expect(desk.router.working).toHaveLength(1);
    desk.router.onQuote(0);
    expect(desk.sent()).toEqual(['0: buy 3 @ 101']);
    desk.cancelled(0, 2, 3);
    desk.show([103, 5], [104, 3]);
    desk.router.onQuote(0);
    expect(desk.sent()).toEqual([]);
    expect(desk.router.working).toEqual([]);
  });

  it('does not send twice for the same lots, and sends what was not found on to the next venue', () => {
    const desk = new Desk();
    desk.show([100, 5], [102, 9]);
    desk.router.route(BUY, 5, 103);
    expect(desk.sent()).toEqual(['0: buy 5 @ 100']);
    desk.filled(0, 1, 2, 3);
    desk.cancelled(0, 1, 3);
    expect(desk.sent()).toEqual(['1: buy 3 @ 51']);
    desk.rejected(1, 1);
    desk.router.onQuote();
    expect(desk.sent()).toEqual(['0: buy 3 @ 100']);
    desk.cancelled(0, 2, 3);
    desk.router.onQuote();
    expect(desk.router.working).toEqual([]);
  });

  it('posts the rest at the venue of the best maker fee, on its ticks and within the limit', () => {
    const desk = new Desk({ posts: true });
    desk.show([0, 0], [0, 0]);
    const parent = desk.router.route(BUY, 4, 101);
    desk.router.route(SELL, 4, 101);
    expect(desk.sent()).toEqual(['1: buy 4 @ 50 gtc', '1: sell 4 @ 51 gtc']);
    desk.accepted(1, 1, 4);
    desk.filled(1, 1, 1, 3);
    desk.router.giveUp(parent);
    expect(desk.ctx.take()).toHaveLength(1);
    desk.cancelled(1, 1, 3);
    expect(desk.router.working.map(({ side }) => side)).toEqual([SELL]);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const desk = new Desk();
    desk.show([100, 5], [102, 9]);
    desk.router.route(BUY, 8, 103);
    desk.filled(0, 1, 2, 3);
    const copy = new Desk();
    copy.router.restore(structuredClone(desk.router.snapshot()));
    const hashOf = ({ router }: Desk) => {
      const hash = new Hash64();
      router.addTo(hash);
      return hash.low();
    };
    expect(hashOf(copy)).toBe(hashOf(desk));
    expect(copy.router.snapshot()).toEqual(desk.router.snapshot());
    desk.cancelled(0, 1, 3);
    expect(hashOf(copy)).not.toBe(hashOf(desk));
  });
});
