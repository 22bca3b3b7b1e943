import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXECUTION_EVENT, Execution } from '../../../src/core/models/messages/execution.ts';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  ReplaceOrder,
} from '../../../src/core/models/messages/orderEntry.ts';
import {
  BustTrade,
  CorrectTrade,
  HaltTrading,
  ResumeTrading,
} from '../../../src/core/models/messages/session.ts';
import { PHASE, PHASE_NAMES } from '../../../src/core/models/phase.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import type { BookEngine, BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../src/market/exchange/book/naiveEngine.ts';
import type { SessionConfig } from '../../../src/market/exchange/session/sessionConfig.ts';
import { CALENDAR, DAY, session } from '../../support/tradingDays.ts';
import { share, VenueBench } from '../../support/venueBench.ts';

const OPERATOR = 3;
const instruments = [share({ referencePrice: '1' }), share({ symbol: 'OTHER', referencePrice: '1' })];

const price = fc.integer({ min: 85, max: 115 });
const quantity = fc.integer({ min: 1, max: 9 });
const account = fc.constantFrom(1, 2);
const instrument = fc.constantFrom(0, 1);
const someId = fc.integer({ min: 1, max: 60 });

/** A message in words: its sender, its kind and how its fields follow from the next free id. */
interface Step {
  readonly wait: number;
  readonly from: number;
  readonly kind: number;
  readonly fields: readonly number[];
}

const order = fc
  .tuple(instrument, fc.constantFrom(0, 1), fc.constantFrom(0, 0, 0, 1), fc.constantFrom(0, 0, 0, 1, 2))
  .chain(([of, side, type, time]) =>
    fc.tuple(price, quantity, fc.integer({ min: 0, max: 9 })).map(([at, lots, flags]) => ({
      kind: NewOrder.id,
      fields: [of, side, type, time, type === 1 ? 0 : at, lots, time === 0 && type === 0 ? flags : flags & 8],
    })),
  );
const cancel = someId.map((id) => ({ kind: CancelOrder.id, fields: [id] }));
const replace = fc
  .tuple(someId, price, quantity)
  .map((fields) => ({ kind: ReplaceOrder.id, fields: [...fields] }));
const massCancel = fc.constantFrom(-1, 0, 1).map((of) => ({ kind: MassCancel.id, fields: [of] }));
const operate = fc.oneof(
  fc.constantFrom(-1, 0, 1).map((of) => ({ kind: HaltTrading.id, fields: [of] })),
  fc.constantFrom(-1, 0, 1).map((of) => ({ kind: ResumeTrading.id, fields: [of] })),
  fc.integer({ min: 1, max: 20 }).map((trade) => ({ kind: BustTrade.id, fields: [trade] })),
  fc.tuple(fc.integer({ min: 1, max: 20 }), price).map((fields) => ({ kind: CorrectTrade.id, fields })),
);
const step: fc.Arbitrary<Step> = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    account,
    fc.oneof(
      { weight: 12, arbitrary: order },
      { weight: 2, arbitrary: cancel },
      { weight: 2, arbitrary: replace },
      { weight: 1, arbitrary: massCancel },
      { weight: 2, arbitrary: operate },
    ),
  )
  .map(([wait, from, { kind, fields }]) => ({
    wait,
    from: kind >= HaltTrading.id ? OPERATOR : from,
    kind,
    fields,
  }));

const interruptions: fc.Arbitrary<Partial<SessionConfig>> = fc.record(
  {
    priceRange: fc.constant({ dynamicPpm: 30_000, staticPpm: 60_000, auctionSpan: 40, randomEnd: 0 }),
    limitBands: fc.constant({
      tiers: [{ from: 0, percentPpm: 80_000 }],
      window: 100,
      leastAge: 10,
      changePpm: 10_000,
      limitStateSpan: 15,
      pauseSpan: 40,
    }),
    breakers: fc.constant({
      weights: [1, 1],
      levels: [
        { fallPpm: 30_000, span: 40 },
        { fallPpm: 80_000, span: 'day' as const },
      ],
    }),
    extension: fc.constant({ percentPpm: 20_000, span: 30, randomEnd: 0 }),
  },
  { requiredKeys: [] },
);

/** Any phases at any times, in any order; random ends too. */
const calendar = fc
  .uniqueArray(fc.integer({ min: 1, max: DAY - 2 }), { minLength: 1, maxLength: 8 })
  .chain((times) =>
    fc.tuple(
      fc.constant([...times].sort((a, b) => a - b)),
      fc.array(fc.constantFrom(...PHASE_NAMES.filter((name) => name !== 'limitState')), {
        minLength: times.length,
        maxLength: times.length,
      }),
      fc.array(fc.constantFrom(0, 0, 40), { minLength: times.length, maxLength: times.length }),
    ),
  )
  .map(([times, phases, ends]) => {
    const steps = times.map((at, i) => ({ at, phase: phases[i], randomEnd: ends[i] }));
    const full = [...steps, { at: DAY - 1, phase: 'closed' as const }];
    return { ...CALENDAR, schedules: { full } };
  });

