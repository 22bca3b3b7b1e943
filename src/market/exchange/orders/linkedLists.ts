import { assert } from '../../../core/utils/assert.ts';
import { type DeskOrder, type DeskOrderState, STAGE } from './deskOrder.ts';
import type { LinkedOrders } from './linkedOrders.ts';

/** Something happened to a member of a list: it traded `quantity`, or (0) it ended with something unfilled. */
interface Notice {
  readonly list: LinkedOrders;
  readonly index: number;
  readonly quantity: number;
}

/** The lists of linked orders that have a member alive, and what their rules have not been told yet. */
export class LinkedLists {
  lastId = 0;
  readonly #byId = new Map<number, LinkedOrders>();
  readonly #notices: Notice[] = [];

  add(list: LinkedOrders): void {
    this.#byId.set(list.id, list);
  }

  traded(order: DeskOrder, quantity: number): void {
    this.#notice(order, quantity);
  }

  cancelled(order: DeskOrder): void {
    this.#notice(order, 0);
  }

  /** Takes the list out with its last member; notices that are on their way keep it. */
  memberEnded(order: DeskOrder): void {
    const list = this.#byId.get(order.list);
    if (list?.members.every(({ stage }) => stage === STAGE.ended)) this.#byId.delete(list.id);
  }

  /** True while a member's fill or end has not been told to its list. */
  get areAtWork(): boolean {
    return this.#notices.length > 0;
  }

  nextNotice(): Notice | undefined {
    return this.#notices.shift();
  }

  dropNotices(): void {
    // Setting the length costs, even where nothing changes, and this is asked after every command.
    if (this.#notices.length > 0) this.#notices.length = 0;
  }

  #notice(order: DeskOrder, quantity: number): void {
    const list = this.#byId.get(order.list);
    if (list === undefined) return;
    this.#notices.push({ list, index: list.members.indexOf(order), quantity });
  }

  state(): { id: number; link: string; members: DeskOrderState[] }[] {
    assert(!this.areAtWork, 'a snapshot was taken while linked orders were at work');
    return [...this.#byId.values()].map(({ id, rule, members }) => ({
      id,
      link: rule.name,
      members: members.map((member) => member.state()),
    }));
  }

  clear(): void {
    this.#byId.clear();
  }
}
