import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/models/message.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../src/core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import type { BookQueries } from '../../../src/market/exchange/book/bookQueries.ts';
import { DepthBook } from '../../../src/market/exchange/feeds/depthBook.ts';
import type { FeedFollower } from '../../../src/market/exchange/feeds/feedFollower.ts';
import { OrdersBook } from '../../../src/market/exchange/feeds/ordersBook.ts';
import type { VenueActor } from '../../../src/market/exchange/venue.ts';
import { type Fate, MiniWorld } from '../../support/miniWorld.ts';
import { FlowWriter, flowCommand } from '../../support/orderFlow.ts';
import { createVenue, share, VENUE } from '../../support/venueBench.ts';

const TRADERS = 3;
const SUBSCRIBER = TRADERS + 1;
const INSTRUMENT = 1;
const RETRY = 40;
const instruments = [share({ symbol: 'A' }), share({ symbol: 'B' })];
const flow = fc.array(flowCommand(TRADERS, instruments.length), {
  minLength: 20,
  maxLength: 120,
  size: 'max',
});

/** Follows L2 and L3 of one instrument. */
class Subscriber implements Actor {
  readonly depth = new DepthBook({ venue: VENUE, instrument: INSTRUMENT, retryDelay: RETRY });
  readonly orders = new OrdersBook({ venue: VENUE, instrument: INSTRUMENT, retryDelay: RETRY });

  get followers(): readonly FeedFollower[] {
    return [this.depth.follower, this.orders.follower];
  }
  start(ctx: ActorContext): void {
    for (const follower of this.followers) follower.subscribe(ctx);
  }
  receive(ctx: ActorContext, from: number, message: Message): void {
    for (const follower of this.followers) if (follower.onMessage(ctx, from, message)) return;
  }
  poll(ctx: ActorContext): void {
    for (const follower of this.followers) follower.poll(ctx);
  }
  snapshot(): PlainData {
    return this.followers.map((follower) => follower.snapshot());
  }
  restore(state: PlainData): void {
    for (const [i, follower] of this.followers.entries()) follower.restore((state as PlainData[])[i]);
  }
}

/** Takes reports and does nothing. */
const idle: Actor = { start() {}, receive() {}, snapshot: () => null, restore() {} };

function levelsOf(book: BookQueries, instrument: number, side: Side): number[][] {
  const levels: number[][] = [];
  for (
    let price = book.best(instrument, side);
    price !== 0;
    price = book.nextLevel(instrument, side, price)
  ) {
    levels.push([
      price,
      book.levelQuantity(instrument, side, price),
      book.levelOrders(instrument, side, price),
    ]);
  }
  return levels;
}

function shownLevels({ depth }: Subscriber, side: Side): number[][] {
  return Array.from({ length: depth.levels(side) }, (_, i) => {
    const price = depth.priceAt(side, i);
    return [price, depth.quantityAt(side, price), depth.ordersAt(side, price)];
  });
}

/** Order ids and quantities in their queues, level by level. */
function queuesOf(
  book: BookQueries,
  instrument: number,
  side: Side,
  id: (slot: number) => number,
): number[][] {
  return levelsOf(book, instrument, side).map(([price]) => {
    const queue: number[] = [];
    for (let slot = book.firstInLevel(instrument, side, price); slot >= 0; slot = book.nextInLevel(slot)) {
      queue.push(id(slot), book.leavesOf(slot));
    }
    return queue;
  });
}

function expectEqualBooks(venue: VenueActor, subscriber: Subscriber): void {
  const { engine } = venue;
  const shown = subscriber.orders.book;
  for (const side of [BUY, SELL]) {
    const levels = levelsOf(engine, INSTRUMENT, side);
    expect(shownLevels(subscriber, side)).toEqual(levels);
    expect(subscriber.depth.total(side)).toBe(levels.reduce((sum, [, quantity]) => sum + quantity, 0));
    expect(queuesOf(shown, 0, side, (slot) => shown.keyOf(slot))).toEqual(
      queuesOf(engine, INSTRUMENT, side, (slot) => engine.orderIdOf(slot)),
    );
  }
}

