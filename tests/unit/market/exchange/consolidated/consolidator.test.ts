import { describe, expect, it } from 'vitest';
import { ConsolidatedQuote, MarketCondition } from '../../../../../src/core/models/messages/consolidated.ts';
import {
  FEED,
  Quote,
  SnapshotRequest,
  Subscribe,
  Unsubscribe,
} from '../../../../../src/core/models/messages/marketData.ts';
import { PhaseChanged } from '../../../../../src/core/models/messages/session.ts';
import { PHASE } from '../../../../../src/core/models/phase.ts';
import { REJECT_CODE } from '../../../../../src/core/models/rejectCodes.ts';
import { Consolidator } from '../../../../../src/market/exchange/consolidated/consolidator.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const [A, B, SELF, READER] = [1, 2, 5, 9];

/** Venue A quotes in cents, B in half cents: the grid is half a cent. */
class Bench {
  readonly ctx = new FakeContext(SELF);
  readonly consolidator: Consolidator;
  readonly #sequences = new Map<number, number>();

  constructor(delay = 0) {
    this.consolidator = new Consolidator({
      delay,
      sources: [
        { venue: A, instrument: 0, asset: 0, gridTicks: 2 },
        { venue: B, instrument: 3, asset: 0, gridTicks: 1 },
      ],
    });
    this.consolidator.start(this.ctx);
    this.ctx.take();
  }

  #next(venue: number): number {
    const sequence = 1 + (this.#sequences.get(venue) ?? 0);
    this.#sequences.set(venue, sequence);
    return sequence;
  }

  /** The venue quotes, at `time`; gives the facts told of it. */
  quote(
    venue: number,
    bid: number,
    bidSize: number,
    ask: number,
    askSize: number,
    sequence = this.#next(venue),
  ): string[] {
    const instrument = venue === A ? 0 : 3;
    return this.send(venue, Quote.id, instrument, sequence, bid, bidSize, ask, askSize);
  }

  phase(venue: number, phase: number, sequence: number): string[] {
    return this.send(venue, PhaseChanged.id, venue === A ? 0 : 3, sequence, phase, 0, 0);
  }

  send(from: number, kind: number, ...values: number[]): string[] {
    this.consolidator.receive(this.ctx, from, new FakeMessage(kind, values));
    return this.facts();
  }

  facts(): string[] {
    return this.ctx.facts.splice(0).map(({ text }) => text);
  }

  sent(): string[] {
    return this.ctx.take().map(({ to, message }) => `${to}: ${message.text}`);
  }
}

const fields = (kind: { readonly fields: readonly string[]; readonly name: string }, ...values: number[]) =>
  `${kind.name} {${kind.fields.map((name, i) => `${name}: ${values[i]}`).join(', ')}}`;
const best = (...values: number[]) => fields(ConsolidatedQuote, 0, ...values);
const condition = (...values: number[]) => fields(MarketCondition, 0, ...values);

describe('the best bid and offer of venues with different ticks', () => {
  it('compares prices exactly, and tells only what changed', () => {
    const bench = new Bench();
    expect(bench.quote(A, 100, 5, 102, 5)).toEqual([best(1, 200, 5, A, 204, 5, A)]);
    // Half a cent better on the bid; the offer of A stays the best.
    expect(bench.quote(B, 201, 3, 205, 9)).toEqual([best(2, 201, 3, B, 204, 5, A)]);
    // Behind the best of A: nobody is told.
    expect(bench.quote(B, 201, 3, 206, 9)).toEqual([]);
    expect(bench.quote(A, 100, 5, 0, 0)).toEqual([best(3, 201, 3, B, 206, 9, B)]);
  });

  it('prefers the larger of equal prices, then the one that came first', () => {
    const bench = new Bench();
    bench.quote(A, 100, 5, 110, 5);
    expect(bench.quote(B, 200, 6, 221, 1)).toEqual([best(2, 200, 6, B, 220, 5, A)]);
    expect(bench.quote(A, 100, 6, 110, 5)).toEqual([]);
    // B's size falls: A's bid of the same size as before is larger now.
    expect(bench.quote(B, 200, 5, 221, 1)).toEqual([best(3, 200, 6, A, 220, 5, A)]);
  });

  it('leaves out a venue that does not trade, and a late message', () => {
    const bench = new Bench();
    bench.quote(A, 100, 5, 102, 5);
    bench.quote(B, 201, 3, 203, 3);
    expect(bench.phase(B, PHASE.halt, 1)).toEqual([best(3, 200, 5, A, 204, 5, A)]);
    expect(bench.quote(B, 202, 3, 203, 3)).toEqual([]);
    expect(bench.phase(B, PHASE.continuous, 2)).toEqual([best(4, 202, 3, B, 203, 3, B)]);
    expect(bench.phase(B, PHASE.closed, 1)).toEqual([]);
    expect(bench.quote(A, 150, 5, 151, 5, 1)).toEqual([best(5, 300, 5, A, 203, 3, B), condition(2, A, B, 0)]);
    expect(bench.quote(A, 90, 5, 151, 5, 0)).toEqual([]);
    expect(bench.send(77, Quote.id, 0, 9, 1, 1, 2, 1)).toEqual([]);
  });
});

