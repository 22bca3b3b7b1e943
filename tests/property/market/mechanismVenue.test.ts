import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/models/message.ts';
import { FEED, Subscribe } from '../../../src/core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../../src/core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../src/core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import type { BookEngine, BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { NaiveEngine } from '../../../src/market/exchange/book/naiveEngine.ts';
import { DepthBook } from '../../../src/market/exchange/feeds/depthBook.ts';
import type { FeedFollower } from '../../../src/market/exchange/feeds/feedFollower.ts';
import { OrdersBook } from '../../../src/market/exchange/feeds/ordersBook.ts';
import { MECHANISM_TAG } from '../../../src/market/exchange/mechanism/venueMechanism.ts';
import type { VenueActor } from '../../../src/market/exchange/venue.ts';
import { batchAuction as sealedBatches } from '../../../src/market/mechanisms/batchAuction/batchAuction.ts';
import type { MechanismDefinition } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import { proRata } from '../../../src/market/mechanisms/proRata/proRata.ts';
import { FakeContext, FakeMessage } from '../../support/fakeContext.ts';
import { batchAuction } from '../../support/mechanisms/batchAuction.ts';
import { priceTime } from '../../support/mechanisms/priceTime.ts';
import { splitPrice } from '../../support/mechanisms/splitPrice.ts';
import { MiniWorld } from '../../support/miniWorld.ts';
import { FlowWriter, flowCommand } from '../../support/orderFlow.ts';
import { createVenue, share, VENUE } from '../../support/venueBench.ts';

const TRADERS = 3;
const OBSERVER = TRADERS + 1;
const instruments = [share({ symbol: 'A' }), share({ symbol: 'B' })];
const fees = { makerPpm: -1_250, takerPpm: 3_333 };
const flow = fc.array(flowCommand(TRADERS, instruments.length), {
  minLength: 20,
  maxLength: 100,
  size: 'max',
});

function engineOf(definition: MechanismDefinition): (events: BookEvents) => BookEngine {
  return (events) => definition.createEngine({}, { instruments: instruments.length, seed: 1 }, events);
}

function begin(createEngine: (events: BookEvents) => BookEngine): { venue: VenueActor; ctx: FakeContext } {
  const venue = createVenue({ instruments, traders: TRADERS, fees, createEngine });
  const ctx = new FakeContext(VENUE);
  venue.start(ctx);
  for (const feed of Object.values(FEED)) {
    venue.receive(ctx, OBSERVER, new FakeMessage(Subscribe.id, [ALL_INSTRUMENTS, feed]));
  }
  return { venue, ctx };
}

/** All that a venue sent and recorded, as text. */
function output(ctx: FakeContext): string[] {
  const sent = ctx
    .take()
    .map(({ to, message }) => `${to} ${message.text} ${JSON.stringify(message.data ?? '')}`);
  return [...sent, ...ctx.facts.splice(0).map((fact) => fact.text)];
}

/** Follows L2 and L3 of the second instrument. */
class Subscriber implements Actor {
  readonly depth = new DepthBook({ venue: VENUE, instrument: 1, retryDelay: 40 });
  readonly orders = new OrdersBook({ venue: VENUE, instrument: 1, retryDelay: 40 });

  get followers(): readonly FeedFollower[] {
    return [this.depth.follower, this.orders.follower];
  }
  start(ctx: ActorContext): void {
    for (const follower of this.followers) follower.subscribe(ctx);
  }
  receive(ctx: ActorContext, from: number, message: Message): void {
    for (const follower of this.followers) if (follower.onMessage(ctx, from, message)) return;
  }
  snapshot = (): PlainData => null;
  restore(): void {}

  /** Price, quantity and orders of each level as L2 tells, and as the orders of L3 add up to. */
  levels(side: Side): { l2: number[][]; l3: number[][] } {
    const { depth, orders } = this;
    const l2 = Array.from({ length: depth.levels(side) }, (_, i) => {
      const price = depth.priceAt(side, i);
      return [price, depth.quantityAt(side, price), depth.ordersAt(side, price)];
    });
    return { l2, l3: levelsOf(orders.book, 0, side) };
  }
}

