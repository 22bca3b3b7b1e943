import { assert } from '../../../core/utils/assert.ts';
import { LevelStore } from './levelStore.ts';

/** Bits of a rank that one node resolves, and the children that gives it. */
const DIGIT_BITS = 6;
const DIGIT_MASK = 63;
/** Words of a node: shift of its digit (0 in a leaf), first rank it covers, parent, two words of bitmap, children. */
const SHIFT = 0;
const BASE = 1;
const PARENT = 2;
const BITS = 3;
const CHILDREN = 8;
const NODE_WORDS = CHILDREN + DIGIT_MASK + 1;

const FIRST_NODES = 32;
/** No node, and no child: offset 0 is never given away. */
const NO_NODE = 0;

export interface PriceIndexState {
  readonly nodes: Int32Array;
  readonly free: number;
}

/**
 * Maps ranks to levels and finds the next level below, for any number of books: each has a root of its own, which
 * the caller keeps and which `insert` and `remove` hand back.
 *
 * A radix tree of 64 children a node, in one typed array, with paths compressed: a node stands only where ranks
 * part, so a book costs memory for the levels it has and never for the range they span, and a lookup in a book of
 * ordinary width reads one or two nodes. (The idea is Morrison's PATRICIA, J. ACM 15(4), 1968, with a bitmap per
 * node to find a neighbour.) An absent child is 0 and a freed node is all zeros, so a lookup need not read bitmaps.
 */
export class PriceIndex extends LevelStore {
  nodes = new Int32Array((FIRST_NODES + 1) * NODE_WORDS);
  /** Offset behind the last node that has been in use. */
  nodesUsed = NODE_WORDS;
  #free = NO_NODE;

  /** The level at `rank`, or 0. */
  findLevel(root: number, rank: number): number {
    const nodes = this.nodes;
    let node = root;
    if (node === NO_NODE) return 0;
    let shift = nodes[node + SHIFT];
    while (shift !== 0) {
      node = nodes[node + CHILDREN + ((rank >>> shift) & DIGIT_MASK)];
      if (node === NO_NODE) return 0;
      shift = nodes[node + SHIFT];
    }
    if (nodes[node + BASE] !== (rank & ~DIGIT_MASK)) return 0;
    return nodes[node + CHILDREN + (rank & DIGIT_MASK)];
  }

  /** The level with the highest rank below `rank`, which need not be there itself; or 0. */
  levelBelow(root: number, rank: number): number {
    const nodes = this.nodes;
    let node = root;
    /** The subtree nearest below the path gone so far. */
    let lower = NO_NODE;
    while (node !== NO_NODE) {
      const shift = nodes[node + SHIFT];
      const base = nodes[node + BASE];
      if (!covers(base, shift, rank)) return this.#highest(rank > base ? node : lower);
      const digit = (rank >>> shift) & DIGIT_MASK;
      const bit = bitBelow(nodes[node + BITS], nodes[node + BITS + 1], digit);
      if (bit >= 0) {
        if (shift === 0) return nodes[node + CHILDREN + bit];
        lower = nodes[node + CHILDREN + bit];
      }
      if (shift === 0) break;
      node = nodes[node + CHILDREN + digit];
    }
    return this.#highest(lower);
  }

  /** The same where the leaf that holds `rank` is known: mostly one bitmap answers. */
  levelBelowInLeaf(root: number, leaf: number, rank: number): number {
    const nodes = this.nodes;
    const bit = bitBelow(nodes[leaf + BITS], nodes[leaf + BITS + 1], rank & DIGIT_MASK);
    return bit >= 0 ? nodes[leaf + CHILDREN + bit] : this.levelBelow(root, rank);
  }

  /** The leaf that holds a `rank` which is there. */
  leafOf(root: number, rank: number): number {
    const nodes = this.nodes;
    let node = root;
    for (let shift = nodes[node + SHIFT]; shift !== 0; shift = nodes[node + SHIFT]) {
      node = nodes[node + CHILDREN + ((rank >>> shift) & DIGIT_MASK)];
    }
    return node;
  }

