import { FEED_RECORD } from '../../../core/models/feedRecord.ts';
import type { Message } from '../../../core/models/message.ts';
import {
  CancelRejected,
  OrderCancelled,
  OrderFilled,
  OrderRejected,
  OrderReplaced,
} from '../../../core/models/messages/execution.ts';
import { TIME_IN_FORCE } from '../../../core/models/messages/orderEntry.ts';
import { RECORD_RULE } from '../../../core/models/messages/recordedFlow.ts';
import { type OrderRecord, RECORD_FIT } from '../../../core/models/ports/recordings.ts';
import { opposite, type Side } from '../../../core/models/side.ts';
import type { ClientOrderId, InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { VenueGateway } from '../../exchange/gateway/venueGateway.ts';
import { OrderPairs } from './orderPairs.ts';
import type { RuleCounts } from './ruleCounts.ts';

/** Cells of the owner: orders entered, lots traded in the record and met here, the aggressor at work. */
const ENTERED = 0;
const EXECUTED = 1;
const MET = 2;
const AGGRESSOR = 3;
export const MIRROR_CELLS = 4;

/** Acts in a market as recorded traders did, and keeps account of where the two part: see {@link RECORD_RULE}. */
export class MirroredOrders {
  readonly pairs = new OrderPairs();
  /** Rows that the aggressor at work is to meet. */
  wanted: number[] = [];
  readonly #gateway: VenueGateway;
  readonly #instrument: InstrumentId;
  readonly #cells: Float64Array;
  readonly #rules: RuleCounts;

  constructor(gateway: VenueGateway, instrument: InstrumentId, cells: Float64Array, rules: RuleCounts) {
    this.#gateway = gateway;
    this.#instrument = instrument;
    this.#cells = cells;
    this.#rules = rules;
  }

  get entered(): number {
    return this.#cells[ENTERED];
  }
  /** Lots that the record has traded by executions in turn, and those of them that traded alike here. */
  get executedLots(): QuantityLots {
    return this.#cells[EXECUTED];
  }
  get metLots(): QuantityLots {
    return this.#cells[MET];
  }

  /** Does what the line says, but for an execution in turn; true where something was sent. */
  follow({ record, fit }: OrderRecord): boolean {
    const { kind, id, otherId, price, quantity } = record;
    if (kind === FEED_RECORD.trade) this.#rules.use(RECORD_RULE.hidden, quantity);
    else if (fit === RECORD_FIT.unknown) this.#rules.use(RECORD_RULE.unknown, 0);
    else if (kind === FEED_RECORD.orderReplace) return this.#replace(otherId, id, price, quantity, fit);
    else if (kind !== FEED_RECORD.orderAdd) return this.#shrink(kind, id, quantity);
    else return this.#enter(id, record.side as Side, price, quantity, quantity, fit);
    return false;
  }

  /** An execution in turn: its order is one that the aggressor is to meet. */
  expect({ record: { id, quantity } }: OrderRecord): void {
    const { pairs } = this;
    const row = pairs.find(id);
    pairs.setRecorded(row, pairs.recorded(row) - quantity);
    pairs.setExpected(row, pairs.expected(row) + quantity);
    this.wanted.push(row);
  }

  /** Sends the aggressor of the executions expected: `price` is the worst that it got. */
  aggress(maker: Side, price: PriceTicks, quantity: QuantityLots): void {
    this.#cells[EXECUTED] += quantity;
    const { ioc: timeInForce } = TIME_IN_FORCE;
    const side = opposite(maker);
    const instrument = this.#instrument;
    this.#cells[AGGRESSOR] = this.#gateway.submitLimit({ instrument, side, price, quantity, timeInForce });
  }

  /** The aggressor is done: what it was to meet and did not stays, or goes as it did in the record. */
  settle(withdraws: boolean): void {
    const { pairs } = this;
    for (const row of this.wanted) {
      const missed = pairs.expected(row);
      pairs.setExpected(row, 0);
      if (missed > 0) this.#rules.use(RECORD_RULE.missed, missed);
      if (missed > 0 && withdraws && pairs.present(row) > pairs.recorded(row)) {
        this.#cutTo(row, pairs.recorded(row));
      }
      pairs.release(row);
    }
    this.wanted = [];
    this.#cells[AGGRESSOR] = 0;
  }

  /** Takes in a report, after the gateway has. */
  onReport(message: Message): void {
    switch (message.kind) {
      case OrderFilled.id:
        this.#filled(message);
        break;
      case OrderCancelled.id:
        this.#cancelled(message);
        break;
      case OrderReplaced.id: {
        const row = this.pairs.findHere(message.get(OrderReplaced.clientOrderId));
        if (row >= 0) this.pairs.setPresent(row, message.get(OrderReplaced.leaves));
        break;
      }
      case OrderRejected.id:
        this.#rejected(message.get(OrderRejected.clientOrderId));
        break;
      case CancelRejected.id:
        this.#replaceRejected(message);
        break;
    }
  }

  /** A new order; of one that replaces another and has traded here since, fewer lots are wanted than the record has. */
  #enter(id: number, side: Side, price: PriceTicks, quantity: QuantityLots, wanted: number, fit: number) {
    const { pairs } = this;
    const row = pairs.add(id, side, price);
    pairs.setRecorded(row, quantity);
    this.#cells[ENTERED]++;
    if (fit === RECORD_FIT.crosses) this.#rules.use(RECORD_RULE.crossed, quantity);
    if (wanted <= 0) return false;
    pairs.setPresent(row, wanted);
    const instrument = this.#instrument;
    pairs.setClientId(row, this.#gateway.submitLimit({ instrument, side, price, quantity: wanted }));
    return true;
  }

  /** A cancel, whole or in part, or an execution that jumped the queue. */
  #shrink(kind: number, id: number, quantity: QuantityLots): boolean {
    const { pairs } = this;
    const row = pairs.find(id);
    if (kind === FEED_RECORD.orderExecute) this.#rules.use(RECORD_RULE.outOfTurn, quantity);
    const present = pairs.present(row);
    const isWhole = kind === FEED_RECORD.orderRemove;
    pairs.setRecorded(row, isWhole ? 0 : pairs.recorded(row) - quantity);
    if (present > 0) return this.#cutTo(row, isWhole ? 0 : Math.max(0, present - quantity));
    this.#rules.use(RECORD_RULE.gone, quantity);
    pairs.release(row);
    return false;
  }

  /** The new order waits last in its queue, also at the same price: a cancel, and an order of what is still wanted. */
  #replace(oldId: number, id: number, price: PriceTicks, quantity: QuantityLots, fit: number): boolean {
    const { pairs } = this;
    const old = pairs.find(oldId);
    const side = pairs.side(old) as Side;
    const present = pairs.present(old);
    const wanted = present === 0 ? 0 : quantity - pairs.recorded(old) + present;
    if (present === 0) this.#rules.use(RECORD_RULE.gone, quantity);
    else this.#gateway.cancel(pairs.clientId(old));
    pairs.setRecorded(old, 0);
    pairs.setPresent(old, 0);
    pairs.release(old);
    const isSent = this.#enter(id, side, price, quantity, wanted, fit);
    return isSent || present > 0;
  }

  /** Leaves so many lots of an order that is there, in its place. */
  #cutTo(row: number, lots: QuantityLots): boolean {
    const { pairs } = this;
    const id = pairs.clientId(row);
    if (lots === 0) return this.#gateway.cancel(id);
    const newId = this.#gateway.replace(id, pairs.price(row), lots);
    if (newId !== 0) pairs.setClientId(row, newId);
    return newId !== 0;
  }

  #filled(message: Message): void {
    const { pairs } = this;
    const row = pairs.findHere(message.get(OrderFilled.clientOrderId));
    if (row < 0) return;
    const quantity = message.get(OrderFilled.quantity);
    const met = Math.min(quantity, pairs.expected(row));
    this.#cells[MET] += met;
    pairs.setExpected(row, pairs.expected(row) - met);
    pairs.setPresent(row, message.get(OrderFilled.leaves));
    if (quantity > met) this.#rules.use(RECORD_RULE.extra, quantity - met);
    pairs.release(row);
  }

  #cancelled(message: Message): void {
    const id = message.get(OrderCancelled.clientOrderId);
    if (id === this.#cells[AGGRESSOR]) {
      this.#rules.use(RECORD_RULE.unfilled, message.get(OrderCancelled.quantity));
    } else this.#ended(id);
  }

  #rejected(id: ClientOrderId): void {
    const row = this.pairs.findHere(id);
    this.#rules.use(RECORD_RULE.refused, row < 0 ? 0 : this.pairs.present(row));
    this.#ended(id);
  }

  #ended(id: ClientOrderId): void {
    const row = this.pairs.findHere(id);
    if (row < 0) return;
    this.pairs.setPresent(row, 0);
    this.pairs.release(row);
  }

  /** The order goes on under its old id, if it goes on. */
  #replaceRejected(message: Message): void {
    const row = this.pairs.findHere(message.get(CancelRejected.clientOrderId));
    if (row < 0) return;
    const id = message.get(CancelRejected.originalClientOrderId);
    this.pairs.setClientId(row, id);
    if (this.#gateway.stateOf(id) < 0) this.#ended(id);
  }
}
