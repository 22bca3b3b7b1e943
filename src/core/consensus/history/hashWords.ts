/** Hexadecimal digits of a hash that a double holds exactly: 52 bits. */
const WORD_DIGITS = 13;
const WORDS = 5;
const LAST_DIGITS = 12;

/** A hash of 64 hexadecimal digits as five numbers, 13 digits each and 12 in the last. */
export function hashWords(hash: string): number[] {
  return Array.from({ length: WORDS }, (_, i) =>
    Number.parseInt(hash.slice(i * WORD_DIGITS, (i + 1) * WORD_DIGITS), 16),
  );
}

/** The hash of five words; where only the first is known, its end is zeros. */
export function hashOfWords(words: readonly number[]): string {
  const digits = (word: number, length: number) => word.toString(16).padStart(length, '0');
  return Array.from({ length: WORDS }, (_, i) =>
    digits(words[i] ?? 0, i === WORDS - 1 ? LAST_DIGITS : WORD_DIGITS),
  ).join('');
}

/** The first word alone: what messages and facts name blocks by. */
export function hashWord(hash: string): number {
  return Number.parseInt(hash.slice(0, WORD_DIGITS), 16);
}
