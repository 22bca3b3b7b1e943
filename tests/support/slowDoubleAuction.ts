import { BUY, opposite, SELL, type Side } from '../../src/core/models/side.ts';
import type { Rng } from '../../src/core/utils/rng.ts';
import type { ExperimentMarket } from '../../src/simulation/scenarios/experiments/experimentMarket.ts';
import type { ExperimentPeriod } from '../../src/validation/experiments/experimentRecord.ts';

export interface SlowAuction {
  readonly market: ExperimentMarket;
  readonly hasBudget: boolean;
  readonly highest: number;
  readonly standing: 'best' | 'last';
  readonly shouts: number;
}

interface SlowTrader {
  readonly account: number;
  readonly side: Side;
  readonly values: number[];
  readonly prices: number[];
}

/**
 * A period of zero-intelligence traders as Gode and Sunder tell it, without clock, messages or orders: somebody is
 * drawn, shouts a random price, and a shout that meets the one that stands against it trades at that one's price.
 */
export function slowPeriod(auction: SlowAuction, rng: Rng): ExperimentPeriod {
  const { market, shouts, standing } = auction;
  const made = (side: Side, units: readonly (readonly number[])[], first: number): SlowTrader[] =>
    units.map((values, i) => ({ account: first + i, side, values: [...values], prices: [] }));
  const traders = [...made(BUY, market.buyers, 0), ...made(SELL, market.sellers, market.buyers.length)];
  const prices: number[] = [];
  let stands: [Shout?, Shout?] = [undefined, undefined];
  for (let i = 0; i < shouts; i++) {
    const trader = traders[rng.below(traders.length)];
    if (trader.prices.length === trader.values.length) continue;
    const { side } = trader;
    const price = drawPrice(auction, trader, rng);
    const [own, other] = [stands[side], stands[opposite(side)]];
    if (standing === 'best' && own !== undefined && !isBetter(side, price, own.price)) continue;
    if (other === undefined || isBetter(side, other.price, price)) {
      stands[side] = { trader, price };
      continue;
    }
    prices.push(other.price);
    for (const one of [trader, other.trader]) one.prices.push(other.price);
    stands = [undefined, undefined];
  }
  return { prices, traders: new Map(traders.map((trader) => [trader.account, trader])) };
}

interface Shout {
  readonly trader: SlowTrader;
  readonly price: number;
}

/** Higher for a bid, lower for an offer. */
function isBetter(side: Side, price: number, than: number): boolean {
  return side === BUY ? price > than : price < than;
}

function drawPrice(
  { hasBudget, highest }: SlowAuction,
  { side, values, prices }: SlowTrader,
  rng: Rng,
): number {
  if (!hasBudget) return rng.between(1, highest);
  const limit = values[prices.length];
  return side === BUY ? rng.between(1, limit) : rng.between(limit, highest);
}
