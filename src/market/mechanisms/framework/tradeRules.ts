import { SELF_TRADE, selfTradeMode } from '../../../core/models/messages/orderEntry.ts';
import { BUY } from '../../../core/models/side.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { isWhole } from '../../exchange/entry/door.ts';
import type { OrderRecord } from './orderRecord.ts';
import { CARD, holdRule } from './ruleBroken.ts';

/** What must hold of every trade, whoever asks for it. Throws `RuleBroken`. */
export function holdTradeRules(
  maker: OrderRecord,
  taker: OrderRecord,
  price: number,
  quantity: number,
): void {
  const pair = () => `trades orders ${maker.ticket.orderId} and ${taker.ticket.orderId}`;
  holdRule(maker.side !== taker.side, CARD.conservation, () => `${pair()}, which are of one side`);
  holdRule(
    maker.ticket.instrument === taker.ticket.instrument,
    CARD.conservation,
    () => `${pair()}, which are in different instruments`,
  );
  holdRule(isWhole(quantity, 1, MAX_LOTS), CARD.conservation, () => `${pair()} for ${quantity} lots`);
  holdRule(
    quantity <= maker.leaves && quantity <= taker.leaves,
    CARD.conservation,
    () => `${pair()} for ${quantity} lots, where ${Math.min(maker.leaves, taker.leaves)} are left`,
  );
  holdRule(
    isWhole(price, 1, MAX_TICKS) && Number.isSafeInteger(price * quantity),
    CARD.conservation,
    () => `${pair()} at ${price}, which is no price`,
  );
  holdLimit(maker, price);
  holdLimit(taker, price);
  const newest = maker.entered > taker.entered ? maker : taker;
  const isSelfTrade = maker.ticket.account === taker.ticket.account;
  holdRule(
    !isSelfTrade || selfTradeMode(newest.ticket.flags) === SELF_TRADE.allow,
    CARD.selfTrade,
    () => `${pair()} of account ${maker.ticket.account}, which asked to be kept from it`,
  );
}

function holdLimit(order: OrderRecord, price: number): void {
  const limit = order.price;
  const isWithin = limit === 0 || (order.side === BUY ? price <= limit : price >= limit);
  holdRule(isWithin, CARD.limitPrice, () => {
    const verb = order.side === BUY ? 'buys' : 'sells';
    return `order ${order.ticket.orderId} ${verb} at ${price}, worse than its limit ${limit}`;
  });
}