/** A venue under random flow; ids are given out as a gateway would. */
class Flow {
  readonly bench: VenueBench;
  readonly #nextId = [0, 1, 1];

  constructor(config: Partial<SessionConfig>, createEngine: (events: BookEvents) => BookEngine) {
    const fees = { makerPpm: -20, takerPpm: 30 };
    // A gate without limits refuses nothing, and the bench checks what it counts.
    const options = { instruments, fees, createEngine, risk: {} };
    this.bench = new VenueBench({ ...options, session: session({ ...config, operator: OPERATOR }) });
  }

  take({ wait, from, kind, fields }: Step): void {
    this.bench.passTo(this.bench.ctx.now + wait);
    const takesId = kind === NewOrder.id || kind === ReplaceOrder.id;
    const id = takesId ? [this.#nextId[from]++] : [];
    this.bench.send(from, kind, ...id, ...fields);
  }

  /** Another flow's venue as it is now, with its clock and its wake-ups. */
  goOnFrom(other: Flow, state: PlainData): void {
    const { ctx } = this.bench;
    ctx.now = other.bench.ctx.now;
    ctx.wakes.length = 0;
    ctx.wakes.push(...other.bench.ctx.wakes);
    this.#nextId.splice(0, 3, ...other.#nextId);
    this.bench.venue.restore(state);
  }

  toEndOfDay(): void {
    const { ctx } = this.bench;
    this.bench.passTo((Math.floor(ctx.now / DAY) + 1) * DAY);
  }
}

const { accepted, cancelled, filledMaker, filledTaker, rejected, replaced, replacedInPlace } =
  EXECUTION_EVENT;

/** Lots left of every order by its number, from the journal alone; `undefined` once it has ended. */
function leavesByOrder(bench: VenueBench): Map<number, number> {
  const live = new Map<number, number>();
  for (const fact of bench.ctx.facts) {
    if (fact.kind !== Execution.id) continue;
    const event = fact.get(Execution.event);
    const id = fact.get(Execution.orderId);
    const leaves = fact.get(Execution.leaves);
    if (event === accepted) {
      expect(live.has(id)).toBe(false);
      live.set(id, leaves);
      continue;
    }
    if (event === rejected || event === EXECUTION_EVENT.cancelRejected) continue;
    // Whatever happens, happens to an order that lives.
    expect(live.has(id)).toBe(true);
    if (event === filledMaker || event === filledTaker) {
      expect(leaves).toBe((live.get(id) as number) - fact.get(Execution.quantity));
    }
    if (event === cancelled || leaves === 0) live.delete(id);
    else if (event === replaced || event === replacedInPlace) live.set(id, fact.get(Execution.quantity));
    else live.set(id, leaves);
  }
  return live;
}

describe('a venue with a session under random flow', () => {
  it('conserves cash and lots, rests uncrossed while it trades, and knows where each order is', () => {
    fc.assert(
      fc.property(
        interruptions,
        calendar,
        fc.array(step, { minLength: 20, maxLength: 120 }),
        (config, days, steps) => {
          const flow = new Flow({ ...config, calendar: days }, (events) => new MatchingEngine(events));
          // Each message is followed by a check of books and ledger.
          for (const each of steps) flow.take(each);
          flow.toEndOfDay();
          const { engine } = flow.bench.venue;
          const live = leavesByOrder(flow.bench);
          expect(engine.liveOrders).toBe(live.size);
          for (const leaves of live.values()) expect(leaves).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('does the same on the fast book and on its slow twin', () => {
    fc.assert(
      fc.property(interruptions, fc.array(step, { minLength: 20, maxLength: 80 }), (config, steps) => {
        const fast = new Flow(config, (events) => new MatchingEngine(events));
        const slow = new Flow(config, (events) => new NaiveEngine(events));
        for (const each of steps) {
          fast.take(each);
          slow.take(each);
          expect(slow.bench.venue.hash()).toBe(fast.bench.venue.hash());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a snapshot in any phase as if nothing had been', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(
        interruptions,
        fc.array(step, { minLength: 20, maxLength: 80 }),
        fc.nat(79),
        (config, steps, cut) => {
          const first = new Flow(config, (events) => new MatchingEngine(events));
          const at = Math.min(cut, steps.length - 1);
          for (const each of steps.slice(0, at)) first.take(each);
          const second = new Flow(config, (events) => new MatchingEngine(events));
          const state = first.bench.venue.snapshot();
          second.goOnFrom(first, state);
          expect(second.bench.venue.snapshot()).toEqual(state);
          for (const phase of phasesOf(state)) seen.add(phase);
          for (const each of steps.slice(at)) {
            first.take(each);
            second.take(each);
            expect(second.bench.venue.hash()).toBe(first.bench.venue.hash());
          }
        },
      ),
      // Fixed, because it must have come by every phase.
      { numRuns: 150, seed: 4 },
    );
    expect(seen.size).toBe(Object.keys(PHASE).length);
  });
});

function phasesOf(state: unknown): number[] {
  const { cells } = (state as { readonly session: { readonly cells: Float64Array } }).session;
  const stride = cells.length / instruments.length;
  return instruments.map((_, id) => cells[id * stride]);
}
