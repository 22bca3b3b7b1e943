import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../src/core/data/codec/encode.ts';
import type { BookEngine } from '../../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../../src/market/exchange/book/matchingEngine.ts';
import { CallInterest } from '../../../../src/market/mechanisms/callAuction/callInterest.ts';
import { clearingPrice } from '../../../../src/market/mechanisms/callAuction/clearingPrice.ts';
import { xetra } from '../../../../src/market/mechanisms/callAuction/presets.ts';
import { EVERY_TICK } from '../../../../src/market/mechanisms/callAuction/tickGrid.ts';
import type { AllocationRules } from '../../../../src/market/mechanisms/proRata/allocationRules.ts';
import { allocationRules } from '../../../../src/market/mechanisms/proRata/proRata.ts';
import { ProRataEngine } from '../../../../src/market/mechanisms/proRata/proRataEngine.ts';
import { apply, bookCommands, INSTRUMENTS } from '../../../support/bookCommands.ts';
import { recorded } from '../../../support/bookRecorder.ts';
import { NaiveProRataEngine } from '../../../support/proRata/naiveProRataEngine.ts';

const percent = fc.constantFrom(0, 0, 30, 100);
const rules: fc.Arbitrary<AllocationRules> = fc.record({
  topOrder: fc.boolean(),
  topMinimum: fc.constantFrom(1, 5),
  topMaximum: fc.constantFrom(0, 4),
  topPercent: fc.constantFrom(100, 100, 25),
  leadMarketMakers: fc.array(fc.record({ account: fc.nat({ max: 3 }), percent }), { maxLength: 2 }),
  fifoPercent: percent,
  minimumAllocation: fc.constantFrom(1, 2, 3),
  timeExponent: fc.constantFrom(1, 1, 2, 4),
  leveling: fc.boolean(),
});

/** Starts so small that every store grows on the way. */
function fastOf(chosen: AllocationRules) {
  const made = recorded((events) => new ProRataEngine(events, chosen, { orders: 2 }));
  for (let i = 0; i < INSTRUMENTS; i++) made.engine.addInstrument();
  return made;
}

/** Begins a call, or ends it with an auction; its price. */
function turn(engine: BookEngine, instrument: number): number {
  if (engine.isMatching(instrument)) {
    engine.setMatching(instrument, false);
    return 0;
  }
  const interest = new CallInterest();
  engine.collectCall(instrument, interest);
  const { price } = clearingPrice(interest, xetra, EVERY_TICK, 4096);
  if (price !== 0) engine.uncross(instrument, price);
  engine.setMatching(instrument, true);
  return price;
}

describe('the pro-rata engine', () => {
  it('gives the codes, events and state of its naive twin after every command, under all rules', () => {
    fc.assert(
      fc.property(rules, bookCommands(250), (chosen, commands) => {
        const fast = fastOf(chosen);
        const naive = recorded((events) => new NaiveProRataEngine(events, chosen));
        for (let i = 0; i < INSTRUMENTS; i++) naive.engine.addInstrument();
        for (const command of commands) {
          expect(apply(fast.engine, command)).toBe(apply(naive.engine, command));
          expect(fast.recorder.take()).toEqual(naive.recorder.take());
          expect(fast.engine.stateHash()).toBe(naive.engine.stateHash());
          fast.engine.check();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with its twin where a session calls the orders to auctions', () => {
    const calls = fc.array(fc.record({ at: fc.nat(), instrument: fc.nat({ max: INSTRUMENTS - 1 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(rules, bookCommands(120), calls, (chosen, commands, list) => {
        const fast = fastOf(chosen);
        const naive = recorded((events) => new NaiveProRataEngine(events, chosen));
        for (let i = 0; i < INSTRUMENTS; i++) naive.engine.addInstrument();
        for (const [place, command] of commands.entries()) {
          for (const { at, instrument } of list) {
            if (at % commands.length !== place) continue;
            expect(turn(fast.engine, instrument)).toBe(turn(naive.engine, instrument));
          }
          expect(apply(fast.engine, command)).toBe(apply(naive.engine, command));
          expect(fast.recorder.take()).toEqual(naive.recorder.take());
          expect(fast.engine.stateHash()).toBe(naive.engine.stateHash());
          fast.engine.check();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('goes on alike when it is restored from the bytes of a snapshot', () => {
    fc.assert(
      fc.property(rules, bookCommands(120), fc.nat(), (chosen, commands, at) => {
        const original = fastOf(chosen);
        const cut = at % (commands.length + 1);
        for (const command of commands.slice(0, cut)) apply(original.engine, command);
        const bytes = encodePlain(original.engine.snapshot());
        const restored = fastOf(chosen);
        for (const command of commands.slice(cut)) apply(restored.engine, command);
        restored.engine.restore(decodePlain(bytes));
        restored.engine.check();
        expect(restored.engine.stateHash()).toBe(original.engine.stateHash());
        restored.recorder.take();
        original.recorder.take();
        for (const command of commands.slice(cut)) {
          expect(apply(restored.engine, command)).toBe(apply(original.engine, command));
          expect(restored.recorder.take()).toEqual(original.recorder.take());
          expect(restored.engine.stateHash()).toBe(original.engine.stateHash());
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the time-priority book where all goes by time', () => {
    const byTime = allocationRules({ preset: 'cme-fifo' });
    const plain = bookCommands(200).map((commands) =>
      commands.map((command) => (command.do === 'submit' ? { ...command, flags: 0 } : command)),
    );
    fc.assert(
      fc.property(plain, (commands) => {
        const shared = fastOf(byTime);
        const book = recorded((events) => new MatchingEngine(events));
        for (let i = 0; i < INSTRUMENTS; i++) book.engine.addInstrument();
        for (const command of commands) {
          expect(apply(shared.engine, command)).toBe(apply(book.engine, command));
          expect(shared.recorder.take()).toEqual(book.recorder.take());
          expect(shared.engine.stateHash()).toBe(book.engine.stateHash());
        }
      }),
      { numRuns: 30 },
    );
  });
});
