import { assert } from './assert.ts';

/**
 * A set of the integers below `length`, with one bit each, one bit for each word of 32 that is not empty, and one
 * bit for each word of those: the next or previous member is found in a few steps however far away it is.
 */
export class Bitset {
  readonly length: number;
  readonly #words: Int32Array;
  readonly #summary: Int32Array;
  readonly #top: Int32Array;

  constructor(length: number) {
    assert(Number.isInteger(length) && length > 0, 'a bitset has at least one bit');
    this.length = length;
    this.#words = new Int32Array((length + 31) >>> 5);
    this.#summary = new Int32Array((this.#words.length + 31) >>> 5);
    this.#top = new Int32Array((this.#summary.length + 31) >>> 5);
  }

  set(index: number): void {
    const word = index >>> 5;
    const before = this.#words[word];
    this.#words[word] = before | (1 << index);
    if (before !== 0) return;
    const group = word >>> 5;
    this.#summary[group] |= 1 << word;
    this.#top[group >>> 5] |= 1 << group;
  }

  clear(index: number): void {
    const word = index >>> 5;
    const after = this.#words[word] & ~(1 << index);
    this.#words[word] = after;
    if (after !== 0) return;
    const group = word >>> 5;
    this.#summary[group] &= ~(1 << word);
    if (this.#summary[group] === 0) this.#top[group >>> 5] &= ~(1 << group);
  }

  has(index: number): boolean {
    return (this.#words[index >>> 5] & (1 << index)) !== 0;
  }

  clearAll(): void {
    this.#words.fill(0);
    this.#summary.fill(0);
    this.#top.fill(0);
  }

  /** The least member that is at least `from`, which may be `length`; -1 where there is none. */
  nextSet(from: number): number {
    if (from >= this.length) return -1;
    const word = from >>> 5;
    const bits = this.#words[word] & (-1 << from);
    if (bits !== 0) return (word << 5) + lowestBit(bits);
    const next = this.#nextWord(word + 1);
    return next < 0 ? -1 : (next << 5) + lowestBit(this.#words[next]);
  }

  /** The greatest member that is at most `from`, which may be -1; -1 where there is none. */
  prevSet(from: number): number {
    if (from < 0) return -1;
    const word = from >>> 5;
    const bits = this.#words[word] & (-1 >>> (31 - (from & 31)));
    if (bits !== 0) return (word << 5) + highestBit(bits);
    const previous = this.#previousWord(word - 1);
    return previous < 0 ? -1 : (previous << 5) + highestBit(this.#words[previous]);
  }

  /** The first word from `from` on that is not empty. */
  #nextWord(from: number): number {
    const summary = this.#summary;
    const top = this.#top;
    let group = from >>> 5;
    if (group >= summary.length) return -1;
    const bits = summary[group] & (-1 << from);
    if (bits !== 0) return (group << 5) + lowestBit(bits);
    group++;
    let high = group >>> 5;
    if (high >= top.length) return -1;
    let groups = top[high] & (-1 << group);
    while (groups === 0) {
      if (++high === top.length) return -1;
      groups = top[high];
    }
    group = (high << 5) + lowestBit(groups);
    return (group << 5) + lowestBit(summary[group]);
  }

  /** The last word up to `from` that is not empty. */
  #previousWord(from: number): number {
    if (from < 0) return -1;
    const summary = this.#summary;
    const top = this.#top;
    let group = from >>> 5;
    const bits = summary[group] & (-1 >>> (31 - (from & 31)));
    if (bits !== 0) return (group << 5) + highestBit(bits);
    group--;
    if (group < 0) return -1;
    let high = group >>> 5;
    let groups = top[high] & (-1 >>> (31 - (group & 31)));
    while (groups === 0) {
      if (--high < 0) return -1;
      groups = top[high];
    }
    group = (high << 5) + highestBit(groups);
    return (group << 5) + highestBit(summary[group]);
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function highestBit(bits: number): number {
  return 31 - Math.clz32(bits);
}
