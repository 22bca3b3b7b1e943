import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sides from '../../../core/models/side.ts';
import type { AccountId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { VenueEngine } from '../book/venueEngine.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import { AccountStates } from './accountStates.ts';
import { Exposure } from './exposure.ts';
import { checkExposure, type OpenOrders, openOrdersOf } from './exposureCheck.ts';
import { LimitTable } from './limitTable.ts';
import { MarketReference } from './marketReference.ts';
import * as orderAtDoor from './orderAtDoor.ts';
import { OrderAtDoor } from './orderAtDoor.ts';
import type { RiskCheck } from './riskCheck.ts';
import { RISK_CHECKS } from './riskChecks.ts';
import type { RiskConfig } from './riskConfig.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { SELL } = sides;
const { NOTIONAL, NOW, OLD_NOTIONAL } = orderAtDoor;

export interface RiskGateParts {
  readonly engine: VenueEngine;
  readonly ledger: Ledger;
  readonly table: InstrumentTable;
}

/** An order as the exposure counts it. */
interface OpenOrder {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
}

/**
 * The risk gate: stands at the venue's door behind the checks of single fields, before anything that could take the
 * order. It knows every account's open orders and holds each new order and each replace against the list of
 * `riskChecks.ts`. A replace that keeps the price and takes lots off lowers every risk: only the message rate counts
 * it.
 */
export class RiskGate {
  readonly states: AccountStates;
  readonly exposure: Exposure;
  readonly #table: InstrumentTable;
  readonly #reference: MarketReference;
  readonly #order = new OrderAtDoor();
  readonly #checks: readonly RiskCheck[];
  /** Those of them that hold for every message. */
  readonly #always: readonly RiskCheck[];
  readonly #names: readonly string[];
  readonly #openOrders: OpenOrders[] = [];
  readonly #held: OpenOrder[] = [];

  constructor(config: RiskConfig, parts: RiskGateParts) {
    const { engine, ledger, table } = parts;
    const accounts = ledger.participant.length;
    const { tickValueMinor } = table;
    this.states = new AccountStates(config, ledger);
    this.exposure = new Exposure(accounts, tickValueMinor);
    this.#table = table;
    this.#reference = new MarketReference(engine, table);
    const { exposure } = this;
    const reference = this.#reference;
    const limits = new LimitTable(config, accounts);
    const made = RISK_CHECKS.flatMap((kind) => {
      const check = kind.create({ limits, exposure, ledger, reference, tickValueMinor });
      return check === undefined ? [] : [{ name: kind.name, check }];
    });
    this.#checks = made.map(({ check }) => check);
    this.#always = this.#checks.filter((check) => check.everyMessage === true);
    this.#names = made.map(({ name }) => name);
    this.alsoOpen(openOrdersOf(engine));
  }

  /**
   * Holds a new order against every limit: 0, or a number of `REJECT_CODE`. `price` is 0 where the order has no limit;
   * `rests` is true where something of it may stay open.
   */
  check(
    ctx: ActorContext,
    account: AccountId,
    instrument: InstrumentId,
    side: Side,
    price: PriceTicks,
    quantity: QuantityLots,
    rests: boolean,
  ): number {
    const order = this.#order;
    order.account = account;
    order.instrument = instrument;
    order.side = side;
    order.limit = price;
    order.price = price === 0 ? this.#reference.worstPrice(instrument, side, quantity) : price;
    order.trigger = 0;
    order.quantity = quantity;
    order.rests = rests;
    order.replaces = false;
    order.oldQuantity = 0;
    order.oldPrice = 0;
    order.cells[NOW] = ctx.now;
    return this.#refusal(this.#checks);
  }

  /**
   * The same for an order that waits outside the book: for its trigger price, for a quote to peg to, or for an auction.
   * `price` and `trigger` are 0 where it has none; where it has neither it is valued at the reference.
   */
  checkWaiting(
    ctx: ActorContext,
    account: AccountId,
    instrument: InstrumentId,
    side: Side,
    price: PriceTicks,
    trigger: PriceTicks,
    quantity: QuantityLots,
  ): number {
    const limit = price === 0 ? trigger : price;
    const order = this.#order;
    order.account = account;
    order.instrument = instrument;
    order.side = side;
    order.limit = limit;
    order.price = limit === 0 ? this.#reference.price(instrument) : limit;
    order.trigger = trigger;
    order.quantity = quantity;
    order.rests = true;
    order.replaces = false;
    order.oldQuantity = 0;
    order.oldPrice = 0;
    order.cells[NOW] = ctx.now;
    return this.#refusal(this.#checks);
  }

  /** Counts an order as open before it is, so that the next one of its list is held against both. */
  hold(order: OpenOrder): void {
    this.#held.push(order);
    this.exposure.opened(order.account, order.instrument, order.side, order.price, order.quantity);
  }

  /** Ends every {@link hold}. */
  release(): void {
    for (const { account, instrument, side, price, quantity } of this.#held.splice(0)) {
      this.exposure.changed(account, instrument, side, price, -quantity);
      this.exposure.ended(account, instrument, side);
    }
  }

  /** The same as {@link check} for a replace, with what the order has left and its price so far. */
  checkReplace(
    ctx: ActorContext,
    account: AccountId,
    instrument: InstrumentId,
    side: Side,
    oldPrice: PriceTicks,
    oldQuantity: QuantityLots,
    price: PriceTicks,
    quantity: QuantityLots,
    trigger: PriceTicks,
  ): number {
    const order = this.#order;
    order.account = account;
    order.instrument = instrument;
    order.side = side;
    order.limit = price;
    order.price = price;
    order.trigger = trigger;
    order.quantity = quantity;
    order.rests = true;
    order.replaces = true;
    order.oldQuantity = oldQuantity;
    order.oldPrice = oldPrice;
    order.cells[NOW] = ctx.now;
    return this.#refusal(price === oldPrice && quantity <= oldQuantity ? this.#always : this.#checks);
  }

  #refusal(checks: readonly RiskCheck[]): number {
    const order = this.#order;
    const stopped = this.states.refusal(order.account);
    if (stopped !== 0) return stopped;
    this.#value(order);
    for (let i = 0; i < checks.length; i++) {
      const code = checks[i].check(order);
      if (code !== 0) return code;
    }
    return 0;
  }

  /** A sell below the market may trade at the market: it is worth the higher of its price and the reference. */
  #value(order: OrderAtDoor): void {
    const reference = this.#reference.price(order.instrument);
    const price = order.side === SELL && reference > order.price ? reference : order.price;
    const tickValue = this.#table.tickValueMinor[order.instrument];
    order.reference = reference;
    order.cells[NOTIONAL] = price * order.quantity * tickValue;
    order.cells[OLD_NOTIONAL] = order.oldPrice * order.oldQuantity * tickValue;
  }

  /** Names another place that holds open orders, for {@link verify}. */
  alsoOpen(orders: OpenOrders): void {
    this.#openOrders.push(orders);
  }

  /** Asserts that the exposure kept is that of the orders that are open; slow. */
  verify(): void {
    const counted = new Exposure(this.exposure.accounts, this.#table.tickValueMinor);
    for (const addOrders of this.#openOrders) addOrders(counted);
    checkExposure(this.exposure, counted);
  }

  snapshot(): PlainData {
    const checks: { [name: string]: PlainData } = {};
    for (const [i, check] of this.#checks.entries()) {
      if (check.snapshot !== undefined) checks[this.#names[i]] = check.snapshot();
    }
    return { states: this.states.snapshot(), exposure: this.exposure.snapshot(), checks };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    this.states.restore(saved.states);
    this.exposure.restore(saved.exposure);
    const checks = saved.checks as { readonly [name: string]: PlainData };
    for (const [i, check] of this.#checks.entries()) check.restore?.(checks[this.#names[i]]);
  }

  addTo(hash: Hash64): void {
    this.states.addTo(hash);
    this.exposure.addTo(hash);
    for (const check of this.#checks) check.addTo?.(hash);
  }
}
