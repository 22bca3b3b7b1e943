import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlain } from '../../../../../src/core/data/codec/decode.ts';
import { encodePlain } from '../../../../../src/core/data/codec/encode.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import type { BookEngine } from '../../../../../src/market/exchange/book/bookEngine.ts';
import { type BookTerms, NO_TERMS } from '../../../../../src/market/exchange/book/bookTerms.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../../../src/market/exchange/book/naiveEngine.ts';
import { CallInterest } from '../../../../../src/market/mechanisms/callAuction/callInterest.ts';
import { clearingPrice } from '../../../../../src/market/mechanisms/callAuction/clearingPrice.ts';
import { AUCTION_RULES } from '../../../../../src/market/mechanisms/callAuction/presets.ts';
import { EVERY_TICK } from '../../../../../src/market/mechanisms/callAuction/tickGrid.ts';
import { apply, type BookCommand, bookCommands, INSTRUMENTS } from '../../../../support/bookCommands.ts';
import { recorded } from '../../../../support/bookRecorder.ts';

/** What happens besides the commands of traders. */
type CallCommand =
  | BookCommand
  | {
      readonly do: 'terms';
      readonly command: BookCommand & { readonly do: 'submit' };
      readonly terms: BookTerms;
    }
  | { readonly do: 'call' | 'auction'; readonly instrument: number; readonly rules: number }
  | { readonly do: 'uncross'; readonly instrument: number; readonly price: number };

function createFast() {
  return recorded((events) => new MatchingEngine(events, { orders: 2, seed: 7 }));
}

function createNaive() {
  return recorded((events) => new NaiveEngine(events, { seed: 7 }));
}

const instrument = fc.integer({ min: 0, max: INSTRUMENTS - 1 });
const someTerms: fc.Arbitrary<BookTerms> = fc.constantFrom(
  { ...NO_TERMS, hidden: true },
  { ...NO_TERMS, allOrNone: true },
  { ...NO_TERMS, minimumQuantity: 2 },
  { ...NO_TERMS, displayQuantity: 2 },
  { ...NO_TERMS, displayQuantity: 3, displayRange: 1 },
);
const callCommand: fc.Arbitrary<CallCommand> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('call' as const), instrument, rules: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('auction' as const), instrument, rules: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('uncross' as const),
      instrument,
      price: fc.integer({ min: 4090, max: 4102 }),
    }),
  },
);

/** The commands of traders, some of them with terms, and between them calls and auctions. */
function callCommands(length: number): fc.Arbitrary<CallCommand[]> {
  const between = fc.array(fc.tuple(fc.nat(), callCommand), { minLength: 4, maxLength: 25 });
  const terms = fc.array(fc.option(someTerms, { freq: 3 }), { minLength: length, maxLength: length });
  return fc.tuple(bookCommands(length), terms, between).map(([commands, list, calls]) => {
    const all: CallCommand[] = commands.map((command, i) => {
      const own = list[i] ?? null;
      return command.do === 'submit' && own !== null ? { do: 'terms', command, terms: own } : command;
    });
    for (const [at, call] of calls) all.splice(at % (all.length + 1), 0, call);
    return all;
  });
}

function interestOf(engine: BookEngine, instrument: number): CallInterest {
  const interest = new CallInterest();
  engine.collectCall(instrument, interest);
  return interest;
}

/** Ends a call as a session does: at the price of the rules, if there is one; else after taking one side out. */
function holdAuction(engine: BookEngine, instrument: number, rules: number): number {
  if (engine.isMatching(instrument)) return -1;
  const preset = AUCTION_RULES[rules % AUCTION_RULES.length];
  const { price, volume } = clearingPrice(interestOf(engine, instrument), preset, EVERY_TICK, 4096);
  const traded = price === 0 ? 0 : engine.uncross(instrument, price);
  expect(traded).toBe(volume);
  engine.setMatching(instrument, true);
  return price;
}

function perform(engine: BookEngine, command: CallCommand): number {
  switch (command.do) {
    case 'terms': {
      const { key, account, instrument, side, type, timeInForce, price, quantity, flags } = command.command;
      const { terms } = command;
      return engine.submitTerms(
        key,
        account,
        instrument,
        side,
        type,
        timeInForce,
        price,
        quantity,
        flags,
        terms,
        0,
      );
    }
    case 'call':
      engine.setMatching(command.instrument, false);
      return 0;
    case 'uncross':
      return engine.isMatching(command.instrument) ? -1 : engine.uncross(command.instrument, command.price);
    case 'auction':
      return holdAuction(engine, command.instrument, command.rules);
    default:
      return apply(engine, command);
  }
}

function marketOrders(engine: BookEngine): number[] {
  const orders: number[] = [];
  for (let id = 0; id < INSTRUMENTS; id++) {
    for (const side of [BUY, SELL])
      orders.push(engine.levelOrders(id, side, 0), engine.levelQuantity(id, side, 0));
  }
  return orders;
}

describe('calls of the fast engine and its naive twin', () => {
  it('give the same codes, events, interest and state after every command', () => {
    fc.assert(
      fc.property(callCommands(150), (commands) => {
        const fast = createFast();
        const naive = createNaive();
        for (let i = 0; i < INSTRUMENTS; i++) {
          fast.engine.addInstrument();
          naive.engine.addInstrument();
        }
        for (const command of commands) {
          expect(perform(fast.engine, command)).toBe(perform(naive.engine, command));
          expect(fast.recorder.take()).toEqual(naive.recorder.take());
          for (let id = 0; id < INSTRUMENTS; id++) {
            expect(told(interestOf(fast.engine, id))).toEqual(told(interestOf(naive.engine, id)));
          }
          expect(marketOrders(fast.engine)).toEqual(marketOrders(naive.engine));
          expect(fast.engine.stateHash()).toBe(naive.engine.stateHash());
          fast.engine.check();
        }
        naive.engine.check();
      }),
      { numRuns: 40 },
    );
  });

  it('go on alike when both are restored from the bytes of snapshots', () => {
    fc.assert(
      fc.property(callCommands(80), fc.nat(), (commands, at) => {
        const original = createFast();
        const slow = createNaive();
        for (let i = 0; i < INSTRUMENTS; i++) {
          original.engine.addInstrument();
          slow.engine.addInstrument();
        }
        const cut = at % (commands.length + 1);
        for (const command of commands.slice(0, cut)) {
          perform(original.engine, command);
          perform(slow.engine, command);
        }
        const bytes = encodePlain(original.engine.snapshot());
        const restored = createFast();
        const naive = createNaive();
        restored.engine.restore(decodePlain(bytes));
        naive.engine.restore(decodePlain(encodePlain(slow.engine.snapshot())));
        restored.engine.check();
        expect(encodePlain(restored.engine.snapshot())).toEqual(bytes);
        for (const command of commands.slice(cut)) {
          expect(perform(restored.engine, command)).toBe(perform(naive.engine, command));
          expect(restored.recorder.take()).toEqual(naive.recorder.take());
          expect(restored.engine.stateHash()).toBe(naive.engine.stateHash());
        }
        restored.engine.check();
      }),
      { numRuns: 40 },
    );
  });
});

function told({ bids, asks, marketBuys, marketSells }: CallInterest) {
  const levels = ({ prices, quantities, count }: CallInterest['bids']) => [
    ...prices.subarray(0, count),
    ...quantities.subarray(0, count),
  ];
  return { bids: levels(bids), asks: levels(asks), marketBuys, marketSells };
}
