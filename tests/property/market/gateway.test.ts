import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/models/message.ts';
import { CancelRejected, OrderFilled } from '../../../src/core/models/messages/execution.ts';
import { ALL_INSTRUMENTS } from '../../../src/core/models/messages/orderEntry.ts';
import { ORDER_STATE } from '../../../src/core/models/orderState.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../src/core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import { VenueGateway } from '../../../src/market/exchange/gateway/venueGateway.ts';
import type { VenueActor } from '../../../src/market/exchange/venue.ts';
import { MiniWorld } from '../../support/miniWorld.ts';
import { type FlowCommand, flowCommand } from '../../support/orderFlow.ts';
import { createVenue, share, VENUE } from '../../support/venueBench.ts';

const TRADERS = 3;
const instruments = [share({ symbol: 'A' }), share({ symbol: 'B', contractMultiplier: '3' })];
const fees = { makerPpm: -2_000, takerPpm: 5_000 };
/** A command, and how many messages are delivered before the next one. */
const flow = fc.array(fc.tuple(flowCommand(TRADERS, instruments.length), fc.nat({ max: 4 })), {
  minLength: 1,
  maxLength: 80,
  size: 'max',
});

class Trader implements Actor {
  readonly gateway = new VenueGateway({ venue: VENUE, instruments, cashMinor: 1_000_000 });
  /** Fills of orders whose cancel or replace was in flight, and how often a request came too late. */
  crossed = 0;
  tooLate = 0;

  start(): void {}
  receive(ctx: ActorContext, _from: number, message: Message): void {
    if (message.kind === OrderFilled.id) {
      const state = this.gateway.stateOf(message.get(OrderFilled.clientOrderId));
      if (state === ORDER_STATE.pendingCancel || state === ORDER_STATE.pendingReplace) this.crossed += 1;
    }
    if (message.kind === CancelRejected.id) this.tooLate += 1;
    expect(this.gateway.onMessage(ctx, message)).toBe(true);
  }
  snapshot(): PlainData {
    return this.gateway.snapshot();
  }
  restore(state: PlainData): void {
    this.gateway.restore(state);
  }

  act(ctx: ActorContext, command: FlowCommand): void {
    const { gateway } = this;
    gateway.attach(ctx);
    const { instrument, orderType, timeInForce, price, quantity, flags } = command;
    const side = command.side as Side;
    const named = this.#named(command.back);
    if (command.action === 'new') {
      gateway.submit(instrument, side, orderType, timeInForce, price, quantity, flags);
    } else if (command.action === 'cancel') gateway.cancel(named);
    else if (command.action === 'replace') gateway.replace(named, price, quantity);
    else gateway.cancelAll(command.back === 0 ? ALL_INSTRUMENTS : instrument);
  }

  /** A live order some way down the list, or 0. */
  #named(back: number): number {
    let id = this.gateway.firstOrder();
    for (let i = 0; i < back && id !== 0; i++) id = this.gateway.orderAfter(id) || id;
    return id;
  }
}

/** Key -> leaves of the venue's live orders of one account. */
function venueOrders(venue: VenueActor, account: number): Map<number, number> {
  const { engine } = venue;
  const orders = new Map<number, number>();
  for (let instrument = 0; instrument < instruments.length; instrument++) {
    for (const side of [BUY, SELL]) {
      for (let p = engine.best(instrument, side); p !== 0; p = engine.nextLevel(instrument, side, p)) {
        for (let s = engine.firstInLevel(instrument, side, p); s >= 0; s = engine.nextInLevel(s)) {
          if (engine.accountOf(s) === account) orders.set(engine.keyOf(s) % 2 ** 32, engine.leavesOf(s));
        }
      }
    }
  }
  return orders;
}

function liveOrders(gateway: VenueGateway): Map<number, number> {
  const orders = new Map<number, number>();
  for (let id = gateway.firstOrder(); id !== 0; id = gateway.orderAfter(id))
    orders.set(id, gateway.leavesOf(id));
  return orders;
}