function levelsOf(book: BookEngine | OrdersBook['book'], instrument: number, side: Side): number[][] {
  const levels: number[][] = [];
  for (
    let price = book.best(instrument, side);
    price !== 0;
    price = book.nextLevel(instrument, side, price)
  ) {
    const quantity = book.levelQuantity(instrument, side, price);
    levels.push([price, quantity, book.levelOrders(instrument, side, price)]);
  }
  return levels;
}

describe('a venue with a defined mechanism', () => {
  it('says what the continuous book says, where the mechanism does the same', () => {
    fc.assert(
      fc.property(flow, (commands) => {
        const defined = begin(engineOf(priceTime));
        const book = begin((events) => new NaiveEngine(events));
        const writers = [new FlowWriter(), new FlowWriter()];
        for (const command of commands) {
          defined.venue.receive(defined.ctx, command.from, writers[0].message(command));
          book.venue.receive(book.ctx, command.from, writers[1].message(command));
          expect(output(defined.ctx)).toEqual(output(book.ctx));
        }
        defined.venue.check();
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['trades between two limits', splitPrice(true)],
    ['shows nothing', splitPrice(false)],
    ['trades in batches', batchAuction],
    ['seals orders until their batch', sealedBatches],
    ['shares by size', proRata],
  ])('keeps accounts, and feeds that add up to its book, where it %s', (_, definition) => {
    fc.assert(
      fc.property(flow, (commands) => {
        const venue = createVenue({
          instruments,
          traders: TRADERS,
          fees,
          createEngine: engineOf(definition),
        });
        const subscriber = new Subscriber();
        const idle: Actor = { start() {}, receive() {}, snapshot: () => null, restore() {} };
        const traders = Array.from({ length: TRADERS }, () => idle);
        const world = new MiniWorld([venue, ...traders, subscriber], createRng(1, 'network'));
        const writer = new FlowWriter();
        for (const command of commands) {
          const message = writer.message(command);
          world.act(command.from, (ctx) => ctx.send(VENUE, message.kind, ...message.values));
          world.settle();
          for (const { time } of world.contexts[VENUE].wakes.splice(0)) {
            for (const ctx of world.contexts) ctx.now = Math.max(ctx.now, time);
            world.act(VENUE, (ctx) => venue.wake(ctx, MECHANISM_TAG));
          }
          world.settle();
          venue.check();
          for (const side of [BUY, SELL]) {
            const shown = levelsOf(venue.engine, 1, side);
            expect(subscriber.levels(side)).toEqual({ l2: shown, l3: shown });
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('goes on from a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(flow, fc.nat(), (commands, at) => {
        const first = begin(engineOf(batchAuction));
        const writer = new FlowWriter();
        const messages = commands.map((command) => ({
          from: command.from,
          message: writer.message(command),
        }));
        const cut = at % messages.length;
        const act = ({ venue, ctx }: typeof first, { from, message }: (typeof messages)[number]) => {
          ctx.now += 3;
          venue.receive(ctx, from, message);
          if (ctx.wakes.some(({ time }) => time <= ctx.now)) {
            ctx.wakes.length = 0;
            venue.wake(ctx, MECHANISM_TAG);
          }
        };
        for (const message of messages.slice(0, cut)) act(first, message);
        const second = begin(engineOf(batchAuction));
        // A venue that has lived another life forgets it.
        for (const message of messages.slice(cut)) act(second, message);
        second.venue.restore(structuredClone(first.venue.snapshot()));
        second.ctx.now = first.ctx.now;
        second.ctx.wakes.splice(0, second.ctx.wakes.length, ...first.ctx.wakes);
        expect(second.venue.hash()).toBe(first.venue.hash());
        output(first.ctx);
        output(second.ctx);
        for (const message of messages.slice(cut)) {
          act(first, message);
          act(second, message);
          expect(output(second.ctx)).toEqual(output(first.ctx));
        }
        expect(second.venue.hash()).toBe(first.venue.hash());
      }),
      { numRuns: 40 },
    );
  });
});
