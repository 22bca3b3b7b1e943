import { BUY, SELL } from '../../../src/core/models/side.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import type { BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { batchAuction } from '../../../src/market/mechanisms/batchAuction/batchAuction.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { elapsedNs } from '../runner/latency.ts';

export interface BatchJob {
  readonly orders: number;
  readonly batches: number;
}

export interface BatchSample {
  /** Best time of one whole batch: price, rationing, every trade told, what is left shown. */
  readonly clearUs: number;
  /** Best time to take in and seal its orders, for each of them. */
  readonly sealNs: number;
  readonly trades: number;
  /** Lots that trades told, and lots that the notice named, over all batches. */
  readonly traded: number;
  readonly announced: number;
}

const MIDDLE = 100_000;
const ACCOUNTS = 1_000;
const INTERVAL = 100_000_000;

const { orders, batches } = jobOfThisProcess<BatchJob>();
let trades = 0;
let traded = 0;
let announced = 0;
const events: BookEvents = {
  accepted: () => {},
  traded: () => {},
  rested: () => {},
  reduced: () => {},
  cancelled: () => {},
  replaced: () => {},
  crossed: (_maker, _taker, _price, quantity) => {
    trades++;
    traded += quantity;
  },
  announced: ({ quantity }) => {
    announced += quantity;
  },
};
const rng = createRng(1, 'batch');
let clearUs = Number.POSITIVE_INFINITY;
let sealNs = Number.POSITIVE_INFINITY;

/** Limits lie evenly on both sides of the middle, one order in fifty has none: about half of all trade. */
const engine = batchAuction.createEngine({}, { instruments: 1, seed: 1 }, events);
engine.addInstrument();
for (let batch = 1; batch <= batches; batch++) {
  engine.reset();
  trades = 0;
  engine.clock?.setTime(1);
  const begun = process.hrtime();
  for (let key = 1; key <= orders; key++) {
    const side = rng.below(2) === 0 ? BUY : SELL;
    const type = rng.below(50) === 0 ? 1 : 0;
    const price = MIDDLE + rng.below(orders >> 2) - (orders >> 3);
    engine.submit(key, rng.below(ACCOUNTS), 0, side, type, 0, price, 1 + rng.below(100), 0);
  }
  const sealed = process.hrtime();
  engine.clock?.advance(INTERVAL);
  const cleared = process.hrtime();
  sealNs = Math.min(sealNs, elapsedNs(begun, sealed) / orders);
  clearUs = Math.min(clearUs, elapsedNs(sealed, cleared) / 1000);
}
answer({ clearUs, sealNs, trades, traded, announced } satisfies BatchSample);