describe('locked and crossed markets', () => {
  it('are told with whose quotes they are and how long the one before stood', () => {
    const bench = new Bench();
    bench.ctx.now = 100;
    bench.quote(A, 100, 5, 102, 5);
    bench.ctx.now = 250;
    expect(bench.quote(B, 204, 1, 210, 1)[1]).toBe(condition(1, B, A, 250));
    bench.ctx.now = 300;
    expect(bench.quote(B, 205, 1, 210, 1)[1]).toBe(condition(2, B, A, 50));
    // Still crossed: another price is no other condition.
    bench.ctx.now = 310;
    expect(bench.quote(B, 206, 1, 210, 1)).toHaveLength(1);
    bench.ctx.now = 340;
    expect(bench.quote(A, 100, 5, 104, 5)[1]).toBe(condition(0, B, A, 40));
  });

  it('are none where a side is empty', () => {
    const bench = new Bench();
    bench.quote(A, 100, 5, 102, 5);
    bench.quote(B, 206, 1, 0, 0);
    expect(bench.quote(A, 100, 5, 0, 0)[1]).toBe(condition(0, B, 0, 0));
  });
});

describe('publication', () => {
  it('comes after the delay, one message for each change, in their order', () => {
    const bench = new Bench(20);
    bench.send(READER, Subscribe.id, 0, FEED.l1);
    expect(bench.sent()).toEqual([`${READER}: ${best(0, 0, 0, 0, 0, 0, 0)}`]);
    expect(bench.quote(A, 100, 5, 102, 5)).toEqual([]);
    bench.ctx.now = 7;
    bench.quote(B, 201, 3, 205, 9);
    expect(bench.ctx.wakes.map(({ time }) => time)).toEqual([20, 27]);
    const saved = bench.consolidator.snapshot();
    const other = new Bench(20);
    other.consolidator.restore(saved);
    expect(other.consolidator.hash()).toBe(bench.consolidator.hash());
    for (const each of [bench, other]) {
      each.ctx.now = 20;
      each.consolidator.wake(each.ctx);
      each.ctx.now = 27;
      each.consolidator.wake(each.ctx);
      expect(each.facts()).toEqual([best(1, 200, 5, A, 204, 5, A), best(2, 201, 3, B, 204, 5, A)]);
      expect(each.sent()).toHaveLength(2);
    }
  });

  it('goes to subscribers until they leave, and answers who asks', () => {
    const bench = new Bench();
    bench.send(READER, Subscribe.id, -1, FEED.l1);
    bench.sent();
    bench.quote(A, 100, 5, 102, 5);
    bench.quote(B, 204, 3, 205, 9);
    expect(bench.sent()).toHaveLength(3);
    bench.send(READER, Unsubscribe.id, 0, FEED.l1);
    bench.quote(B, 203, 3, 205, 9);
    bench.quote(B, 204, 4, 205, 9);
    expect(bench.sent()).toEqual([]);
    bench.send(READER, SnapshotRequest.id, 0, FEED.l1);
    expect(bench.sent()).toEqual([
      `${READER}: ${best(4, 204, 4, B, 204, 5, A)}`,
      `${READER}: ${condition(1, B, A, 0)}`,
    ]);
  });

  it.each([
    [1, FEED.l1, REJECT_CODE.unknownInstrument],
    [0, FEED.l2, REJECT_CODE.invalidFeed],
  ])('has no feed for instrument %i and feed %i', (instrument, feed, code) => {
    const bench = new Bench();
    bench.send(READER, Subscribe.id, instrument, feed);
    expect(bench.sent()[0]).toContain(
      `subscription-rejected {instrument: ${instrument}, feed: ${feed}, code: ${code}}`,
    );
  });
});
