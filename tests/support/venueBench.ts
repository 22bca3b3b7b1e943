import type { FeeSchedule } from '../../src/core/models/account.ts';
import { createInstrument } from '../../src/core/models/createInstrument.ts';
import type { Instrument, InstrumentSpec } from '../../src/core/models/instrument.ts';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  ReplaceOrder,
} from '../../src/core/models/messages/orderEntry.ts';
import type { BookEngine, BookEvents } from '../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../src/market/exchange/book/matchingEngine.ts';
import type { ReferenceConfig } from '../../src/market/exchange/mechanism/venueReference.ts';
import type { DeskConfig } from '../../src/market/exchange/orders/deskConfig.ts';
import type { ProtectionConfig } from '../../src/market/exchange/protection/protectionConfig.ts';
import type { RiskConfig } from '../../src/market/exchange/risk/riskConfig.ts';
import type { SessionConfig } from '../../src/market/exchange/session/sessionConfig.ts';
import type { SettlementConfig } from '../../src/market/exchange/settlement/settlementConfig.ts';
import { VenueActor } from '../../src/market/exchange/venue.ts';
import { FakeContext, FakeMessage } from './fakeContext.ts';

export const VENUE = 0;
const fastEngine = (events: BookEvents): BookEngine => new MatchingEngine(events);

/** A plain share: ticks of a cent, lots of one, a cent of cash per tick and lot. */
export function share(spec: Partial<InstrumentSpec> = {}): Instrument {
  return createInstrument({ symbol: 'TEST', currency: 'USD', currencyScale: 2, tickSize: '0.01', ...spec });
}

export interface BenchOptions {
  readonly instruments?: readonly Instrument[];
  readonly traders?: number;
  readonly fees?: FeeSchedule;
  readonly createEngine?: (events: BookEvents) => BookEngine;
  readonly risk?: RiskConfig;
  readonly session?: SessionConfig;
  readonly desk?: DeskConfig;
  readonly protection?: ProtectionConfig;
  readonly settlement?: SettlementConfig;
  readonly reference?: ReferenceConfig;
  /** Opening cash of every trader. */
  readonly cashMinor?: number;
}

export function createVenue(options: BenchOptions = {}): VenueActor {
  return new VenueActor({
    instruments: options.instruments ?? [share()],
    participants: Array.from({ length: options.traders ?? 3 }, (_, i) => ({
      actor: VENUE + 1 + i,
      cashMinor: options.cashMinor ?? 1_000_000,
    })),
    createEngine: options.createEngine ?? fastEngine,
    ...(options.fees === undefined ? {} : { fees: options.fees }),
    ...(options.risk === undefined ? {} : { risk: options.risk }),
    ...(options.session === undefined ? {} : { session: options.session }),
    ...(options.desk === undefined ? {} : { desk: options.desk }),
    ...(options.protection === undefined ? {} : { protection: options.protection }),
    ...(options.settlement === undefined ? {} : { settlement: options.settlement }),
    ...(options.reference === undefined ? {} : { reference: options.reference }),
  });
}

/** A venue on the bench: messages go straight in, and what it says comes straight out as text. */
export class VenueBench {
  readonly venue: VenueActor;
  readonly ctx = new FakeContext(VENUE);

  constructor(options: BenchOptions = {}) {
    this.venue = createVenue(options);
    this.venue.start(this.ctx);
  }

  /** Hands one message in; gives what was sent, one line each: `to: kind {fields}`. */
  send(from: number, kind: number, ...values: number[]): string[] {
    this.venue.receive(this.ctx, from, new FakeMessage(kind, values));
    this.venue.check();
    return this.ctx.take().map(({ to, message }) => `${to}: ${message.text}`);
  }

  /** A good-till-cancelled limit order in instrument 0, or what `more` says of type, time in force and flags. */
  order(
    from: number,
    id: number,
    side: number,
    price: number,
    quantity: number,
    more: { instrument?: number; type?: number; timeInForce?: number; flags?: number } = {},
  ): string[] {
    const { instrument = 0, type = 0, timeInForce = 0, flags = 0 } = more;
    return this.send(from, NewOrder.id, id, instrument, side, type, timeInForce, price, quantity, flags);
  }

  cancel(from: number, id: number): string[] {
    return this.send(from, CancelOrder.id, id);
  }

  replace(from: number, id: number, original: number, price: number, quantity: number): string[] {
    return this.send(from, ReplaceOrder.id, id, original, price, quantity);
  }

  massCancel(from: number, instrument: number): string[] {
    return this.send(from, MassCancel.id, instrument);
  }

  /** Lets time pass: wake-ups that are due come in their order. Gives what was sent meanwhile. */
  passTo(time: number): string[] {
    const { wakes } = this.ctx;
    for (;;) {
      const due = wakes.filter((wake) => wake.time <= time).sort((a, b) => a.time - b.time)[0];
      if (due === undefined) break;
      wakes.splice(wakes.indexOf(due), 1);
      this.ctx.now = Math.max(this.ctx.now, due.time);
      this.venue.wake(this.ctx, due.tag);
      this.venue.check();
    }
    this.ctx.now = time;
    return this.ctx.take().map(({ to, message }) => `${to}: ${message.text}`);
  }

  /** Facts of one kind recorded since the last call of any. */
  takeFacts(kind: number): string[] {
    const facts = this.ctx.facts.splice(0);
    return facts.filter((fact) => fact.kind === kind).map((fact) => fact.text);
  }
}
