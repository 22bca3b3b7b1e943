/**
 * How messages follow one another in a file: `length` puts the message's length before each (two bytes, big-endian;
 * NASDAQ's daily files, "BinaryFILE" specification), `zero` two zero bytes, `bare` nothing.
 */
export type ItchFraming = 'length' | 'zero' | 'bare';

export const ITCH_FRAMINGS: readonly ItchFraming[] = ['length', 'zero', 'bare'];

/** Bytes before each message. */
export const ITCH_PREFIX_BYTES: Readonly<Record<ItchFraming, number>> = { length: 2, zero: 2, bare: 0 };

/**
 * The framing of a file by its first two bytes: no message is longer than 255 bytes, so a length begins with a zero
 * byte and goes on with another one, and no type letter is a zero byte.
 */
export function framingOf(first: number, second: number): ItchFraming {
  if (first !== 0) return 'bare';
  return second === 0 ? 'zero' : 'length';
}
