import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, Watch } from '../watch.ts';

/**
 * No trade is outside the best prices elsewhere, where both are known. One who trades at their middle (`atMiddle`) does so
 * within half a tick of it, and not at all where a side is empty.
 */
export class ReferenceWatch implements Watch {
  readonly #atMiddle: boolean;

  constructor(atMiddle: boolean) {
    this.#atMiddle = atMiddle;
  }

  filled(market: MarketPicture, { order, price, trade }: Fill): void {
    const { bid, ask } = market.reference(order.command.instrument) ?? { bid: 0, ask: 0 };
    const isWhole = bid !== 0 && ask !== 0;
    const say = (what: string) => () => `trade ${trade} is at ${price}, ${what}`;
    if (!isWhole) {
      holdRule(!this.#atMiddle, CARD.reference, say('where a side of the other market is empty'));
      return;
    }
    const isWithin = price >= Math.min(bid, ask) && price <= Math.max(bid, ask);
    holdRule(isWithin, CARD.reference, say(`where ${bid} is bid and ${ask} asked elsewhere`));
    const isMiddle = Math.abs(2 * price - bid - ask) <= 1;
    holdRule(!this.#atMiddle || isMiddle, CARD.reference, say(`not the middle of ${bid} and ${ask}`));
  }
}
