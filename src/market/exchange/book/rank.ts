import type { Side } from '../../../core/models/side.ts';

/**
 * Inside a book a price is held as its rank: how good it is for whoever trades against it. For bids that is the
 * price itself, for asks its mirror image, so on both sides the best level has the highest rank, a search for the
 * next level goes down, and one piece of code serves both. Ranks run from 0 to 2^31 - 1.
 */
const MIRROR = 0x7fffffff;
/** The bit of a book's number that tells its side. */
const ASK = 1;
/** The bit that tells the book of the orders which no feed shows from the displayed one of the same side. */
export const DARK = 2;
/** Books of an instrument: two sides, each displayed and dark. */
export const BOOKS_SHIFT = 2;

/** Every price is at least as good: the limit of an order without one. */
export const LOWEST_RANK = 0;
/** Below every rank: the best rank of an empty side. */
export const NO_RANK = -1;

/** The displayed book of one side of one instrument; with {@link DARK} set, the dark one. */
export function bookOf(instrument: number, side: Side): number {
  return (instrument << BOOKS_SHIFT) | side;
}

/** The instrument that a book belongs to. */
export function instrumentOfBook(book: number): number {
  return book >> BOOKS_SHIFT;
}

/** The side that a book holds. */
export function sideOfBook(book: number): Side {
  return (book & 1) as Side;
}

/** The book of the other side of the same instrument, as displayed or dark as this one. */
export function facing(book: number): number {
  return book ^ 1;
}

/** Rank of a price in a book, and, since mirroring twice changes nothing, price of a rank. */
export function rankOf(book: number, price: number): number {
  return price ^ (-(book & ASK) & MIRROR);
}
