import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import type { Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import type { InstrumentTable } from '../entry/instrumentTable.ts';
import { orderKey } from '../entry/orderKey.ts';
import type { DeskActions } from './deskActions.ts';
import { type DeskOrder, STAGE } from './deskOrder.ts';
import type { DeskReports } from './deskReports.ts';
import type { DeskState } from './deskState.ts';
import { parkedPrice } from './parkedExposure.ts';
import { checkReplacement } from './termsCheck.ts';
import { NO_LIMIT } from './types/orderRules.ts';

const { REJECT_CODE } = rejectCodes;

/** What a replace changes, as the risk gate wants to know it. */
export interface ReplacedOrder {
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly oldPrice: PriceTicks;
  readonly oldQuantity: QuantityLots;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
  /** 0 where it does not wait for one. */
  readonly trigger: PriceTicks;
}

/** What a replace asks for. */
export interface ReplaceRequest {
  readonly id: number;
  readonly price: PriceTicks;
  readonly quantity: QuantityLots;
}

/** Gives 0, or the number of `REJECT_CODE` with which somebody else refuses the replace. */
export type ReplaceRefusal = (change: ReplacedOrder) => number;

/**
 * Replaces of orders that the desk follows. What the price of a replace stands for is the type's to say; a price of 0
 * keeps what the type has, so that a quantity can be changed alone. The open quantity is the new one, in full.
 */
export class DeskReplaces {
  readonly #engine: BookEngine;
  readonly #table: InstrumentTable;
  readonly #state: DeskState;
  readonly #actions: DeskActions;
  readonly #reports: DeskReports;

  constructor(
    engine: BookEngine,
    table: InstrumentTable,
    state: DeskState,
    actions: DeskActions,
    reports: DeskReports,
  ) {
    this.#engine = engine;
    this.#table = table;
    this.#state = state;
    this.#actions = actions;
    this.#reports = reports;
  }

  /** 0, or a number of `REJECT_CODE`; `refusal` is asked once the replace is one that could be made. */
  replace(key: number, { id, price, quantity }: ReplaceRequest, refusal: ReplaceRefusal): number {
    const order = this.#state.orders.get(key);
    if (order === undefined) return REJECT_CODE.unknownOrder;
    const terms = replacedTerms(order, id, price, quantity);
    const code = checkReplacement(terms, order, price, this.#table, this.#state.market);
    if (code !== 0) return code;
    const refused = refusal(this.#changeOf(order, terms, price));
    if (refused !== 0) return refused;
    const admitted = this.#actions.admitted(order, quantity);
    const { lots } = admitted;
    if (lots === 0) return admitted.refusal;
    return order.isParked ? this.#waiting(order, terms, lots, price) : this.#resting(order, terms, lots);
  }

  #changeOf(order: DeskOrder, terms: OrderTerms, price: PriceTicks): ReplacedOrder {
    const { instrument, quantity, side } = terms;
    if (order.isParked) {
      const from = { oldPrice: parkedPrice(order.terms), oldQuantity: order.leaves };
      return {
        instrument,
        side,
        ...from,
        price: parkedPrice(terms),
        quantity,
        trigger: terms.triggerPrice ?? 0,
      };
    }
    const slot = this.#engine.slotOf(order.key);
    const present = this.#engine.priceOf(slot);
    const from = { oldPrice: present, oldQuantity: this.#engine.leavesOf(slot) };
    return { instrument, side, ...from, price: price > 0 ? price : present, quantity, trigger: 0 };
  }

  #waiting(order: DeskOrder, terms: OrderTerms, lots: QuantityLots, price: PriceTicks): number {
    const oldId = order.terms.clientOrderId;
    const waits = order.stage === STAGE.waiting;
    if (waits) this.#state.watch.remove(order);
    this.#actions.setTerms(order, terms, lots);
    this.#state.orders.rename(order, orderKey(order.account, terms.clientOrderId));
    this.#actions.told((ctx) => this.#reports.replaced(ctx, order, oldId));
    if (!waits) return 0;
    if (price === 0 || order.type.replaces !== 'triggerPrice') this.#state.watch.add(order);
    else this.#actions.proceed(order);
    return 0;
  }

  /** The book may refuse the new price: then the order keeps its terms. */
  #resting(order: DeskOrder, terms: OrderTerms, lots: QuantityLots): number {
    const { terms: oldTerms, key } = order;
    order.terms = terms;
    const price = this.#actions.priceInBook(order);
    const present = this.#engine.priceOf(this.#engine.slotOf(key));
    // A market order stands at no price in its auction: it keeps its place there, so it can only get smaller.
    if (price === NO_LIMIT && lots > order.leaves) {
      order.terms = oldTerms;
      return REJECT_CODE.invalidQuantity;
    }
    const newKey = orderKey(order.account, terms.clientOrderId);
    const code = this.#engine.replace(key, newKey, price > 0 ? price : present, lots);
    if (code !== 0) order.terms = oldTerms;
    return code;
  }
}

function replacedTerms(order: DeskOrder, id: number, price: PriceTicks, quantity: QuantityLots): OrderTerms {
  const terms = { ...order.terms, clientOrderId: id, quantity };
  const field = order.type.replaces;
  return price === 0 || field === 'nothing' ? terms : { ...terms, [field]: price };
}
