import { BUY, SELL } from '../../../src/core/models/side.ts';
import { Rng, seedStream } from '../../../src/core/utils/rng.ts';
import type { BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { CallInterest } from '../../../src/market/mechanisms/callAuction/callInterest.ts';
import { PriceFinder } from '../../../src/market/mechanisms/callAuction/clearingPrice.ts';
import { nasdaq } from '../../../src/market/mechanisms/callAuction/presets.ts';
import { EVERY_TICK } from '../../../src/market/mechanisms/callAuction/tickGrid.ts';
import { answer, jobOfThisProcess } from '../runner/childProcess.ts';
import { elapsedNs } from '../runner/latency.ts';

export interface AuctionJob {
  readonly orders: number;
  readonly auctions: number;
}

export interface AuctionSample {
  /** Best times of one auction, in microseconds. */
  readonly indicativeUs: number;
  readonly uncrossUs: number;
  readonly levels: number;
  readonly pairs: number;
  /** Lots that traded in the last auction, and those its price promised. */
  readonly traded: number;
  readonly promised: number;
}

const REFERENCE = 100_000;
const ACCOUNTS = 1_000;

const { orders, auctions } = jobOfThisProcess<AuctionJob>();
let pairs = 0;
const events: BookEvents = {
  accepted: () => {},
  traded: () => {},
  rested: () => {},
  reduced: () => {},
  cancelled: () => {},
  replaced: () => {},
  crossed: () => {
    pairs++;
  },
};
const engine = new MatchingEngine(events, { orders: orders + 1 });
engine.addInstrument();
const words = new Int32Array(4);
seedStream(words, 0, 1, 'auction');
const rng = new Rng(words, 0);
const interest = new CallInterest();
const finder = new PriceFinder(nasdaq, EVERY_TICK);

/** Limits lie evenly on both sides of the reference, one in fifty has none: about half of all trade. */
function call(): void {
  engine.reset();
  engine.setMatching(0, false);
  for (let key = 1; key <= orders; key++) {
    const side = rng.below(2) === 0 ? BUY : SELL;
    const type = rng.below(50) === 0 ? 1 : 0;
    const price = REFERENCE + rng.below(orders >> 2) - (orders >> 3);
    engine.submit(key, rng.below(ACCOUNTS), 0, side, type, 0, price, 1 + rng.below(100), 0);
  }
}

let indicativeUs = Number.POSITIVE_INFINITY;
let uncrossUs = Number.POSITIVE_INFINITY;
let promised = 0;
let traded = 0;
for (let i = 0; i < auctions; i++) {
  call();
  pairs = 0;
  const started = process.hrtime();
  interest.clear();
  engine.collectCall(0, interest);
  const { price, volume } = finder.find(interest, REFERENCE);
  const found = process.hrtime();
  traded = engine.uncross(0, price);
  const done = process.hrtime();
  engine.setMatching(0, true);
  promised = volume;
  indicativeUs = Math.min(indicativeUs, elapsedNs(started, found) / 1000);
  uncrossUs = Math.min(uncrossUs, elapsedNs(started, done) / 1000);
}
const levels = interest.bids.count + interest.asks.count;
answer({ indicativeUs, uncrossUs, levels, pairs, traded, promised } satisfies AuctionSample);
