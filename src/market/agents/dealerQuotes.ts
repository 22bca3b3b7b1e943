import type { PlainData } from '../../core/models/plainData.ts';
import type { Side } from '../../core/models/side.ts';
import type { ClientOrderId, OrderId, PriceTicks } from '../../core/models/units.ts';
import type { Hash64 } from '../../core/utils/hash.ts';

/** A dealer's live quote. */
export interface DealerQuote {
  readonly id: ClientOrderId;
  readonly side: Side;
  readonly price: PriceTicks;
  /** Its number at the venue, 0 until the venue has told it. */
  readonly order: OrderId;
  /** True once it has been awarded and its last look runs. */
  readonly awarded: boolean;
}

/** The quotes of one dealer that live, the oldest first. */
export class DealerQuotes {
  #quotes: DealerQuote[] = [];

  add(id: ClientOrderId, side: Side, price: PriceTicks): void {
    this.#quotes.push({ id, side, price, order: 0, awarded: false });
  }

  /** The venue has told the quote's number. */
  accepted(id: ClientOrderId, order: OrderId): void {
    this.#change((quote) => (quote.id === id ? { ...quote, order } : quote));
  }

  awarded(order: OrderId): void {
    this.#change((quote) => (quote.order === order ? { ...quote, awarded: true } : quote));
  }

  ended(id: ClientOrderId): void {
    this.#quotes = this.#quotes.filter((quote) => quote.id !== id);
  }

  #change(change: (quote: DealerQuote) => DealerQuote): void {
    this.#quotes = this.#quotes.map(change);
  }

  /** Those under last look. */
  underLastLook(): readonly DealerQuote[] {
    return this.#quotes.filter(({ awarded }) => awarded);
  }

  snapshot(): PlainData {
    return this.#quotes.map((quote) => ({ ...quote }));
  }

  restore(state: PlainData): void {
    this.#quotes = (state as unknown as readonly DealerQuote[]).map((quote) => ({ ...quote }));
  }

  addTo(hash: Hash64): void {
    for (const { id, side, price, order, awarded } of this.#quotes) {
      for (const value of [id, side, price, order, awarded ? 1 : 0]) hash.addNumber(value);
    }
  }
}
