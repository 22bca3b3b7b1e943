import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../../src/core/data/codec/encode.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../../../src/market/exchange/book/naiveEngine.ts';
import { apply, bookCommands, INSTRUMENTS } from '../../../../support/bookCommands.ts';
import { recorded } from '../../../../support/bookRecorder.ts';

/** Starts so small that every store grows on the way. */
function createFast() {
  return recorded((events) => new MatchingEngine(events, { orders: 2 }));
}

function createNaive() {
  return recorded((events) => new NaiveEngine(events));
}

describe('the fast engine and its naive twin', () => {
  it('give the same codes, events and state after every command', () => {
    fc.assert(
      fc.property(bookCommands(250), (commands) => {
        const fast = createFast();
        const naive = createNaive();
        for (let i = 0; i < INSTRUMENTS; i++) {
          expect(fast.engine.addInstrument()).toBe(naive.engine.addInstrument());
        }
        for (const command of commands) {
          expect(apply(fast.engine, command)).toBe(apply(naive.engine, command));
          expect(fast.recorder.take()).toEqual(naive.recorder.take());
          expect(fast.engine.liveOrders).toBe(naive.engine.liveOrders);
          expect(fast.engine.stateHash()).toBe(naive.engine.stateHash());
          fast.engine.check();
        }
        naive.engine.check();
      }),
      { numRuns: 3000 },
    );
  });

  it('go on alike when the fast one is restored from the bytes of a snapshot', () => {
    fc.assert(
      fc.property(bookCommands(120), fc.nat(), (commands, at) => {
        const original = createFast();
        const naive = createNaive();
        for (let i = 0; i < INSTRUMENTS; i++) {
          original.engine.addInstrument();
          naive.engine.addInstrument();
        }
        const cut = at % (commands.length + 1);
        for (const command of commands.slice(0, cut)) {
          apply(original.engine, command);
          apply(naive.engine, command);
        }
        const bytes = encodePlain(original.engine.snapshot());
        const restored = createFast();
        restored.engine.restore(decodePlain(bytes));
        restored.engine.check();
        expect(encodePlain(restored.engine.snapshot())).toEqual(bytes);
        naive.recorder.take();
        for (const command of commands.slice(cut)) {
          expect(apply(restored.engine, command)).toBe(apply(naive.engine, command));
          expect(restored.recorder.take()).toEqual(naive.recorder.take());
          expect(restored.engine.stateHash()).toBe(naive.engine.stateHash());
        }
        restored.engine.check();
      }),
      { numRuns: 3000 },
    );
  });

  it('forget everything on a reset, whatever came before', () => {
    fc.assert(
      fc.property(bookCommands(60), bookCommands(60), (before, after) => {
        const used = createFast();
        const fresh = createFast();
        for (let i = 0; i < INSTRUMENTS; i++) {
          used.engine.addInstrument();
          fresh.engine.addInstrument();
        }
        for (const command of before) apply(used.engine, command);
        used.engine.reset();
        used.engine.check();
        used.recorder.take();
        for (const command of after) {
          expect(apply(used.engine, command)).toBe(apply(fresh.engine, command));
          expect(used.recorder.take()).toEqual(fresh.recorder.take());
        }
        expect(encodePlain(used.engine.snapshot())).toEqual(encodePlain(fresh.engine.snapshot()));
      }),
      { numRuns: 3000 },
    );
  });
});
