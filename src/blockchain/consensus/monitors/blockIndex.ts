import { type Block, isHashed } from '../../../core/consensus/block.ts';

const FIRST_CAPACITY = 64;

/**
 * Every block that an honest node has met in a run, by a small number, with its place in the tree: what the blocks say of
 * themselves, and nothing of who has seen them. Genesis is block 0.
 */
export class BlockIndex {
  readonly blocks: Block[] = [];
  /** Numbers of parents; -1 while no parent is known. A parent of a later epoch is none. */
  parents = new Int32Array(FIRST_CAPACITY).fill(-1);
  /** Blocks from genesis; -1 while that way is not whole. */
  heights = new Int32Array(FIRST_CAPACITY).fill(-1);
  /** The child that came last, and the one before it among its siblings; -1 for none. */
  lastChild = new Int32Array(FIRST_CAPACITY).fill(-1);
  siblingBefore = new Int32Array(FIRST_CAPACITY).fill(-1);
  readonly #numbers = new Map<string, number>();
  readonly #orphans = new Map<string, number[]>();
  readonly #onConnected: (block: number) => void;
  /** The block asked for last, and its number: several monitors ask for one block in turn. */
  #last: Block;
  #lastNumber = 0;

  /** `onConnected` is told of each block whose way to genesis has become whole. */
  constructor(genesis: Block, onConnected: (block: number) => void = () => {}) {
    this.#onConnected = onConnected;
    this.#last = genesis;
    this.blocks.push(genesis);
    this.#numbers.set(genesis.hash, 0);
    this.parents[0] = 0;
    this.heights[0] = 0;
  }

  find(hash: string): number {
    return this.#numbers.get(hash) ?? -1;
  }

  /** The block's number, given to it where it is new; -1 where its hash is not that of its content. */
  add(block: Block): number {
    if (block === this.#last) return this.#lastNumber;
    this.#last = block;
    this.#lastNumber = this.#numberOf(block);
    return this.#lastNumber;
  }

  #numberOf(block: Block): number {
    const known = this.#numbers.get(block.hash);
    if (known !== undefined) return isSame(block, this.blocks[known]) ? known : -1;
    if (!isHashed(block)) return -1;
    const added = this.blocks.push(block) - 1;
    if (added >= this.parents.length) this.#grow();
    this.#numbers.set(block.hash, added);
    const parent = this.#numbers.get(block.parent);
    if (parent === undefined) this.#wait(block.parent, added);
    else this.#connect(added, parent);
    this.#adopt(block.hash, added);
    return added;
  }

  /** The block's last ancestor of a height, which is itself at its own. */
  ancestorAt(block: number, height: number): number {
    let at = block;
    while (this.heights[at] > height) at = this.parents[at];
    return at;
  }

  /** The last block that lies on the way to both. */
  meeting(first: number, second: number): number {
    let a = this.ancestorAt(first, this.heights[second]);
    let b = this.ancestorAt(second, this.heights[first]);
    while (a !== b) {
      a = this.parents[a];
      b = this.parents[b];
    }
    return a;
  }

  #wait(parent: string, child: number): void {
    const waiting = this.#orphans.get(parent);
    if (waiting === undefined) this.#orphans.set(parent, [child]);
    else waiting.push(child);
  }

  /** Hangs up those that came before their parent. */
  #adopt(hash: string, parent: number): void {
    if (this.#orphans.size === 0) return;
    const waiting = this.#orphans.get(hash);
    if (waiting === undefined) return;
    this.#orphans.delete(hash);
    for (const child of waiting) this.#connect(child, parent);
  }

  #connect(child: number, parent: number): void {
    if (this.blocks[child].epoch <= this.blocks[parent].epoch) return;
    this.parents[child] = parent;
    this.siblingBefore[child] = this.lastChild[parent];
    this.lastChild[parent] = child;
    if (this.heights[parent] >= 0) this.#setHeights(child);
  }

  #setHeights(first: number): void {
    const due = [first];
    for (let at = due.pop(); at !== undefined; at = due.pop()) {
      this.heights[at] = this.heights[this.parents[at]] + 1;
      this.#onConnected(at);
      for (let child = this.lastChild[at]; child >= 0; child = this.siblingBefore[child]) due.push(child);
    }
  }

  #grow(): void {
    this.parents = grown(this.parents);
    this.heights = grown(this.heights);
    this.lastChild = grown(this.lastChild);
    this.siblingBefore = grown(this.siblingBefore);
  }
}

function isSame(one: Block, other: Block): boolean {
  if (one === other) return true;
  return one.parent === other.parent && one.epoch === other.epoch && one.payload === other.payload;
}

function grown(column: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(2 * column.length).fill(-1, column.length);
  longer.set(column);
  return longer;
}
