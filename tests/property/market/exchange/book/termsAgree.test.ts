import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../../src/core/data/codec/encode.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import type { BookEngine } from '../../../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../../../src/market/exchange/book/naiveEngine.ts';
import { recorded } from '../../../../support/bookRecorder.ts';
import { applyTerms, TERM_INSTRUMENTS, termCommands } from '../../../../support/termCommands.ts';

const SEED = 5;

function createFast() {
  const fast = recorded((events) => new MatchingEngine(events, { orders: 2, seed: SEED }));
  addInstruments(fast.engine);
  return fast;
}

function createNaive() {
  const naive = recorded((events) => new NaiveEngine(events, { seed: SEED }));
  addInstruments(naive.engine);
  return naive;
}

function addInstruments(engine: BookEngine): void {
  for (let i = 0; i < TERM_INSTRUMENTS; i++) engine.addInstrument();
}

/** What a subscriber sees of a side, as `price: shown, …`. */
function displayed(engine: BookEngine, instrument: number, side: Side): string[] {
  const levels: string[] = [];
  for (
    let price = engine.best(instrument, side);
    price !== 0;
    price = engine.nextLevel(instrument, side, price)
  ) {
    const shown: number[] = [];
    for (
      let slot = engine.firstInLevel(instrument, side, price);
      slot >= 0;
      slot = engine.nextInLevel(slot)
    ) {
      shown.push(engine.displayedOf(slot));
    }
    const total = shown.reduce((sum, lots) => sum + lots, 0);
    expect(engine.levelQuantity(instrument, side, price)).toBe(total);
    expect(engine.levelOrders(instrument, side, price)).toBe(shown.length);
    levels.push(`${price}: ${shown.join(', ')}`);
  }
  return levels;
}

describe('the fast engine and its naive twin, orders with terms', () => {
  it('give the same codes, events, displayed books and state after every command', () => {
    fc.assert(
      fc.property(termCommands(200), (commands) => {
        const fast = createFast();
        const naive = createNaive();
        for (const command of commands) {
          expect(applyTerms(fast.engine, command)).toBe(applyTerms(naive.engine, command));
          expect(fast.recorder.take()).toEqual(naive.recorder.take());
          expect(fast.engine.liveOrders).toBe(naive.engine.liveOrders);
          expect(fast.engine.stateHash()).toBe(naive.engine.stateHash());
          for (let instrument = 0; instrument < TERM_INSTRUMENTS; instrument++) {
            for (const side of [BUY, SELL]) {
              expect(displayed(fast.engine, instrument, side)).toEqual(
                displayed(naive.engine, instrument, side),
              );
            }
          }
          fast.engine.check();
        }
        naive.engine.check();
      }),
      { numRuns: 60 },
    );
  });

  it('go on alike when both are restored from the bytes of snapshots', () => {
    fc.assert(
      fc.property(termCommands(120), fc.nat(), (commands, at) => {
        const original = createFast();
        const twin = createNaive();
        const cut = at % (commands.length + 1);
        for (const command of commands.slice(0, cut)) {
          applyTerms(original.engine, command);
          applyTerms(twin.engine, command);
        }
        const bytes = encodePlain(original.engine.snapshot());
        const restored = createFast();
        restored.engine.restore(decodePlain(bytes));
        restored.engine.check();
        expect(encodePlain(restored.engine.snapshot())).toEqual(bytes);
        const naive = createNaive();
        naive.engine.restore(decodePlain(encodePlain(twin.engine.snapshot())));
        for (const command of commands.slice(cut)) {
          expect(applyTerms(restored.engine, command)).toBe(applyTerms(naive.engine, command));
          expect(restored.recorder.take()).toEqual(naive.recorder.take());
          expect(restored.engine.stateHash()).toBe(naive.engine.stateHash());
        }
        restored.engine.check();
      }),
      { numRuns: 60 },
    );
  });

  it('forget everything on a reset, whatever came before', () => {
    fc.assert(
      fc.property(termCommands(60), termCommands(60), (before, after) => {
        const used = createFast();
        const fresh = createFast();
        for (const command of before) applyTerms(used.engine, command);
        used.engine.reset();
        used.engine.check();
        used.recorder.take();
        for (const command of after) {
          expect(applyTerms(used.engine, command)).toBe(applyTerms(fresh.engine, command));
          expect(used.recorder.take()).toEqual(fresh.recorder.take());
        }
        expect(encodePlain(used.engine.snapshot())).toEqual(encodePlain(fresh.engine.snapshot()));
      }),
      { numRuns: 40 },
    );
  });
});
