import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ArmDeadMan,
  Heartbeat,
  KillSwitch,
  Logon,
  Logout,
  MassCancelSide,
  SessionLost,
} from '../../../../../src/core/models/messages/risk.ts';
import { NaiveEngine } from '../../../../../src/market/exchange/book/naiveEngine.ts';
import type { RiskConfig } from '../../../../../src/market/exchange/risk/riskConfig.ts';
import type { VenueActor } from '../../../../../src/market/exchange/venue.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';
import { type FlowCommand, FlowWriter, flowCommand } from '../../../../support/orderFlow.ts';
import { createVenue, share, VENUE } from '../../../../support/venueBench.ts';

const TRADERS = 4;
const MANAGER = 7;
const OPERATOR = 8;
const LONG = 60;
const SHORT = 40;
const ORDERS = 6;
const OPEN_NOTIONAL = 8000;
const CASH = 9000;
const instruments = [share({ symbol: 'A' }), share({ symbol: 'B', referencePrice: '1.03' })];

/** Tight enough for every limit to be met within some dozens of orders. */
const risk: RiskConfig = {
  limits: {
    collarTicks: 5,
    maxOrderLots: 18,
    maxOrderNotionalMinor: 1900,
    maxLongLots: LONG,
    maxShortLots: SHORT,
    maxOpenOrders: ORDERS,
    maxInstrumentOrders: 4,
    maxOpenNotionalMinor: OPEN_NOTIONAL,
    rateMessages: 2,
    rateInterval: 3,
    rateBurst: 8,
    duplicateWindow: 4,
    creditLineMinor: 3000,
    collateralPpm: 250_000,
  },
  accounts: [
    { account: 1, riskManager: MANAGER },
    { account: 2, duplicateWindow: 9, rateBurst: 3 },
  ],
  operators: [OPERATOR],
};

interface RiskCommand {
  readonly from: number;
  readonly kind: number;
  readonly values: readonly number[];
}

const trader = fc.integer({ min: 1, max: TRADERS });
const riskCommand: fc.Arbitrary<RiskCommand> = fc
  .tuple(
    fc.constantFrom(1, 2, 3, 4, MANAGER, OPERATOR),
    fc.constantFrom(
      KillSwitch,
      KillSwitch,
      Logon,
      Logon,
      Logout,
      SessionLost,
      ArmDeadMan,
      ArmDeadMan,
      Heartbeat,
    ),
    trader,
    fc.nat(2),
    fc.nat(12),
  )
  .map(([from, { id }, account, choice, interval]) => {
    if (id === KillSwitch.id) return { from, kind: id, values: [account, choice % 2] };
    if (id === Logon.id) return { from, kind: id, values: [choice] };
    if (id === SessionLost.id) return { from, kind: id, values: [account] };
    return { from, kind: id, values: id === ArmDeadMan.id ? [interval] : [] };
  });
const sideCancel: fc.Arbitrary<RiskCommand> = fc
  .tuple(trader, fc.integer({ min: -1, max: 1 }), fc.nat(1))
  .map(([from, instrument, side]) => ({ from, kind: MassCancelSide.id, values: [instrument, side] }));

type Step = { readonly wait: number; readonly order?: FlowCommand; readonly risk?: RiskCommand };

const step: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(0, 0, 1, 1, 2, 7),
    fc.oneof(
      { weight: 12, arbitrary: flowCommand(TRADERS, instruments.length).map((order) => ({ order })) },
      { weight: 2, arbitrary: riskCommand.map((command) => ({ risk: command })) },
      { weight: 1, arbitrary: sideCancel.map((command) => ({ risk: command })) },
    ),
  )
  .map(([wait, what]) => ({ wait, ...what }));
const steps = fc.array(step, { minLength: 1, maxLength: 120, size: 'max' });

/** A gated venue with its clock: wake-ups come when they are due. */
class World {
  readonly venue: VenueActor;
  readonly ctx = new FakeContext(VENUE);
  writer = new FlowWriter();

  constructor(naive = false) {
    this.venue = createVenue({
      instruments,
      traders: TRADERS,
      cashMinor: CASH,
      risk,
      fees: { makerPpm: -1_250, takerPpm: 3_333 },
      ...(naive ? { createEngine: (events) => new NaiveEngine(events) } : {}),
    });
    this.venue.start(this.ctx);
  }

