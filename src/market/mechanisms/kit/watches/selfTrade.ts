import { SELF_TRADE, selfTradeMode } from '../../../../core/models/messages/orderEntry.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, Watch } from '../watch.ts';

/** Orders of one account do not trade with each other where the newer of them asked for that. */
export class SelfTradeWatch implements Watch {
  #sides = new Map<number, Fill>();

  begin(): void {
    this.#sides = new Map();
  }

  filled(_market: MarketPicture, fill: Fill): void {
    const other = this.#sides.get(fill.trade);
    this.#sides.set(fill.trade, fill);
    if (other === undefined || other.order.command.account !== fill.order.command.account) return;
    const newest = other.order.entered > fill.order.entered ? other.order : fill.order;
    holdRule(
      selfTradeMode(newest.command.flags) === SELF_TRADE.allow,
      CARD.selfTrade,
      () =>
        `orders ${other.order.key} and ${fill.order.key} of account ${newest.command.account} trade with each other`,
    );
  }
}