function expectEqualAccounts(venue: VenueActor, traders: readonly Trader[]): void {
  for (const [index, { gateway }] of traders.entries()) {
    const account = index + 1;
    expect(gateway.cashMinor).toBe(venue.ledger.cash[account]);
    expect(gateway.feesMinor).toBe(venue.ledger.fees[account]);
    const live = liveOrders(gateway);
    expect([...live].sort()).toEqual([...venueOrders(venue, account)].sort());
    for (let instrument = 0; instrument < instruments.length; instrument++) {
      expect(gateway.position(instrument)).toBe(venue.ledger.statement(account, instrument).lots);
      for (const side of [BUY, SELL])
        expect(gateway.openQuantity(instrument, side)).toBe(openOf(gateway, instrument, side));
    }
    for (const id of live.keys()) {
      expect([ORDER_STATE.new, ORDER_STATE.partiallyFilled]).toContain(gateway.stateOf(id));
    }
  }
}

function openOf(gateway: VenueGateway, instrument: number, side: Side): number {
  let open = 0;
  for (const [id, leaves] of liveOrders(gateway)) {
    if (gateway.instrumentOf(id) === instrument && gateway.sideOf(id) === side) open += leaves;
  }
  return open;
}

describe("a trader's account", () => {
  it("equals the venue's when nothing is in flight, through fills that cross requests", () => {
    let crossed = 0;
    let tooLate = 0;
    fc.assert(
      fc.property(flow, fc.nat(), (commands, seed) => {
        const venue = createVenue({ instruments, traders: TRADERS, fees });
        const traders = Array.from({ length: TRADERS }, () => new Trader());
        const world = new MiniWorld([venue, ...traders], createRng(seed, 'network'));
        for (const [command, steps] of commands) {
          world.act(command.from, (ctx) => traders[command.from - 1].act(ctx, command));
          for (let i = 0; i < steps; i++) world.step();
        }
        world.settle();
        venue.check();
        expectEqualAccounts(venue, traders);
        for (const trader of traders) {
          crossed += trader.crossed;
          tooLate += trader.tooLate;
        }
      }),
      { numRuns: 150, seed: 11 },
    );
    expect(crossed).toBeGreaterThan(20);
    expect(tooLate).toBeGreaterThan(20);
  });

  it('survives links without order: cash and position are right, whatever overtakes', () => {
    fc.assert(
      fc.property(flow, fc.nat(), (commands, seed) => {
        const venue = createVenue({ instruments, traders: TRADERS, fees });
        const traders = Array.from({ length: TRADERS }, () => new Trader());
        const world = new MiniWorld([venue, ...traders], createRng(seed, 'network'));
        world.fate = () => 'overtakes';
        for (const [command, steps] of commands) {
          world.act(command.from, (ctx) => traders[command.from - 1].act(ctx, command));
          for (let i = 0; i < steps; i++) world.step();
        }
        world.settle();
        for (const [index, { gateway }] of traders.entries()) {
          expect(gateway.cashMinor).toBe(venue.ledger.cash[index + 1]);
          expect(gateway.position(0)).toBe(venue.ledger.statement(index + 1, 0).lots);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('goes on from a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(flow, flow, fc.nat(), (before, after, seed) => {
        const venue = createVenue({ instruments, traders: TRADERS, fees });
        const traders = Array.from({ length: TRADERS }, () => new Trader());
        const world = new MiniWorld([venue, ...traders], createRng(seed, 'network'));
        for (const [command, steps] of [...before, ...after]) {
          const trader = traders[command.from - 1];
          const twin = new Trader();
          twin.restore(trader.snapshot());
          expect(twin.gateway.hash()).toBe(trader.gateway.hash());
          world.act(command.from, (ctx) => {
            trader.act(ctx, command);
            const sent = ctx.take();
            twin.act(ctx, command);
            expect(ctx.sent).toEqual(sent);
          });
          expect(twin.snapshot()).toEqual(trader.snapshot());
          for (let i = 0; i < steps; i++) world.step();
        }
      }),
      { numRuns: 30 },
    );
  });
});