  play({ wait, order, risk: command }: Step): string[] {
    this.#waitUntil(this.ctx.now + wait);
    if (order !== undefined) this.venue.receive(this.ctx, order.from, this.writer.message(order));
    else if (command !== undefined) {
      this.venue.receive(this.ctx, command.from, new FakeMessage(command.kind, command.values));
    }
    const sent = this.ctx.take().map(({ to, message }) => `${to} ${message.text}`);
    return [...sent, ...this.ctx.facts.splice(0).map((fact) => fact.text)];
  }

  #waitUntil(time: number): void {
    const { wakes } = this.ctx;
    for (;;) {
      wakes.sort((a, b) => a.time - b.time || a.tag - b.tag);
      if (wakes.length === 0 || wakes[0].time > time) break;
      const [wake] = wakes.splice(0, 1);
      this.ctx.now = wake.time;
      this.venue.wake(this.ctx, wake.tag);
    }
    this.ctx.now = time;
  }

  /** Lots open of an account in one instrument, by side; orders and worth over all. */
  open(account: number) {
    const { engine } = this.venue;
    const lots = instruments.map(() => [0, 0]);
    let orders = 0;
    let worth = 0;
    for (let instrument = 0; instrument < instruments.length; instrument++) {
      for (const side of [0, 1] as const) {
        for (
          let price = engine.best(instrument, side);
          price !== 0;
          price = engine.nextLevel(instrument, side, price)
        ) {
          for (
            let slot = engine.firstInLevel(instrument, side, price);
            slot >= 0;
            slot = engine.nextInLevel(slot)
          ) {
            if (engine.accountOf(slot) !== account) continue;
            lots[instrument][side] += engine.leavesOf(slot);
            worth += engine.leavesOf(slot) * price;
            orders += 1;
          }
        }
      }
    }
    return { lots, orders, worth };
  }
}

describe('a venue with a gate under random flow', () => {
  it('never lets an account past its limits, and knows what is open', () => {
    fc.assert(
      fc.property(steps, (flow) => {
        const world = new World();
        for (const each of flow) {
          world.play(each);
          world.venue.check();
          for (let account = 1; account <= TRADERS; account++) {
            const { lots, orders, worth } = world.open(account);
            expect(orders).toBeLessThanOrEqual(ORDERS);
            expect(worth).toBeLessThanOrEqual(OPEN_NOTIONAL);
            for (const [instrument, [buys, sells]] of lots.entries()) {
              const held = world.venue.ledger.statement(account, instrument).lots;
              expect(held + buys).toBeLessThanOrEqual(LONG);
              expect(sells - held).toBeLessThanOrEqual(SHORT);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says the same with the fast book and with its slow twin', () => {
    fc.assert(
      fc.property(steps, (flow) => {
        const fast = new World();
        const slow = new World(true);
        for (const each of flow) expect(fast.play(each)).toEqual(slow.play(each));
        expect(fast.venue.hash()).toBe(slow.venue.hash());
      }),
      { numRuns: 40 },
    );
  });

  it('goes on from a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const first = new World();
        for (const each of before) first.play(each);
        const second = new World();
        second.play({ wait: 0 });
        second.venue.restore(first.venue.snapshot());
        expect(second.venue.hash()).toBe(first.venue.hash());
        second.ctx.now = first.ctx.now;
        second.ctx.wakes.push(...first.ctx.wakes);
        const writers = [new FlowWriter(), new FlowWriter()];
        [first.writer, second.writer] = writers;
        for (const each of after) expect(second.play(each)).toEqual(first.play(each));
        expect(second.venue.hash()).toBe(first.venue.hash());
        expect(second.venue.snapshot()).toEqual(first.venue.snapshot());
        second.venue.check();
      }),
      { numRuns: 40 },
    );
  });

  it('changes its hash with every change of its state', () => {
    fc.assert(
      fc.property(steps, (flow) => {
        const world = new World();
        let previous = JSON.stringify(world.venue.snapshot());
        let hash = world.venue.hash();
        for (const each of flow) {
          world.play(each);
          const state = JSON.stringify(world.venue.snapshot());
          expect(world.venue.hash() === hash).toBe(state === previous);
          previous = state;
          hash = world.venue.hash();
        }
      }),
      { numRuns: 20, seed: 5 },
    );
  });
});