  /** Enters a level at a rank that is not there; gives the book's root. May grow: `nodes` read before is stale. */
  insertLevel(root: number, rank: number, level: number): number {
    const leafBase = rank & ~DIGIT_MASK;
    let parent = NO_NODE;
    let node = root;
    while (node !== NO_NODE) {
      const shift = this.nodes[node + SHIFT];
      const base = this.nodes[node + BASE];
      if (!covers(base, shift, rank)) return this.#fork(root, node, rank, level);
      if (shift === 0) {
        this.#setChild(node, rank, level);
        return root;
      }
      parent = node;
      node = this.nodes[node + CHILDREN + ((rank >>> shift) & DIGIT_MASK)];
    }
    const leaf = this.#takeNode(0, leafBase, parent);
    this.#setChild(leaf, rank, level);
    if (parent === NO_NODE) return leaf;
    this.#setChild(parent, rank, leaf);
    return root;
  }

  /** Takes a level out of the leaf that holds it; gives the book's root. */
  removeLevel(root: number, leaf: number, rank: number): number {
    this.#clearChild(leaf, rank);
    const nodes = this.nodes;
    if ((nodes[leaf + BITS] | nodes[leaf + BITS + 1]) !== 0) return root;
    const parent = nodes[leaf + PARENT];
    this.#releaseNode(leaf);
    if (parent === NO_NODE) return NO_NODE;
    this.#clearChild(parent, rank);
    const only = this.#onlyChild(parent);
    return only === NO_NODE ? root : this.#replaceInParent(root, parent, only);
  }

  protected resetPrices(): void {
    this.nodes.fill(0, 0, this.nodesUsed);
    this.nodesUsed = NODE_WORDS;
    this.#free = NO_NODE;
  }

  protected pricesState(): PriceIndexState {
    return { nodes: this.nodes.slice(0, this.nodesUsed), free: this.#free };
  }

  protected restorePrices({ nodes, free }: PriceIndexState): void {
    this.resetPrices();
    this.nodesUsed = nodes.length;
    this.#free = free;
    if (this.nodesUsed > this.nodes.length) this.nodes = nodes.slice();
    else this.nodes.set(nodes);
  }

  /** Nodes that are not free, counted for a check. */
  nodesInUse(): number {
    let count = this.nodesUsed / NODE_WORDS - 1;
    for (let node = this.#free; node !== NO_NODE; node = this.nodes[node + PARENT]) count--;
    return count;
  }

  /** Calls `visit` for each level of a tree, highest rank first, after holding the tree to its invariants. */
  checkPrices(root: number, visit: (rank: number, level: number, leaf: number) => void): number {
    return root === NO_NODE ? 0 : this.#checkNode(root, NO_NODE, visit);
  }

  #checkNode(
    node: number,
    parent: number,
    visit: (rank: number, level: number, leaf: number) => void,
  ): number {
    const nodes = this.nodes;
    const shift = nodes[node + SHIFT];
    const base = nodes[node + BASE];
    assert(nodes[node + PARENT] === parent, 'a node of the price index knows another parent');
    let children = 0;
    let count = 1;
    for (let digit = DIGIT_MASK; digit >= 0; digit--) {
      const child = nodes[node + CHILDREN + digit];
      const bit = (nodes[node + BITS + (digit >> 5)] >>> (digit & 31)) & 1;
      assert((bit === 1) === (child !== 0), 'a bitmap of the price index tells another child');
      if (child === 0) continue;
      children++;
      if (shift === 0) {
        visit(base + digit, child, node);
        continue;
      }
      assert(covers(base, shift, nodes[child + BASE]), 'a node of the price index lies outside its parent');
      assert(((nodes[child + BASE] >>> shift) & DIGIT_MASK) === digit, 'a node lies under a wrong digit');
      assert(nodes[child + SHIFT] < shift, 'a child of the price index resolves a higher digit');
      count += this.#checkNode(child, node, visit);
    }
    assert(children >= (shift === 0 ? 1 : 2), 'a node of the price index is not needed');
    return count;
  }

  /** Puts a node where the path to `node` and the path to `rank` part, with both below it. */
  #fork(root: number, node: number, rank: number, level: number): number {
    const parent = this.nodes[node + PARENT];
    const base = this.nodes[node + BASE];
    const highestBit = 31 - Math.clz32(base ^ rank);
    const shift = highestBit - (highestBit % DIGIT_BITS);
    const fork = this.#takeNode(shift, firstCovered(shift, rank), parent);
    const leaf = this.#takeNode(0, rank & ~DIGIT_MASK, fork);
    this.#setChild(leaf, rank, level);
    this.#setChild(fork, rank, leaf);
    this.#setChild(fork, base, node);
    this.nodes[node + PARENT] = fork;
    if (parent === NO_NODE) return fork;
    this.#setChild(parent, rank, fork);
    return root;
  }

