import type { DepthLevel, Mechanism } from '../../../../core/models/ports/mechanism.ts';
import { BUY, SELL, type Side } from '../../../../core/models/side.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { MarketPicture, Watch } from '../watch.ts';

/** The depth shows the orders that rest at a price, or nothing where none is displayed. */
export class DepthWatch implements Watch {
  readonly #displays: boolean;
  readonly #instruments: number;

  constructor(displays: boolean, instruments: number) {
    this.#displays = displays;
    this.#instruments = instruments;
  }

  after(market: MarketPicture, mechanism: Mechanism): void {
    for (let instrument = 0; instrument < this.#instruments; instrument++) {
      const { bids, asks } = mechanism.depth(instrument);
      this.#holdSide(market, instrument, BUY, bids);
      this.#holdSide(market, instrument, SELL, asks);
    }
  }

  #holdSide(market: MarketPicture, instrument: number, side: Side, shown: readonly DepthLevel[]): void {
    const due = this.#displays ? levels(market, instrument, side) : [];
    const found = shown.map(levelText).join(', ');
    const expected = due.map(levelText).join(', ');
    const name = side === BUY ? 'bids' : 'asks';
    holdRule(found === expected, CARD.depth, () => `shows ${name} [${found}], where [${expected}] rest`);
  }
}

function levels(market: MarketPicture, instrument: number, side: Side): DepthLevel[] {
  const byPrice = new Map<number, DepthLevel>();
  for (const { price, leaves } of market.resting(instrument, side)) {
    if (price === 0) continue;
    const level = byPrice.get(price) ?? { price, quantity: 0, orders: 0 };
    byPrice.set(price, { price, quantity: level.quantity + leaves, orders: level.orders + 1 });
  }
  return [...byPrice.values()];
}

function levelText({ price, quantity, orders }: DepthLevel): string {
  return `${quantity} in ${orders} at ${price}`;
}
