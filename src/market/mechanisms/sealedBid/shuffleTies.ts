import type { Rng } from '../../../core/utils/rng.ts';

/** Puts neighbours of one price into a random order (Fisher and Yates, Statistical Tables, 1938, example 12). */
export function shuffleTies(orders: { readonly price: number }[], rng: Rng): void {
  for (let first = 0; first < orders.length; ) {
    const next = orders.findIndex((order, place) => place > first && order.price !== orders[first].price);
    const end = next < 0 ? orders.length : next;
    for (let last = end - 1; last > first; last--) {
      const chosen = first + rng.below(last - first + 1);
      [orders[chosen], orders[last]] = [orders[last], orders[chosen]];
    }
    first = end;
  }
}
