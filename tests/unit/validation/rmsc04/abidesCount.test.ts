import { expect, it } from 'vitest';
import { EXECUTION_EVENT, Execution, OrderAccepted } from '../../../../src/core/models/messages/execution.ts';
import { DepthUpdate, Quote } from '../../../../src/core/models/messages/marketData.ts';
import { NewOrder } from '../../../../src/core/models/messages/orderEntry.ts';
import { RECORD_DELIVERY, RECORD_FACT } from '../../../../src/core/models/ports/recorder.ts';
import { AbidesCount } from '../../../../src/validation/rmsc04/abidesCount.ts';

const WAKE = 0;
const VENUE = 0;
const [MAKER, OTHER] = [1, 2];

function counter() {
  const count = new AbidesCount({ actors: 3, venue: VENUE, computationDelay: 50 });
  const nothing = new Float64Array(10);
  return {
    count,
    deliver: (time: number, from: number, to: number, kind: number) =>
      count.write(RECORD_DELIVERY, 0, time, from, to, kind, nothing, 0),
    execution: (event: number, leaves: number) => {
      const fields = new Float64Array(10);
      fields[Execution.event] = event;
      fields[Execution.leaves] = leaves;
      count.write(RECORD_FACT, 0, 0, VENUE, VENUE, Execution.id, fields, 0);
    },
  };
}

it('a burst of n messages is put back n (n - 1) / 2 times, and feeds are not counted', () => {
  const { count, deliver } = counter();
  for (const time of [100, 150, 200, 250]) deliver(time, VENUE, MAKER, OrderAccepted.id);
  deliver(300, VENUE, MAKER, DepthUpdate.id);
  deliver(350, VENUE, MAKER, OrderAccepted.id);
  expect(count.putBack).toBe(0 + 1 + 2 + 3 + 4);
  deliver(1000, VENUE, MAKER, Quote.id);
  deliver(1000, VENUE, OTHER, Quote.id);
  expect(count.putBack).toBe(10);
  expect(count.delivered).toBe(7);
  expect([...count.byActor]).toEqual([0, 7, 1]);
});

it('orders that come together are one message, and the venue is never busy', () => {
  const { count, deliver } = counter();
  deliver(10, -1, MAKER, WAKE);
  for (const time of [60, 60, 60, 110]) deliver(time, MAKER, VENUE, NewOrder.id);
  deliver(60, OTHER, VENUE, NewOrder.id);
  expect(count.batched).toBe(2);
  expect(count.messages).toBe(1 + 5 - 2);
  expect([...count.byActor]).toEqual([0, 5, 1]);
});

it('the book changes with an entry, a trade and a cancellation; an order that trades whole never enters', () => {
  const { count, execution } = counter();
  const { accepted, cancelled, filledMaker, filledTaker } = EXECUTION_EVENT;
  execution(accepted, 10);
  execution(cancelled, 0);
  expect(count.bookUpdates).toBe(2);
  // Accepted, one trade that leaves something, and one that ends it: two trades, no entry.
  execution(accepted, 10);
  execution(filledTaker, 4);
  execution(filledMaker, 0);
  execution(filledTaker, 0);
  execution(filledMaker, 0);
  expect(count.bookUpdates).toBe(4);
});
