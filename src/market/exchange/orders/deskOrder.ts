import type { OrderTerms } from '../../../core/models/orderTerms.ts';
import type { AccountId } from '../../../core/models/units.ts';
import type { OrderTypeRule, TimeRule } from './types/orderRules.ts';

/** Where an order of the desk is. */
export const STAGE = {
  /** Waits for the order it is linked to. */
  held: 0,
  /** Waits for its auction. */
  auction: 1,
  /** Waits for its trigger, or for a reference price. */
  waiting: 2,
  /** Triggered: its turn to go to the book comes within this command. */
  queued: 3,
  /** Given to the book. */
  book: 4,
  ended: 5,
} as const;

/** What a snapshot holds of an order. */
export interface DeskOrderState {
  readonly terms: OrderTerms;
  readonly account: AccountId;
  readonly key: number;
  readonly orderId: number;
  readonly sequence: number;
  readonly stage: number;
  readonly leaves: number;
  readonly filled: number;
  readonly trigger: number;
  readonly moveAt: number;
  readonly shownAt: number;
  readonly list: number;
}

/** An order that the desk follows from its entry to its end, in the book and out of it. */
export class DeskOrder {
  terms: OrderTerms;
  readonly type: OrderTypeRule;
  readonly time: TimeRule;
  readonly account: AccountId;
  key: number;
  orderId = 0;
  /** Place in the order of entry: what counts among equals. */
  readonly sequence: number;
  stage: number = STAGE.held;
  leaves: number;
  filled = 0;
  /** Present trigger price; 0 where there is none yet. */
  trigger = 0;
  /** Trailing stop: price at which the trigger moves next; 0 for never. */
  moveAt = 0;
  /** Pegged: price at which it is displayed; 0 while it is not. */
  shownAt = 0;
  /** Number of its list of linked orders; 0 for none. */
  list = 0;

  constructor(
    terms: OrderTerms,
    type: OrderTypeRule,
    time: TimeRule,
    account: AccountId,
    key: number,
    sequence: number,
  ) {
    this.terms = terms;
    this.type = type;
    this.time = time;
    this.account = account;
    this.key = key;
    this.sequence = sequence;
    this.leaves = terms.quantity;
  }

  get isParked(): boolean {
    return this.stage < STAGE.book;
  }

  state(): DeskOrderState {
    const { terms, account, key, orderId, sequence, stage, leaves, filled, trigger, moveAt, shownAt, list } =
      this;
    return {
      terms,
      account,
      key,
      orderId,
      sequence,
      stage,
      leaves,
      filled,
      trigger,
      moveAt,
      shownAt,
      list,
    };
  }

  assign(state: DeskOrderState): void {
    this.orderId = state.orderId;
    this.stage = state.stage;
    this.leaves = state.leaves;
    this.filled = state.filled;
    this.trigger = state.trigger;
    this.moveAt = state.moveAt;
    this.shownAt = state.shownAt;
    this.list = state.list;
  }
}
