const WORD_BITS = 32;

/** A growing set of small whole numbers, one bit each. */
export class NumberSet {
  /** Numbers below 32 lie here, because most sets hold no others, and there are many of them. */
  #first = 0;
  /** The words that follow. */
  #more: number[] | undefined;

  has(number: number): boolean {
    const word = number >>> 5;
    const bits = word === 0 ? this.#first : (this.#more?.[word - 1] ?? 0);
    return (bits & (1 << number)) !== 0;
  }

  /** Adds the number; false where it was there already. */
  add(number: number): boolean {
    const bit = 1 << number;
    if (number >= WORD_BITS) return this.#addFurther((number >>> 5) - 1, bit);
    if ((this.#first & bit) !== 0) return false;
    this.#first |= bit;
    return true;
  }

  /** The members, ascending. */
  members(): number[] {
    const members: number[] = [];
    for (const [word, bits] of this.snapshot().entries()) {
      for (let bit = 0; bit < WORD_BITS; bit++)
        if ((bits & (1 << bit)) !== 0) members.push(word * WORD_BITS + bit);
    }
    return members;
  }

  snapshot(): Int32Array {
    const more = this.#more ?? [];
    const words = new Int32Array(1 + more.length);
    words[0] = this.#first;
    words.set(more, 1);
    return words;
  }

  restore(words: Int32Array): void {
    this.#first = words[0];
    this.#more = words.length === 1 ? undefined : Array.from(words.subarray(1));
  }

  #addFurther(word: number, bit: number): boolean {
    this.#more ??= [];
    const words = this.#more;
    while (words.length <= word) words.push(0);
    if ((words[word] & bit) !== 0) return false;
    words[word] |= bit;
    return true;
  }
}
