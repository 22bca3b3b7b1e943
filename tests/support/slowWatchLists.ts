import type { DeskOrder } from '../../src/market/exchange/orders/deskOrder.ts';
import { trailedTrigger, trailMoves } from '../../src/market/exchange/orders/types/trail.ts';
import { channelOf } from '../../src/market/exchange/orders/watchLists.ts';

/** The obvious twin of the watch lists: one array, looked through at every price. */
export class SlowWatchLists {
  readonly #waiting: { readonly order: DeskOrder; trigger: number }[] = [];

  add(order: DeskOrder, trigger: number): void {
    this.#waiting.push({ order, trigger });
  }

  remove(order: DeskOrder): void {
    const at = this.#waiting.findIndex((each) => each.order === order);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  get waiting(): readonly DeskOrder[] {
    return this.#waiting.map(({ order }) => order);
  }

  triggerOf(order: DeskOrder): number {
    return this.#waiting.find((each) => each.order === order)?.trigger ?? 0;
  }

  /** Orders touched by a price, in their turn: falls first, then rises, each from its nearest trigger on. */
  see(instrument: number, channel: number, price: number): DeskOrder[] {
    const here = this.#waiting.filter(
      ({ order }) => order.terms.instrument === instrument && channelOf(order.terms) === channel,
    );
    const rises = (order: DeskOrder) => order.type.triggersOnRise?.(order.terms.side) === true;
    const touched = here
      .filter(({ trigger }) => trigger !== 0)
      .filter(({ order, trigger }) => (rises(order) ? price >= trigger : price <= trigger))
      .sort((a, b) => {
        const [aRises, bRises] = [rises(a.order), rises(b.order)];
        if (aRises !== bRises) return aRises ? 1 : -1;
        const nearer = aRises ? a.trigger - b.trigger : b.trigger - a.trigger;
        return nearer || a.order.sequence - b.order.sequence;
      });
    for (const { order } of touched) this.remove(order);
    for (const each of here) {
      const { terms, type } = each.order;
      if (type.follow !== undefined && !touched.includes(each) && trailMoves(terms, each.trigger, price)) {
        each.trigger = trailedTrigger(terms, price);
      }
    }
    return touched.map(({ order }) => order);
  }
}
