import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, MirrorOrder, Watch } from '../watch.ts';

/**
 * An order that trades at all trades what it asked for at least, or all that is left of it. Venues count one
 * counterparty or several together, so what a command gives an order is taken together.
 */
export class MinimumQuantityWatch implements Watch {
  /** Of each order that trades: what was left of it before, and what it got. */
  readonly #traded = new Map<MirrorOrder, { readonly leaves: number; filled: number }>();

  begin(): void {
    this.#traded.clear();
  }

  filled(_market: MarketPicture, { order, quantity }: Fill): void {
    const traded = this.#traded.get(order) ?? { leaves: order.leaves, filled: 0 };
    traded.filled += quantity;
    this.#traded.set(order, traded);
  }

  after(): void {
    for (const [order, { leaves, filled }] of this.#traded) {
      const due = Math.min(order.command.minimumQuantity ?? 0, leaves);
      holdRule(
        filled >= due,
        CARD.minimumQuantity,
        () => `order ${order.key} trades ${filled} lots, where it asked for ${due} at least`,
      );
    }
  }
}
