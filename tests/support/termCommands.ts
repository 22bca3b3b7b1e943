import fc from 'fast-check';
import { ORDER_TYPE, orderFlags, TIME_IN_FORCE } from '../../src/core/models/messages/orderEntry.ts';
import type { Side } from '../../src/core/models/side.ts';
import type { BookEngine } from '../../src/market/exchange/book/bookEngine.ts';
import { type BookTerms, NO_TERMS } from '../../src/market/exchange/book/bookTerms.ts';
import { apply, type BookCommand } from './bookCommands.ts';

/** A command to a book whose orders may have terms, as data. */
export type TermCommand =
  | BookCommand
  | {
      readonly do: 'submitTerms';
      readonly key: number;
      readonly account: number;
      readonly instrument: number;
      readonly side: Side;
      readonly type: number;
      readonly timeInForce: number;
      readonly price: number;
      readonly quantity: number;
      readonly flags: number;
      readonly terms: BookTerms;
      /** Accepted before: with an id that was taken. */
      readonly parked: boolean;
    }
  | { readonly do: 'reprice'; readonly key: number; readonly price: number };

export const TERM_INSTRUMENTS = 2;

export function applyTerms(engine: BookEngine, command: TermCommand): number {
  if (command.do === 'reprice') return engine.reprice(command.key, command.price);
  if (command.do !== 'submitTerms') return apply(engine, command);
  const { key, account, instrument, side, type, timeInForce, price, quantity, flags, terms } = command;
  const id = command.parked ? engine.takeOrderId() : 0;
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
    id,
  );
}

const key = fc.integer({ min: 1, max: 40 });
const price = fc.integer({ min: 97, max: 103 });
const quantity = fc.integer({ min: 1, max: 24 });
const nothing = { weight: 2, arbitrary: fc.constant(NO_TERMS) };
const gtc = fc.constant(TIME_IN_FORCE.gtc);

function termsOf(part: Partial<Record<keyof BookTerms, fc.Arbitrary<unknown>>>): fc.Arbitrary<BookTerms> {
  return fc.record(part).map((given) => ({ ...NO_TERMS, ...given }) as BookTerms);
}

const fitting = fc.oneof(
  nothing,
  { weight: 3, arbitrary: termsOf({ displayQuantity: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 2,
    arbitrary: termsOf({
      displayQuantity: fc.integer({ min: 3, max: 6 }),
      displayRange: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 2, arbitrary: termsOf({ hidden: fc.constant(true) }) },
  { weight: 3, arbitrary: termsOf({ allOrNone: fc.constant(true), hidden: fc.boolean() }) },
  { weight: 3, arbitrary: termsOf({ minimumQuantity: fc.integer({ min: 1, max: 12 }) }) },
);

/** Terms that mostly contradict themselves or the order. */
const unfitting: fc.Arbitrary<BookTerms> = fc.record({
  displayQuantity: fc.constantFrom(0, 0, 3, 30, 0.5),
  displayRange: fc.constantFrom(0, 0, 1, 4, -1),
  hidden: fc.boolean(),
  allOrNone: fc.boolean(),
  minimumQuantity: fc.constantFrom(0, 0, 2, 30, 1.5),
});

function submission(terms: fc.Arbitrary<BookTerms>, type: fc.Arbitrary<number>, time: fc.Arbitrary<number>) {
  return fc.record({
    do: fc.constant('submitTerms' as const),
    key,
    account: fc.integer({ min: 0, max: 3 }),
    instrument: fc.integer({ min: 0, max: TERM_INSTRUMENTS - 1 }),
    side: fc.constantFrom<Side>(0, 1),
    type,
    timeInForce: time,
    price,
    quantity,
    flags: fc
      .tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 4 }))
      .map(([post, mode]) => orderFlags(post === 0, mode)),
    terms,
    parked: fc.boolean(),
  });
}

const resting = submission(fitting, fc.constant(ORDER_TYPE.limit), gtc);
const passing = submission(
  fc.oneof(nothing, termsOf({ minimumQuantity: quantity }), termsOf({ allOrNone: fc.constant(true) })),
  fc.constantFrom(ORDER_TYPE.limit, ORDER_TYPE.market),
  fc.constantFrom(TIME_IN_FORCE.gtc, TIME_IN_FORCE.ioc, TIME_IN_FORCE.fok),
);
const contradictory = submission(
  unfitting,
  fc.constantFrom(ORDER_TYPE.limit, ORDER_TYPE.market),
  fc.constantFrom(TIME_IN_FORCE.gtc, TIME_IN_FORCE.ioc, TIME_IN_FORCE.fok),
);

const plain = resting.map(
  ({ terms: _, parked: __, ...order }): BookCommand => ({ ...order, do: 'submit' as const }),
);

/** Few prices and keys and small quantities, so that orders meet, block and free one another often. */
export function termCommands(length: number): fc.Arbitrary<TermCommand[]> {
  const command: fc.Arbitrary<TermCommand> = fc.oneof(
    { weight: 8, arbitrary: resting },
    { weight: 3, arbitrary: plain },
    { weight: 2, arbitrary: passing },
    { weight: 1, arbitrary: contradictory },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), key }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('reduce' as const), key, quantity }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('replace' as const), key, newKey: key, price, quantity }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('reprice' as const), key, price }) },
  );
  return fc.array(command, { minLength: Math.floor(length / 2), maxLength: length, size: 'max' });
}
