import { ORDER_TYPE, TIME_IN_FORCE } from '../../../src/core/models/messages/orderEntry.ts';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import type { BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { type BookTerms, NO_TERMS } from '../../../src/market/exchange/book/bookTerms.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { elapsedNs } from '../runner/latency.ts';

export interface IcebergJob {
  readonly orders: number;
  /** Plain orders of the same quantity instead, for comparison. */
  readonly plain: boolean;
}

/** Best times of the passes, in nanoseconds of one order, one trade or one cancel. */
export interface IcebergSample {
  readonly restNs: number;
  /** One incoming order that takes one peak, which is refilled. */
  readonly takeNs: number;
  /** A trade of one order that sweeps all there is. */
  readonly sweepNs: number;
  readonly cancelNs: number;
  readonly passes: number;
  readonly refills: number;
  readonly leftLots: number;
}

const PEAK = 10;
const PEAKS = 5;
const LEVELS = 1_000;
const { limit, market } = ORDER_TYPE;
const { gtc, ioc } = TIME_IN_FORCE;

const { orders, plain } = jobOfThisProcess<IcebergJob>();
/** Enough of them for the compiler to finish in the first ones. */
const passes = Math.max(5, Math.ceil(200_000 / orders));
let trades = 0;
let refills = 0;
const events: BookEvents = {
  accepted: () => {},
  traded: () => {
    trades++;
  },
  rested: () => {},
  reduced: () => {},
  cancelled: () => {},
  replaced: () => {},
  displayed: () => {
    refills++;
  },
};
const engine = new MatchingEngine(events, { orders: orders + 1 });
engine.addInstrument();
const rng = createRng(1, 'icebergs');
const prices = Int32Array.from({ length: orders }, () => 100_000 + rng.below(LEVELS));
const terms: BookTerms = plain ? NO_TERMS : { ...NO_TERMS, displayQuantity: PEAK };
const best = { restNs: Infinity, takeNs: Infinity, sweepNs: Infinity, cancelNs: Infinity };
let key = 0;

function timed(pass: keyof typeof best, count: () => number, work: () => void): void {
  const before = process.hrtime();
  work();
  best[pass] = Math.min(best[pass], elapsedNs(before, process.hrtime()) / count());
}

function rest(): void {
  for (let i = 0; i < orders; i++) {
    engine.submitTerms(++key, 0, 0, SELL, limit, gtc, prices[i], PEAK * PEAKS, 0, terms, 0);
  }
}

function take(): void {
  for (let i = 0; i < orders; i++) engine.submit(++key, 1, 0, BUY, limit, ioc, 200_000, PEAK, 0);
}

for (let pass = 0; pass < passes; pass++) {
  engine.reset();
  key = 0;
  timed('restNs', () => orders, rest);
  timed('takeNs', () => orders, take);
  const before = trades;
  timed(
    'sweepNs',
    () => trades - before,
    () => engine.submit(++key, 1, 0, BUY, market, ioc, 0, orders * PEAK * (PEAKS - 1), 0),
  );
  if (engine.liveOrders > 0) throw new Error('a sweep left orders behind');
  rest();
  const last = key;
  timed(
    'cancelNs',
    () => orders,
    () => {
      for (let i = 0; i < orders; i++) engine.cancel(last - i, 0);
    },
  );
}
answer({
  ...best,
  passes,
  refills,
  leftLots: engine.levelQuantity(0, SELL, prices[0]),
} satisfies IcebergSample);
