import { BUY } from '../../../../core/models/side.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, Watch } from '../watch.ts';

/** Nobody buys above or sells below the limit. */
export class LimitPriceWatch implements Watch {
  filled(_market: MarketPicture, { order, price }: Fill): void {
    const limit = order.price;
    const isWithin = limit === 0 || (order.side === BUY ? price <= limit : price >= limit);
    const verb = order.side === BUY ? 'buys' : 'sells';
    holdRule(
      isWithin,
      CARD.limitPrice,
      () => `order ${order.key} ${verb} at ${price}, worse than its limit ${limit}`,
    );
  }
}
