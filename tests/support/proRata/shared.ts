import type { ConfigLayer } from '../../../src/core/data/config/layers.ts';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { allocationRules } from '../../../src/market/mechanisms/proRata/proRata.ts';
import { ProRataEngine } from '../../../src/market/mechanisms/proRata/proRataEngine.ts';

const PRICE = 9704;
const BEHIND = PRICE - 1;

/** An order to buy, in the order of time; `account` is its place where it is left out. */
export interface Waiting {
  readonly size: number;
  readonly account?: number;
}

/**
 * What each order at one price gets of an incoming order to sell. The first of them betters the market where
 * `betters`; otherwise a better one was there before them and has gone.
 */
export function shared(
  values: ConfigLayer['values'],
  waiting: readonly Waiting[],
  wanted: number,
  betters = false,
): number[] {
  const gets = waiting.map(() => 0);
  const ignore = () => {};
  const engine = new ProRataEngine(
    {
      accepted: ignore,
      rested: ignore,
      reduced: ignore,
      cancelled: ignore,
      replaced: ignore,
      traded: (maker, _taker, _price, quantity) => {
        gets[engine.keyOf(maker) - 1] += quantity;
      },
    },
    allocationRules(values),
  );
  engine.addInstrument();
  const [first, last] = [waiting.length + 1, waiting.length + 2];
  engine.submit(first, 0, 0, BUY, 0, 0, betters ? BEHIND : PRICE, 1, 0);
  for (const [place, { size, account = place }] of waiting.entries()) {
    engine.submit(place + 1, account, 0, BUY, 0, 0, PRICE, size, 0);
    if (place === 0 && !betters) engine.cancel(first, 0);
  }
  engine.submit(last, 99, 0, SELL, 0, 0, PRICE, wanted, 0);
  engine.check();
  return gets;
}