  /** A node with one child left gives its place to the child. */
  #replaceInParent(root: number, node: number, child: number): number {
    const nodes = this.nodes;
    const parent = nodes[node + PARENT];
    const base = nodes[node + BASE];
    this.#clearChild(node, nodes[child + BASE]);
    this.#releaseNode(node);
    nodes[child + PARENT] = parent;
    if (parent === NO_NODE) return child;
    this.#setChild(parent, base, child);
    return root;
  }

  #setChild(node: number, rank: number, child: number): void {
    const nodes = this.nodes;
    const digit = (rank >>> nodes[node + SHIFT]) & DIGIT_MASK;
    nodes[node + BITS + (digit >> 5)] |= 1 << (digit & 31);
    nodes[node + CHILDREN + digit] = child;
  }

  #clearChild(node: number, rank: number): void {
    const nodes = this.nodes;
    const digit = (rank >>> nodes[node + SHIFT]) & DIGIT_MASK;
    nodes[node + BITS + (digit >> 5)] &= ~(1 << (digit & 31));
    nodes[node + CHILDREN + digit] = 0;
  }

  /** The child of an inner node that has no other, or 0. */
  #onlyChild(node: number): number {
    const nodes = this.nodes;
    const low = nodes[node + BITS];
    const high = nodes[node + BITS + 1];
    const word = low | high;
    if ((low !== 0 && high !== 0) || (word & (word - 1)) !== 0) return NO_NODE;
    return nodes[node + CHILDREN + highestOf(low, high)];
  }

  /** The level of the highest rank in a subtree, or 0. */
  #highest(subtree: number): number {
    const nodes = this.nodes;
    let node = subtree;
    while (node !== NO_NODE) {
      const child = nodes[node + CHILDREN + highestOf(nodes[node + BITS], nodes[node + BITS + 1])];
      if (nodes[node + SHIFT] === 0) return child;
      node = child;
    }
    return 0;
  }

  #takeNode(shift: number, base: number, parent: number): number {
    let node = this.#free;
    if (node === NO_NODE) {
      node = this.nodesUsed;
      if (node === this.nodes.length) this.#growNodes();
      this.nodesUsed = node + NODE_WORDS;
    } else {
      this.#free = this.nodes[node + PARENT];
    }
    this.nodes[node + SHIFT] = shift;
    this.nodes[node + BASE] = base;
    this.nodes[node + PARENT] = parent;
    return node;
  }

  /** The node's bitmap and children are all 0 already. */
  #releaseNode(node: number): void {
    this.nodes[node + PARENT] = this.#free;
    this.#free = node;
  }

  #growNodes(): void {
    const larger = new Int32Array(this.nodes.length * 2);
    larger.set(this.nodes);
    this.nodes = larger;
  }
}

/** True where `rank` lies among those a node covers. */
function covers(base: number, shift: number, rank: number): boolean {
  return ((base ^ rank) >>> shift) >>> DIGIT_BITS === 0;
}

/** The first rank that a node on the path to `rank` covers. */
function firstCovered(shift: number, rank: number): number {
  const covered = shift + DIGIT_BITS;
  return covered > 31 ? 0 : (rank >>> covered) << covered;
}

/** The highest of 64 bits, or -1. */
function highestOf(low: number, high: number): number {
  return high !== 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(low);
}

/** The highest of 64 bits below `digit`, or -1. */
function bitBelow(low: number, high: number, digit: number): number {
  if (digit < 32) return 31 - Math.clz32(low & ((1 << digit) - 1));
  return highestOf(low, high & ((1 << (digit & 31)) - 1));
}
