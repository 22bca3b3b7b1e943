import * as execution from '../../../core/models/messages/execution.ts';
import { FeeCharged } from '../../../core/models/messages/execution.ts';
import { FEED } from '../../../core/models/messages/marketData.ts';
import {
  FillBusted,
  FillCorrected,
  TradeBusted,
  TradeCorrected,
} from '../../../core/models/messages/session.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import { MAX_TICKS, type PriceTicks } from '../../../core/models/units.ts';
import { safeProduct } from '../../../core/utils/safeInt.ts';
import type { FeeMeter } from '../clearing/feeMeter.ts';
import type { Ledger } from '../clearing/ledger.ts';
import { isWhole } from '../entry/door.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import { clientOrderIdOf } from '../entry/orderKey.ts';
import type { Subscriptions } from '../feeds/subscriptions.ts';
import type { TradeRecords } from './tradeRecords.ts';

const { MAKER, TAKER } = execution;

export interface BustParts {
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
  readonly fees: FeeMeter;
  readonly subscriptions: Subscriptions;
  readonly trades: TradeRecords;
}

/**
 * Takes trades out, or gives them another price. Cash, lots and fees of both sides go back exactly; realised profit is
 * that of a trade back at the same price. Orders stay as they are, and so does the last price.
 */
export class TradeBusts {
  readonly #parts: BustParts;

  constructor(parts: BustParts) {
    this.#parts = parts;
  }

  /** 0, or a number of `REJECT_CODE`. */
  bust(ctx: ActorContext, tradeId: number): number {
    const code = this.#check(tradeId);
    if (code !== 0) return code;
    const { trades } = this.#parts;
    const price = trades.priceOf(tradeId);
    this.#takeOut(ctx, tradeId, MAKER, price);
    this.#takeOut(ctx, tradeId, TAKER, price);
    this.#uncount(tradeId, MAKER);
    this.#uncount(tradeId, TAKER);
    trades.setBusted(tradeId);
    this.#publish(ctx, tradeId, TradeBusted.id, price, trades.quantityOf(tradeId), 0);
    return 0;
  }

  /** 0, or a number of `REJECT_CODE`; the price has to be valid for the instrument. */
  correct(ctx: ActorContext, tradeId: number, price: PriceTicks): number {
    const code = this.#check(tradeId);
    if (code !== 0) return code;
    const { trades, table } = this.#parts;
    if (!isWhole(price, 1, MAX_TICKS)) return REJECT_CODE.invalidPrice;
    if (price % table.tickAt(trades.instrumentOf(tradeId), price) !== 0) return REJECT_CODE.priceOffTick;
    const old = trades.priceOf(tradeId);
    this.#takeOut(ctx, tradeId, MAKER, old);
    this.#takeOut(ctx, tradeId, TAKER, old);
    this.#settle(ctx, tradeId, MAKER, price);
    this.#settle(ctx, tradeId, TAKER, price);
    trades.setPrice(tradeId, price);
    this.#publish(ctx, tradeId, TradeCorrected.id, old, price, trades.quantityOf(tradeId));
    return 0;
  }

  #check(tradeId: number): number {
    const { trades } = this.#parts;
    if (!trades.has(tradeId)) return REJECT_CODE.unknownTrade;
    return trades.isBusted(tradeId) ? REJECT_CODE.tradeBusted : 0;
  }

  /** The fill the other way round, at its own price. */
  #takeOut(ctx: ActorContext, tradeId: number, liquidity: number, price: PriceTicks): void {
    const { trades, ledger } = this.#parts;
    const account = trades.accountOf(tradeId, liquidity);
    const instrument = trades.instrumentOf(tradeId);
    const side = trades.sideOf(tradeId, liquidity) as Side;
    const quantity = trades.quantityOf(tradeId);
    const notional = this.#notional(tradeId, price);
    const fee = this.#parts.fees.again(tradeId, liquidity, notional);
    ledger.fill(account, instrument, opposite(side), quantity, notional);
    this.#charge(ctx, tradeId, account, 0 - fee);
    this.#tell(ctx, FillBusted.id, tradeId, liquidity, price, fee);
  }

  #settle(ctx: ActorContext, tradeId: number, liquidity: number, price: PriceTicks): void {
    const { trades, ledger } = this.#parts;
    const account = trades.accountOf(tradeId, liquidity);
    const notional = this.#notional(tradeId, price);
    const fee = this.#parts.fees.again(tradeId, liquidity, notional);
    const instrument = trades.instrumentOf(tradeId);
    const side = trades.sideOf(tradeId, liquidity);
    ledger.fill(account, instrument, side, trades.quantityOf(tradeId), notional);
    this.#charge(ctx, tradeId, account, fee);
    this.#tell(ctx, FillCorrected.id, tradeId, liquidity, price, fee);
  }

  #uncount(tradeId: number, liquidity: number): void {
    const { fees, trades } = this.#parts;
    fees.uncount(trades.accountOf(tradeId, liquidity), trades.quantityOf(tradeId));
  }

  #charge(ctx: ActorContext, tradeId: number, account: number, fee: number): void {
    if (fee === 0) return;
    this.#parts.ledger.charge(account, fee);
    ctx.record(FeeCharged.id, account, this.#parts.trades.instrumentOf(tradeId), tradeId, fee);
  }

  #notional(tradeId: number, price: PriceTicks): number {
    const { trades, table } = this.#parts;
    const value = table.tickValueMinor[trades.instrumentOf(tradeId)];
    return safeProduct(price * trades.quantityOf(tradeId), value, 'the notional of a trade');
  }

  /** To the owner and into the log. */
  #tell(
    ctx: ActorContext,
    kind: number,
    tradeId: number,
    liquidity: number,
    price: PriceTicks,
    fee: number,
  ): void {
    const { trades } = this.#parts;
    const account = trades.accountOf(tradeId, liquidity);
    const id = clientOrderIdOf(trades.keyOf(tradeId, liquidity), account);
    const orderId = trades.orderIdOf(tradeId, liquidity);
    const instrument = trades.instrumentOf(tradeId);
    const side = trades.sideOf(tradeId, liquidity);
    const quantity = trades.quantityOf(tradeId);
    ctx.send(account, kind, account, id, orderId, instrument, side, price, quantity, tradeId, liquidity, fee);
    ctx.record(kind, account, id, orderId, instrument, side, price, quantity, tradeId, liquidity, fee);
  }

  #publish(ctx: ActorContext, tradeId: number, kind: number, a: number, b: number, c: number): void {
    const { subscriptions, trades } = this.#parts;
    const instrument = trades.instrumentOf(tradeId);
    ctx.record(kind, instrument, tradeId, a, b, c);
    const list = subscriptions.list(FEED.trades, instrument);
    const count = subscriptions.count(FEED.trades, instrument);
    for (let i = 0; i < count; i++) ctx.send(list[i], kind, instrument, tradeId, a, b, c);
  }
}
