import { NewOrder, NewOrderTerms } from '../../../src/core/models/messages/orderEntry.ts';
import type { OrderRequest } from '../../../src/core/models/orderTerms.ts';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { VenueActor } from '../../../src/market/exchange/venue.ts';
import { FakeContext, FakeMessage } from '../../support/fakeContext.ts';
import { share } from '../../support/venueBench.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { elapsedNs } from '../runner/latency.ts';

export interface OrderTypesJob {
  readonly orders: number;
  readonly rounds: number;
}

export interface OrderTypesSample {
  /** Best times of one command, in microseconds: it moves every peg, sets off every stop, moves every trailing stop. */
  readonly pegsUs: number;
  readonly stopsUs: number;
  readonly trailsUs: number;
  /** Orders that it did reach in its last round. */
  readonly pegsMoved: number;
  readonly stopsTriggered: number;
}

const { orders, rounds } = jobOfThisProcess<OrderTypesJob>();
const FIRST = 1000;

/** Nobody listens: what is sent and recorded is counted and forgotten, so that the desk is what is measured. */
class SilentContext extends FakeContext {
  override send(): void {}
  override record(): void {}
}

class Bench {
  readonly venue = new VenueActor({
    instruments: [share()],
    participants: [1, 2].map((actor) => ({ actor, cashMinor: 0 })),
    createEngine: (events) => new MatchingEngine(events, { orders: orders * 2 + 16 }),
    desk: {},
  });
  readonly #ctx = new SilentContext(0);
  #id = 0;

  limit(side: number, price: number, quantity: number): void {
    const values = [++this.#id, 0, side, 0, 0, price, quantity, 0];
    this.venue.receive(this.#ctx, 1, new FakeMessage(NewOrder.id, values));
  }

  place(order: Omit<OrderRequest, 'instrument'>): void {
    const body = { ...order, clientOrderId: ++this.#id, instrument: 0 };
    this.venue.receive(this.#ctx, 1, new FakeMessage(NewOrderTerms.id, [], body));
  }
}

function timed(command: () => void): number {
  const started = process.hrtime();
  command();
  return elapsedNs(started, process.hrtime()) / 1000;
}

/** The bid moves by a tick and back, and every peg with it. */
function pegs(): { readonly us: number; readonly moved: number } {
  const bench = new Bench();
  bench.limit(BUY, FIRST, 1);
  bench.limit(SELL, FIRST * 2, 1);
  for (let i = 0; i < orders; i++) {
    bench.place({ side: BUY, type: 'pegged', peg: 'primary', pegOffsetTicks: -(i % 50), quantity: 1 });
  }
  const us = timed(() => bench.limit(BUY, FIRST + 100, 1));
  const { engine } = bench.venue;
  let moved = -1;
  for (let offset = 0; offset < 50; offset++) moved += engine.levelOrders(0, BUY, FIRST + 100 - offset);
  return { us, moved };
}

/** Each stop takes the lot that the next one waits for: one trade sets all of them off, one by one. */
function stops(): { readonly us: number; readonly triggered: number } {
  const bench = new Bench();
  for (let i = 0; i <= orders; i++) bench.limit(SELL, FIRST + i, 1);
  // Entered out of order, so that the list has something to sort.
  for (let i = 0; i < orders; i++) {
    const at = (i * 7919) % orders;
    bench.place({ side: BUY, type: 'stop', triggerPrice: FIRST + at, quantity: 1 });
  }
  const us = timed(() => bench.limit(BUY, FIRST, 1));
  return { us, triggered: orders - bench.venue.engine.liveOrders };
}

/** Every trailing stop follows a new high. */
function trails(): number {
  const bench = new Bench();
  bench.limit(SELL, FIRST, 1);
  bench.limit(BUY, FIRST, 1);
  for (let i = 0; i < orders; i++) {
    bench.place({ side: SELL, type: 'trailing-stop', trailTicks: 1 + (i % 500), quantity: 1 });
  }
  bench.limit(SELL, FIRST + 10, 1);
  return timed(() => bench.limit(BUY, FIRST + 10, 1));
}

let pegsUs = Number.POSITIVE_INFINITY;
let stopsUs = Number.POSITIVE_INFINITY;
let trailsUs = Number.POSITIVE_INFINITY;
let pegsMoved = 0;
let stopsTriggered = 0;
for (let round = 0; round < rounds; round++) {
  const peg = pegs();
  const stop = stops();
  pegsUs = Math.min(pegsUs, peg.us);
  stopsUs = Math.min(stopsUs, stop.us);
  trailsUs = Math.min(trailsUs, trails());
  pegsMoved = peg.moved;
  stopsTriggered = stop.triggered;
}
answer({ pegsUs, stopsUs, trailsUs, pegsMoved, stopsTriggered } satisfies OrderTypesSample);
