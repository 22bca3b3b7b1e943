import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Execution } from '../../../src/core/models/messages/execution.ts';
import { Trade } from '../../../src/core/models/messages/marketData.ts';
import { BatchReport, OrderBatch } from '../../../src/core/models/messages/orderBatch.ts';
import { CancelOrder, NewOrder } from '../../../src/core/models/messages/orderEntry.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../src/market/exchange/book/naiveEngine.ts';
import { StepVenue } from '../../../src/market/exchange/steps/stepVenue.ts';
import { FakeContext, FakeMessage } from '../../support/fakeContext.ts';
import { createVenue, share, VENUE } from '../../support/venueBench.ts';

const MEMBER = 9;
const CLIENTS = 3;
const participants = Array.from({ length: CLIENTS }, (_, i) => ({
  actor: VENUE + 1 + i,
  cashMinor: 1_000_000,
}));

/** Account, client order id, price and signed lots: some of them nobody's, spent, out of range or a cancel. */
const command = fc.tuple(
  fc.integer({ min: 1, max: CLIENTS + 1 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: -6, max: 6 }),
);
const steps = fc.array(fc.array(command, { maxLength: 12 }), { minLength: 1, maxLength: 12 });

function stepVenue(naive = false): StepVenue {
  return new StepVenue({
    instruments: [share()],
    participants,
    members: [MEMBER],
    listeners: [MEMBER],
    depth: 5,
    createEngine: (events) => (naive ? new NaiveEngine(events) : new MatchingEngine(events)),
  });
}

/** Executions and trades, as text. */
function factsOf(ctx: FakeContext): string[] {
  return ctx.facts.filter(({ kind }) => kind === Execution.id || kind === Trade.id).map(({ text }) => text);
}

/** What an ordinary venue makes of the same commands, each sent by its account, in the order of the draw. */
function ordinary(batches: readonly (readonly (readonly number[])[])[]) {
  const venue = createVenue({ traders: CLIENTS });
  const ctx = new FakeContext(VENUE);
  venue.start(ctx);
  const rng = createRng(1, 'fake');
  for (const batch of batches) {
    const turns = batch.map((_, i) => i);
    rng.shuffle(turns);
    for (const row of turns) {
      const [account, id, price, lots] = batch[row];
      const message =
        lots === 0
          ? new FakeMessage(CancelOrder.id, [id])
          : new FakeMessage(NewOrder.id, [id, 0, lots > 0 ? 0 : 1, 0, 0, price, Math.abs(lots), 0]);
      venue.receive(ctx, account, message);
    }
  }
  return { venue, facts: factsOf(ctx) };
}

describe('a venue in discrete time', () => {
  it('does what an ordinary venue does with the same commands, shuffled', () => {
    fc.assert(
      fc.property(steps, (batches) => {
        const venue = stepVenue();
        const ctx = new FakeContext(VENUE);
        venue.start(ctx);
        for (const batch of batches) {
          const body = Int32Array.from([0, ...batch.flat()]);
          venue.receive(ctx, MEMBER, new FakeMessage(OrderBatch.id, [], body));
        }
        venue.check();
        const twin = ordinary(batches);
        expect(factsOf(ctx)).toEqual(twin.facts);
        expect(venue.engine.stateHash()).toBe(twin.venue.engine.stateHash());
        expect([...venue.counts.cells]).toEqual([...twin.venue.counts.cells]);
        expect(venue.ledger.snapshot()).toEqual(twin.venue.ledger.snapshot());
      }),
    );
  });

  it('reports every fill and refusal once, is the same on the naive book, and goes on from a snapshot', () => {
    fc.assert(
      fc.property(steps, (batches) => {
        const [venue, naive] = [stepVenue(), stepVenue(true)];
        const restored = stepVenue();
        const contexts = [venue, naive].map(() => new FakeContext(VENUE));
        for (const batch of batches) {
          const body = Int32Array.from([0, ...batch.flat()]);
          for (const [i, one] of [venue, naive].entries()) {
            one.receive(contexts[i], MEMBER, new FakeMessage(OrderBatch.id, [], body));
          }
        }
        expect(contexts[0].sent).toEqual(contexts[1].sent);
        expect(naive.hash()).toBe(venue.hash());
        const reports = contexts[0].sent.filter(({ message }) => message.kind === BatchReport.id);
        const bodies = reports.map(({ message }) => message.body() as Int32Array);
        const fills = bodies.reduce((sum, body) => sum + body[1], 0);
        const refusals = bodies.reduce((sum, body) => sum + (body.length - 2 - 5 * body[1]) / 2, 0);
        expect(fills).toBe(venue.counts.trades);
        expect(refusals).toBe(venue.counts.rejects);
        restored.restore(structuredClone(venue.snapshot()) as never);
        expect(restored.hash()).toBe(venue.hash());
      }),
      { numRuns: 50 },
    );
  });
});
