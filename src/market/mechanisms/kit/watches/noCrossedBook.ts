import type { MechanismCapabilities } from '../../../../core/models/ports/mechanism.ts';
import { BUY, SELL } from '../../../../core/models/side.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, Watch } from '../watch.ts';

/**
 * No two orders rest that could trade with each other. A mechanism of batches lets them until its batch; with several
 * instruments it says by trading which of them the batch was in.
 */
export class NoCrossedBookWatch implements Watch {
  readonly #isContinuous: boolean;
  readonly #instruments: number;
  readonly #traded = new Set<number>();

  constructor(capabilities: MechanismCapabilities, instruments: number) {
    this.#isContinuous = capabilities.trading === 'continuous';
    this.#instruments = instruments;
  }

  begin(): void {
    this.#traded.clear();
  }

  filled(_market: MarketPicture, { order }: Fill): void {
    this.#traded.add(order.command.instrument);
  }

  after(market: MarketPicture): void {
    for (let instrument = 0; instrument < this.#instruments; instrument++) {
      const isDue = market.command === undefined && (this.#instruments === 1 || this.#traded.has(instrument));
      if (this.#isContinuous || isDue) holdUncrossed(market, instrument);
    }
  }
}

function holdUncrossed(market: MarketPicture, instrument: number): void {
  const [bid] = market.resting(instrument, BUY);
  const [ask] = market.resting(instrument, SELL);
  if (bid === undefined || ask === undefined) return;
  const isApart = bid.price !== 0 && ask.price !== 0 && bid.price < ask.price;
  holdRule(
    isApart,
    CARD.noCrossedBook,
    () =>
      `order ${bid.key} bids ${priceText(bid.price)} and order ${ask.key} asks ${priceText(ask.price)}, and both rest`,
  );
}

function priceText(price: number): string {
  return price === 0 ? 'any price' : `${price}`;
}
