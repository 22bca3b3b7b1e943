import type { LobsterBookRow } from '../../../core/data/lobster/lobsterBookRow.ts';
import { LOBSTER_BUY, LOBSTER_TYPE, type LobsterMessage } from '../../../core/data/lobster/lobsterMessage.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { ANONYMOUS, type FeedBook } from '../../../market/exchange/book/feedBook.ts';

/** Gives an adopted order its id; {@link ANONYMOUS} for none. */
export type NameAdopted = (side: Side, price: number, quantity: number) => number;

/**
 * Adopts liquidity that comes into sight. A recording shows a window of N levels; when a level inside empties, one
 * from below moves in whose orders were entered where nobody recorded them. A level shown beyond the deepest price
 * shown until then on its side is adopted: what the row shows and no known order explains becomes one anonymous
 * order at the head of its queue.
 */
export class LevelReveal {
  /** Levels adopted after the first row. */
  revealed = 0;
  readonly #book: FeedBook;
  readonly #instrument: number;
  readonly #name: NameAdopted;
  /** Deepest price shown until now, by side: the lowest bid, the highest ask. */
  readonly #deepest: [number, number] = [Number.POSITIVE_INFINITY, 0];

  constructor(book: FeedBook, instrument: number, name: NameAdopted = () => ANONYMOUS) {
    this.#book = book;
    this.#instrument = instrument;
    this.#name = name;
  }

  /** Takes all that the first row shows. */
  seed(row: LobsterBookRow): void {
    for (const side of [BUY, SELL] as const) this.#adoptBeyond(side, row, 0);
    this.revealed = 0;
  }

  /** Takes what `row` is the first to show; the level of the row's own new order is explained by that order. */
  show(message: Pick<Readonly<LobsterMessage>, 'type' | 'price' | 'direction'>, row: LobsterBookRow): void {
    const added = message.type === LOBSTER_TYPE.add ? message.price : 0;
    const addedSide = message.direction === LOBSTER_BUY ? BUY : SELL;
    this.#adoptBeyond(BUY, row, addedSide === BUY ? added : 0);
    this.#adoptBeyond(SELL, row, addedSide === SELL ? added : 0);
  }

  #adoptBeyond(side: Side, row: LobsterBookRow, added: number): void {
    const prices = side === BUY ? row.bidPrice : row.askPrice;
    const sizes = side === BUY ? row.bidSize : row.askSize;
    const known = this.#deepest[side];
    let deepest = known;
    for (let level = row.levels - 1; level >= 0; level--) {
      if (sizes[level] === 0) continue;
      const price = prices[level];
      if (side === BUY ? price >= known : price <= known) break;
      if (deepest === known) deepest = price;
      if (price !== added) this.#adopt(side, price, sizes[level]);
    }
    this.#deepest[side] = deepest;
  }

  #adopt(side: Side, price: number, shown: number): void {
    const unexplained = shown - this.#book.levelQuantity(this.#instrument, side, price);
    if (unexplained <= 0) return;
    const id = this.#name(side, price, unexplained);
    this.#book.addAtHead(id, this.#instrument, side, price, unexplained);
    this.revealed++;
  }
}
