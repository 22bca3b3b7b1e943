import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEED, Subscribe } from '../../../src/core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../../src/core/models/messages/orderEntry.ts';
import { NaiveEngine } from '../../../src/market/exchange/book/naiveEngine.ts';
import type { VenueActor } from '../../../src/market/exchange/venue.ts';
import { FakeContext, FakeMessage } from '../../support/fakeContext.ts';
import { type FlowCommand, FlowWriter, flowCommand } from '../../support/orderFlow.ts';
import { createVenue, share, VENUE } from '../../support/venueBench.ts';

const TRADERS = 4;
const OBSERVER = 9;
const instruments = [
  share({ symbol: 'A' }),
  share({ symbol: 'B', priceBand: { kind: 'static', low: '1.01', high: '1.05' } }),
];
const fees = { makerPpm: -1_250, takerPpm: 3_333 };
const flow = fc.array(flowCommand(TRADERS, instruments.length), {
  minLength: 1,
  maxLength: 120,
  size: 'max',
});

function begin(naive = false): { venue: VenueActor; ctx: FakeContext } {
  const venue = createVenue({
    instruments,
    traders: TRADERS,
    fees,
    ...(naive ? { createEngine: (events) => new NaiveEngine(events) } : {}),
  });
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

describe('venue under random flow', () => {
  it('keeps cash and positions, and every book sound', () => {
    fc.assert(
      fc.property(flow, (commands) => {
        const { venue, ctx } = begin();
        const writer = new FlowWriter();
        for (const command of commands) {
          venue.receive(ctx, command.from, writer.message(command));
          venue.check();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says the same with the fast book and with its slow twin', () => {
    fc.assert(
      fc.property(flow, (commands) => {
        const fast = begin();
        const slow = begin(true);
        const writers = [new FlowWriter(), new FlowWriter()];
        for (const command of commands) {
          fast.venue.receive(fast.ctx, command.from, writers[0].message(command));
          slow.venue.receive(slow.ctx, command.from, writers[1].message(command));
          expect(output(fast.ctx)).toEqual(output(slow.ctx));
        }
        expect(fast.venue.hash()).toBe(slow.venue.hash());
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a snapshot as if nothing had been', () => {
    fc.assert(
      fc.property(flow, flow, (before, after) => {
        const first = begin();
        const writer = new FlowWriter();
        play(first, before, writer);
        const second = {
          venue: createVenue({ instruments, traders: TRADERS, fees }),
          ctx: new FakeContext(VENUE),
        };
        // What the snapshot holds must share nothing with the venue it came from.
        const state = first.venue.snapshot();
        const messages = after.map((command) => ({ from: command.from, message: writer.message(command) }));
        output(first.ctx);
        for (const { from, message } of messages) first.venue.receive(first.ctx, from, message);
        second.venue.restore(state);
        for (const { from, message } of messages) second.venue.receive(second.ctx, from, message);
        expect(output(second.ctx)).toEqual(output(first.ctx));
        expect(second.venue.hash()).toBe(first.venue.hash());
        expect(second.venue.snapshot()).toEqual(first.venue.snapshot());
        second.venue.check();
      }),
      { numRuns: 60 },
    );
  });

  it('changes its hash with every change of its state', () => {
    fc.assert(
      fc.property(flow, (commands) => {
        const { venue, ctx } = begin();
        const writer = new FlowWriter();
        let previous = JSON.stringify(venue.snapshot());
        let hash = venue.hash();
        for (const command of commands) {
          venue.receive(ctx, command.from, writer.message(command));
          const state = JSON.stringify(venue.snapshot());
          expect(venue.hash() === hash).toBe(state === previous);
          previous = state;
          hash = venue.hash();
        }
      }),
      { numRuns: 30, seed: 7 },
    );
  });
});

function play(
  bench: { venue: VenueActor; ctx: FakeContext },
  commands: readonly FlowCommand[],
  writer: FlowWriter,
) {
  for (const command of commands) bench.venue.receive(bench.ctx, command.from, writer.message(command));
}
