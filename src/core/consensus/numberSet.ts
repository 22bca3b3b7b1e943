/** A growing set of small whole numbers, one bit each. */
export class NumberSet {
  #words = new Int32Array(4);

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
    return this.#words.slice();
  }

  restore(words: Int32Array): void {
    this.#words = words.slice();
  }

  #grow(word: number): void {
    const words = new Int32Array(Math.max(2 * this.#words.length, word + 1));
    words.set(this.#words);
    this.#words = words;
  }
}
