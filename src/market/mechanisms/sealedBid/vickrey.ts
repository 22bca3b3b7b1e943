import type { Awarded, Interest, Payments, PricedLots } from './award.ts';

/**
 * Every winner pays what the others lose by it: for the k lots of an account the k most valuable uses that they would
 * have had otherwise, which are the highest losing bids of others and, for the sellers, their reserves. With one lot
 * that is the second-highest bid or the reserve; with one reserve it is Vickrey's auction of several units
 * ("Counterspeculation, auctions, and competitive sealed tenders", Journal of Finance 16, 1961; Krishna 2010, chapter
 * 12). To bid what a lot is worth is a dominant strategy for whoever bids on one side only.
 */
export function vickreyPayments(awarded: Awarded): Payments {
  const { bids, offers, won, given } = awarded;
  const losing = bids.map((bid, place) => ({ ...bid, quantity: bid.quantity - won[place] }));
  // The most expensive of the lots sold is the first that its seller would have kept.
  const kept = offers.map((offer, place) => ({ ...offer, quantity: given[place] })).toReversed();
  const uses = new Map<number, Uses>();
  return bids.map(({ account }, place) => {
    if (won[place] === 0) return [];
    let left = uses.get(account);
    if (left === undefined) {
      const others = losing.filter((bid) => bid.account !== account);
      left = new Uses(others, kept);
      uses.set(account, left);
    }
    return left.take(won[place]);
  });
}

/** The other uses of the lots that one account won, best first; each is taken once. */
class Uses {
  readonly #lists: readonly (readonly Interest[])[];
  readonly #place = [0, 0];
  readonly #taken = [0, 0];

  constructor(bids: readonly Interest[], kept: readonly Interest[]) {
    this.#lists = [bids, kept];
  }

  take(lots: number): PricedLots[] {
    const taken: PricedLots[] = [];
    for (let left = lots; left > 0; ) {
      const list = this.#better();
      const use = this.#lists[list][this.#place[list]];
      const quantity = Math.min(left, use.quantity - this.#taken[list]);
      const last = taken.at(-1);
      if (last?.price === use.value)
        taken[taken.length - 1] = { ...last, quantity: last.quantity + quantity };
      else taken.push({ price: use.value, quantity });
      this.#taken[list] += quantity;
      left -= quantity;
    }
    return taken;
  }

  /** 0 where the best use left is a bid, 1 where it is a seller's; there are as many of the latter as lots sold. */
  #better(): number {
    const [bid, kept] = [this.#next(0), this.#next(1)];
    return bid !== undefined && (kept === undefined || bid.value >= kept.value) ? 0 : 1;
  }

  #next(list: number): Interest | undefined {
    const items = this.#lists[list];
    while (this.#place[list] < items.length && items[this.#place[list]].quantity === this.#taken[list]) {
      this.#place[list] += 1;
      this.#taken[list] = 0;
    }
    return items[this.#place[list]];
  }
}