function createWorld(seed: number): { world: MiniWorld; venue: VenueActor; subscriber: Subscriber } {
  const venue = createVenue({ instruments, traders: TRADERS });
  const subscriber = new Subscriber();
  const traders = Array.from({ length: TRADERS }, () => idle);
  const world = new MiniWorld([venue, ...traders, subscriber], createRng(seed, 'network'));
  return { world, venue, subscriber };
}

describe('books rebuilt from feeds', () => {
  it('equal the venue after every command on a network that keeps its promises', () => {
    fc.assert(
      fc.property(flow, (commands) => {
        const { world, venue, subscriber } = createWorld(1);
        const writer = new FlowWriter();
        for (const command of commands) {
          const message = writer.message(command);
          world.act(command.from, (ctx) => ctx.send(VENUE, message.kind, ...message.values));
          world.settle();
          expect(subscriber.followers.every((follower) => follower.synced)).toBe(true);
          expectEqualBooks(venue, subscriber);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('recover from loss and disorder, whatever is lost', () => {
    let gaps = 0;
    fc.assert(
      fc.property(flow, fc.nat(), (commands, seed) => {
        const { world, venue, subscriber } = createWorld(seed);
        const dice = createRng(seed, 'fate');
        const writer = new FlowWriter();
        world.fate = (from, to): Fate => {
          if (from !== SUBSCRIBER && to !== SUBSCRIBER) return 'inOrder';
          const draw = dice.uniform();
          return draw < 0.2 ? 'lost' : draw < 0.5 ? 'overtakes' : 'inOrder';
        };
        for (const command of commands) {
          const message = writer.message(command);
          world.act(command.from, (ctx) => ctx.send(VENUE, message.kind, ...message.values));
          world.step();
          world.step();
          if (!subscriber.depth.follower.synced) gaps += 1;
        }
        world.fate = () => 'inOrder';
        world.settle();
        // A new order brings an update, so that even a lost last one is noticed.
        const one = writer.message({ ...commands[0], action: 'new', from: 1, quantity: 1 });
        const fields = [one.get(0), INSTRUMENT, BUY, 0, 0, 1, 1, 0];
        world.act(1, (ctx) => ctx.send(VENUE, one.kind, ...fields));
        world.settle();
        for (const ctx of world.contexts) ctx.now += RETRY;
        world.act(SUBSCRIBER, (ctx) => subscriber.poll(ctx));
        world.settle();
        world.act(SUBSCRIBER, (ctx) => subscriber.poll(ctx));
        expect(subscriber.followers.map((follower) => follower.synced)).toEqual([true, true]);
        expectEqualBooks(venue, subscriber);
      }),
      { numRuns: 80, seed: 5 },
    );
    expect(gaps).toBeGreaterThan(100);
  });

  it('survive a snapshot of the subscriber in the middle of a gap', () => {
    fc.assert(
      fc.property(flow, fc.nat(), (commands, seed) => {
        const { world, subscriber } = createWorld(seed);
        const writer = new FlowWriter();
        const dice = createRng(seed, 'fate');
        world.fate = (_, to) => (to === SUBSCRIBER && dice.uniform() < 0.3 ? 'overtakes' : 'inOrder');
        for (const command of commands) {
          const message = writer.message(command);
          world.act(command.from, (ctx) => ctx.send(VENUE, message.kind, ...message.values));
          world.step();
        }
        const twin = new Subscriber();
        twin.restore(subscriber.snapshot());
        expect(twin.snapshot()).toEqual(subscriber.snapshot());
        for (const side of [BUY, SELL])
          expect(shownLevels(twin, side)).toEqual(shownLevels(subscriber, side));
      }),
      { numRuns: 50 },
    );
  });
});
