import type { DeskOrder } from './deskOrder.ts';
import type { LinkRule } from './types/orderRules.ts';

/** Orders that entered as one list. */
export class LinkedOrders {
  readonly id: number;
  readonly rule: LinkRule;
  readonly members: readonly DeskOrder[];

  constructor(id: number, rule: LinkRule, members: readonly DeskOrder[]) {
    this.id = id;
    this.rule = rule;
    this.members = members;
  }
}
