/** A growing set of small whole numbers, one bit each. */
export class NumberSet {
  /** A plain list, because most sets are small and there are many: a typed array would be far greater than its content. */
  #words = [0];

  has(number: number): boolean {
    const word = number >>> 5;
    return word < this.#words.length && (this.#words[word] & (1 << number)) !== 0;
  }

  /** Adds the number; false where it was there already. */
  add(number: number): boolean {
    const word = number >>> 5;
    if (word >= this.#words.length) this.#grow(word);
    const bit = 1 << number;
    if ((this.#words[word] & bit) !== 0) return false;
    this.#words[word] |= bit;
    return true;
  }

  /** The members, ascending. */
  members(): number[] {
    const members: number[] = [];
    for (let number = 0; number < this.#words.length * 32; number++)
      if (this.has(number)) members.push(number);
    return members;
  }

  snapshot(): Int32Array {
    return Int32Array.from(this.#words);
  }

  restore(words: Int32Array): void {
    this.#words = Array.from(words);
  }

  #grow(word: number): void {
    const words = this.#words;
    while (words.length <= word) words.push(0);
  }
}
