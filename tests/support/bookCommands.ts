import fc from 'fast-check';
import { ORDER_TYPE, orderFlags, TIME_IN_FORCE } from '../../src/core/models/messages/orderEntry.ts';
import type { Side } from '../../src/core/models/side.ts';
import { MAX_LOTS, MAX_TICKS } from '../../src/core/models/units.ts';
import type { BookEngine } from '../../src/market/exchange/book/bookEngine.ts';

/** A command to a book, as data, so that a failing sequence prints and shrinks. */
export type BookCommand =
  | {
      readonly do: 'submit';
      readonly key: number;
      readonly account: number;
      readonly instrument: number;
      readonly side: Side;
      readonly type: number;
      readonly timeInForce: number;
      readonly price: number;
      readonly quantity: number;
      readonly flags: number;
    }
  | { readonly do: 'cancel'; readonly key: number }
  | { readonly do: 'reduce'; readonly key: number; readonly quantity: number }
  | {
      readonly do: 'replace';
      readonly key: number;
      readonly newKey: number;
      readonly price: number;
      readonly quantity: number;
    };

export const INSTRUMENTS = 3;
const REASON = 0;

/** Gives a command to an engine; its return code. */
export function apply(engine: BookEngine, command: BookCommand): number {
  switch (command.do) {
    case 'submit': {
      const { key, account, instrument, side, type, timeInForce, price, quantity, flags } = command;
      return engine.submit(key, account, instrument, side, type, timeInForce, price, quantity, flags);
    }
    case 'cancel':
      return engine.cancel(command.key, REASON);
    case 'reduce':
      return engine.reduce(command.key, command.quantity);
    case 'replace':
      return engine.replace(command.key, command.newKey, command.price, command.quantity);
  }
}

/** Few keys, so that they are often live, some alike in their low and some in their high word. */
const key = fc.integer({ min: 1, max: 80 }).map((n) => {
  if (n % 4 === 0) return Number.MAX_SAFE_INTEGER - n;
  return n % 4 === 1 ? n * 0x1_0000_0000 + 1 : n;
});

/** Around one price, where orders meet; around borders of the index's nodes; and anywhere at all. */
const narrowPrice = fc.integer({ min: 4090, max: 4102 });
const widePrice = fc.oneof(
  narrowPrice,
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: MAX_TICKS - 2, max: MAX_TICKS }),
  fc.integer({ min: 0, max: 30 }).map((bit) => 2 ** bit),
  fc.integer({ min: 1, max: MAX_TICKS }),
);

const quantity = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: MAX_LOTS - 20, max: MAX_LOTS }) },
);

function command(price: fc.Arbitrary<number>): fc.Arbitrary<BookCommand> {
  const submit = fc.record({
    do: fc.constant('submit' as const),
    key,
    account: fc.integer({ min: 0, max: 3 }),
    instrument: fc.integer({ min: 0, max: INSTRUMENTS - 1 }),
    side: fc.constantFrom<Side>(0, 1),
    type: fc.oneof(
      { weight: 9, arbitrary: fc.constant(ORDER_TYPE.limit) },
      { weight: 1, arbitrary: fc.constant(ORDER_TYPE.market) },
    ),
    timeInForce: fc.oneof(
      { weight: 4, arbitrary: fc.constant(TIME_IN_FORCE.gtc) },
      { weight: 1, arbitrary: fc.constantFrom(TIME_IN_FORCE.ioc, TIME_IN_FORCE.fok) },
    ),
    price,
    quantity,
    flags: fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4 }))
      .map(([post, mode]) => orderFlags(post === 0, mode)),
  });
  const cancel = fc.record({ do: fc.constant('cancel' as const), key });
  const reduce = fc.record({ do: fc.constant('reduce' as const), key, quantity });
  const replace = fc.record({ do: fc.constant('replace' as const), key, newKey: key, price, quantity });
  return fc.oneof(
    { weight: 6, arbitrary: submit },
    { weight: 1, arbitrary: cancel },
    { weight: 1, arbitrary: reduce },
    { weight: 2, arbitrary: replace },
  );
}

/** Sequences of commands over three instruments and four accounts, in a narrow or an extremely wide price range. */
export function bookCommands(length: number): fc.Arbitrary<BookCommand[]> {
  const options = { minLength: Math.floor(length / 2), maxLength: length, size: 'max' as const };
  return fc.oneof(fc.array(command(narrowPrice), options), fc.array(command(widePrice), options));
}
