import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { ORDER_TYPE, POST_ONLY } from '../../../core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, opposite, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { BookEngine } from '../../exchange/book/bookEngine.ts';
import { type BookTerms, NO_TERMS } from '../../exchange/book/bookTerms.ts';
import { cancelText, enterText, replaceText } from './commandText.ts';
import { checkOffered } from './offered.ts';
import { RuleRunner } from './ruleRunner.ts';

/** The id of an order that has none yet. */
const NEW_ID = 0;

/**
 * A mechanism as the engine of a venue: the commands of a book, each carried out by the author's rules. What a book has
 * beyond them (terms, calls) a mechanism does not offer.
 */
export class DefinedEngine extends RuleRunner implements BookEngine {
  #asked = 0;

  /** The instruments were made with the engine; this counts through them. */
  addInstrument(): number {
    assert(
      this.#asked < this.config.instruments,
      'a mechanism is asked for more instruments than it was made for',
    );
    return this.#asked++;
  }

  submit(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
  ): number {
    return this.submitTerms(
      key,
      account,
      instrument,
      side,
      orderType,
      timeInForce,
      price,
      quantity,
      flags,
      NO_TERMS,
      NEW_ID,
    );
  }

  submitTerms(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
    terms: BookTerms,
    knownId: number,
  ): number {
    const limit = orderType === ORDER_TYPE.market ? 0 : price;
    const code =
      this.#whyNotTerms(terms) || this.#whyNot(key, instrument, side, orderType, timeInForce, limit, flags);
    if (code !== 0) return code;
    const { counterOrder = 0, minimumQuantity } = terms;
    const text = () =>
      enterText({
        key,
        account,
        instrument,
        side,
        orderType,
        timeInForce,
        price,
        quantity,
        flags,
        minimumQuantity,
        counterOrder,
      });
    const asked = { account, instrument, side, timeInForce, quantity, minimumQuantity, counterOrder };
    const refused = this.refusal({ ...asked, price: limit }, text);
    if (refused !== 0) return refused;
    const orderId = knownId === NEW_ID ? this.lastOrderId + 1 : knownId;
    const ticket = {
      orderId,
      account,
      instrument,
      side,
      timeInForce,
      flags,
      minimumQuantity,
      counterOrder,
    };
    const told = this.open({
      key,
      orderId,
      account,
      instrument,
      side,
      price: limit,
      leaves: quantity,
      flags,
    });
    const failed = this.run(instrument, text, () =>
      this.enter(this.working.open(ticket, told, knownId !== NEW_ID), quantity),
    );
    if (failed !== 0) this.discard(told);
    else if (knownId === NEW_ID) this.lastOrderId = orderId;
    return failed;
  }

  #whyNotTerms(terms: BookTerms): number {
    const { displayQuantity, displayRange, hidden, allOrNone, minimumQuantity, counterOrder = 0 } = terms;
    const offers = this.config.capabilities;
    const isOffered =
      displayQuantity + displayRange === 0 &&
      !hidden &&
      !allOrNone &&
      (minimumQuantity <= 1 || offers.minimumQuantity === true) &&
      (counterOrder === 0 || offers.counterOrder === true);
    return isOffered ? 0 : REJECT_CODE.termsNotOffered;
  }

  #whyNot(
    key: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    limit: number,
    flags: number,
  ): number {
    if (this.failure !== undefined) return REJECT_CODE.venueHalted;
    const code = checkOffered(this.config.capabilities, orderType, timeInForce, flags);
    if (code !== 0) return code;
    if (this.working.find(key) !== undefined) return REJECT_CODE.duplicateClientOrderId;
    return this.#wouldTake(instrument, side, limit, flags) ? REJECT_CODE.postOnlyWouldCross : 0;
  }

  /** Between batches a post-only order crosses nobody: whether it takes is settled by the batch. */
  #wouldTake(instrument: number, side: Side, limit: number, flags: number): boolean {
    if ((flags & POST_ONLY) === 0 || this.config.capabilities.trading !== 'continuous') return false;
    const best = this.working.best(instrument, opposite(side))?.price ?? 0;
    return best !== 0 && (side === BUY ? limit >= best : limit <= best);
  }

  cancel(key: number, reason: number): number {
    const record = this.working.find(key);
    if (record === undefined) return REJECT_CODE.unknownOrder;
    const text = () => cancelText(key);
    const refused = reason === CANCEL_REASON.requested ? this.refusalOfCancel(record.view, text) : 0;
    if (refused !== 0) return refused;
    return this.run(record.ticket.instrument, text, () => this.working.cancel(record.view, reason));
  }

  reduce(key: number, quantity: number): number {
    const record = this.working.find(key);
    if (record === undefined) return REJECT_CODE.unknownOrder;
    const less = record.leaves - quantity;
    const text = () => replaceText(key, key, record.price, less);
    return this.run(record.ticket.instrument, text, () => {
      if (less > 0) this.working.reduce(record, quantity);
      else this.working.cancel(record.view, CANCEL_REASON.requested);
    });
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const record = this.working.find(key);
    if (record === undefined) return REJECT_CODE.unknownOrder;
    if (!this.config.capabilities.replace) return REJECT_CODE.replaceNotOffered;
    if (record.price === 0) return REJECT_CODE.invalidPrice;
    if (newKey !== key && this.working.find(newKey) !== undefined) return REJECT_CODE.duplicateClientOrderId;
    const { instrument, side, flags } = record.ticket;
    const keeps = price === record.price && quantity <= record.leaves;
    if (!keeps && this.#wouldTake(instrument, side, price, flags)) return REJECT_CODE.postOnlyWouldCross;
    const text = () => replaceText(key, newKey, price, quantity);
    return this.run(instrument, text, () => {
      if (!keeps) this.left(record.view);
      if (!this.working.replace(record, newKey, price, quantity)) this.enter(record.view, quantity);
    });
  }

  reprice(key: number, price: number): number {
    const record = this.working.find(key);
    if (record === undefined) return REJECT_CODE.unknownOrder;
    if (price === record.price) return 0;
    const { instrument, side, flags } = record.ticket;
    if (this.#wouldTake(instrument, side, price, flags)) return REJECT_CODE.postOnlyWouldCross;
    const { leaves } = record;
    return this.run(
      instrument,
      () => replaceText(key, key, price, leaves),
      () => {
        this.left(record.view);
        this.working.reprice(record, price);
        this.enter(record.view, leaves);
      },
    );
  }

  takeOrderId(): number {
    this.lastOrderId += 1;
    return this.lastOrderId;
  }

  termsOf(): BookTerms {
    return NO_TERMS;
  }

  /** A mechanism decides itself when it trades, so no session calls its orders. */
  setMatching(): void {
    assert(false, 'a session asks a mechanism to stop matching');
  }

  isMatching(): boolean {
    return true;
  }

  uncross(): number {
    assert(false, 'a session asks a mechanism for an auction');
  }

  collectCall(): void {
    assert(false, 'a session asks a mechanism what stands in its call');
  }

  reset(): void {
    assert(false, 'a mechanism is made afresh, not emptied');
  }
}
