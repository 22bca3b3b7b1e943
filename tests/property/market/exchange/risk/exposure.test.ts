import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { BookEngine, BookEvents } from '../../../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../../../src/market/exchange/book/naiveEngine.ts';
import { Exposure } from '../../../../../src/market/exchange/risk/exposure.ts';
import { checkExposure, openOrdersOf } from '../../../../../src/market/exchange/risk/exposureCheck.ts';
import { GatedEvents } from '../../../../../src/market/exchange/risk/gatedEvents.ts';
import { BookRecorder } from '../../../../support/bookRecorder.ts';
import { applyTerms, TERM_INSTRUMENTS, termCommands } from '../../../../support/termCommands.ts';

const ACCOUNTS = 4;
const TICK_VALUES = Float64Array.of(1, 25);
const SEED = 3;

/** An engine whose events keep an exposure, and the check of the one against the other. */
function watched(create: (events: BookEvents) => BookEngine) {
  const recorder = new BookRecorder();
  const events = new GatedEvents(recorder);
  const engine = create(events);
  recorder.listenTo(engine);
  for (let id = 0; id < TERM_INSTRUMENTS; id++) engine.addInstrument();
  const exposure = new Exposure(ACCOUNTS, TICK_VALUES);
  events.connect(exposure, engine);
  const check = () => {
    const counted = new Exposure(ACCOUNTS, TICK_VALUES);
    openOrdersOf(engine)(counted);
    checkExposure(exposure, counted);
  };
  return { engine, check };
}

const engines: [string, (events: BookEvents) => BookEngine][] = [
  ['the fast book', (events) => new MatchingEngine(events, { seed: SEED })],
  ['its naive twin', (events) => new NaiveEngine(events, { seed: SEED })],
];

/** A call now and then: orders rest while it lasts, and trade at one price at its end. */
const calls = fc.array(
  fc.record({
    at: fc.nat(200),
    instrument: fc.nat(TERM_INSTRUMENTS - 1),
    price: fc.option(fc.integer({ min: 97, max: 103 })),
  }),
  { maxLength: 12 },
);

function call(engine: BookEngine, instrument: number, price: number | null): void {
  if (price === null) engine.setMatching(instrument, false);
  else if (!engine.isMatching(instrument)) engine.uncross(instrument, price);
}

describe('the exposure that events keep', () => {
  it.each(engines)('is that of the orders in %s, whatever they are and however they end', (_, create) => {
    fc.assert(
      fc.property(termCommands(160), calls, (commands, between) => {
        const { engine, check } = watched(create);
        for (const [at, command] of commands.entries()) {
          for (const { at: when, instrument, price } of between) {
            if (when !== at) continue;
            call(engine, instrument, price);
            check();
          }
          applyTerms(engine, command.do === 'submitTerms' ? { ...command, parked: false } : command);
          check();
        }
      }),
      { numRuns: 60 },
    );
  });
});
