import type { Hash64 } from '../utils/hash.ts';
import { type Block, createBlock } from './block.ts';
import { NumberSet } from './numberSet.ts';

/** A block in one node's view: where it stands, and who voted for it. */
export interface TreeBlock {
  readonly block: Block;
  readonly voters: NumberSet;
  votes: number;
  /** Undefined while no parent is known; genesis is its own parent. */
  parent: TreeBlock | undefined;
  /** Blocks from genesis to this one, or -1 while that way is not whole. */
  height: number;
  /** It has a quorum of votes, and so has every block before it. */
  notarised: boolean;
  /** Blocks on it that are known. */
  children: readonly TreeBlock[];
}

/** A block with its votes, as a snapshot holds it. */
export type SavedBlock = {
  readonly parent: string;
  readonly epoch: number;
  readonly payload: string;
  readonly voters: Int32Array;
  readonly votes: number;
  readonly notarised: boolean;
};

/** Shared by all blocks that have none yet. */
const NO_CHILDREN: readonly TreeBlock[] = [];

/** The blocks that one node has seen, hung up by their parents' hashes. Children may come before their parents. */
export class BlockTree {
  readonly genesis: TreeBlock;
  readonly #blocks = new Map<string, TreeBlock>();
  readonly #orphans = new Map<string, TreeBlock[]>();
  /** The block that was added or found last, and the hash that was looked for in vain: mostly they are asked for again. */
  #last: TreeBlock;
  #missing = '';

  constructor(genesis: Block) {
    this.genesis = hung(genesis);
    this.genesis.parent = this.genesis;
    this.genesis.height = 0;
    this.genesis.notarised = true;
    this.#blocks.set(genesis.hash, this.genesis);
    this.#last = this.genesis;
  }

  find(hash: string): TreeBlock | undefined {
    if (hash === this.#last.block.hash) return this.#last;
    if (hash === this.#missing) return undefined;
    const found = this.#blocks.get(hash);
    if (found === undefined) this.#missing = hash;
    return found;
  }

  /** False for a block whose epoch does not come after that of its parent, as far as the parent is known. */
  mayHold(block: Block): boolean {
    if (this.find(block.hash)?.parent !== undefined) return true;
    const parent = this.find(block.parent);
    return parent === undefined || parent.block.epoch < block.epoch;
  }

  /** The block's place in the tree, made where it was not known. */
  add(block: Block): TreeBlock {
    const known = this.find(block.hash);
    if (known !== undefined) {
      this.#last = known;
      return known;
    }
    const added = hung(block);
    const parent = this.find(block.parent);
    this.#last = added;
    this.#missing = '';
    this.#blocks.set(block.hash, added);
    if (parent === undefined) this.#orphansOf(block.parent).push(added);
    else connect(added, parent);
    this.#adopt(added);
    return added;
  }

  /** Every block, genesis first, then as they came. */
  blocks(): IterableIterator<TreeBlock> {
    return this.#blocks.values();
  }

  /** All blocks but genesis, in the order in which they came: added again so, they hang as they did. */
  snapshot(): SavedBlock[] {
    const [, ...added] = this.#blocks.values();
    return added.map(({ block, voters, votes, notarised }) => {
      const { parent, epoch, payload } = block;
      return { parent, epoch, payload, voters: voters.snapshot(), votes, notarised };
    });
  }

  restore(saved: readonly SavedBlock[]): void {
    this.#blocks.clear();
    this.#orphans.clear();
    this.genesis.children = NO_CHILDREN;
    this.#blocks.set(this.genesis.block.hash, this.genesis);
    this.#last = this.genesis;
    this.#missing = '';
    for (const { parent, epoch, payload, voters, votes, notarised } of saved) {
      const added = this.add(createBlock(parent, epoch, payload));
      added.voters.restore(voters);
      added.votes = votes;
      added.notarised = notarised;
    }
  }

  /** Adds to a hash how many blocks there are, and the votes for those that `root` is followed by. */
  addTo(hash: Hash64, root: TreeBlock): void {
    hash.addInt(this.#blocks.size);
    const due = [root];
    for (let at = due.pop(); at !== undefined; at = due.pop()) {
      hash.addNumber(at.block.epoch);
      for (const word of at.voters.snapshot()) hash.addInt(word);
      due.push(...at.children);
    }
  }

  /** Hangs up the blocks that came before their parent. */
  #adopt(parent: TreeBlock): void {
    if (this.#orphans.size === 0) return;
    const waiting = this.#orphans.get(parent.block.hash);
    if (waiting === undefined) return;
    this.#orphans.delete(parent.block.hash);
    for (const child of waiting) connect(child, parent);
  }

  #orphansOf(hash: string): TreeBlock[] {
    const waiting = this.#orphans.get(hash) ?? [];
    this.#orphans.set(hash, waiting);
    return waiting;
  }
}

/** True where `ancestor` lies on the way from genesis to `block`, or is it. */
export function isAncestor(ancestor: TreeBlock, block: TreeBlock): boolean {
  let at = block;
  while (at.height > ancestor.height && at.parent !== undefined) at = at.parent;
  return at === ancestor;
}

function hung(block: Block): TreeBlock {
  return {
    block,
    voters: new NumberSet(),
    votes: 0,
    parent: undefined,
    height: -1,
    notarised: false,
    children: NO_CHILDREN,
  };
}

/** A child whose epoch does not come after its parent's is part of no chain: it stays unconnected. */
function connect(child: TreeBlock, parent: TreeBlock): void {
  if (child.block.epoch <= parent.block.epoch) return;
  child.parent = parent;
  parent.children = [...parent.children, child];
  if (parent.height >= 0) setHeights(child);
}

/** Heights of a block and of all that hangs on it, once its parent's is known. */
function setHeights(first: TreeBlock): void {
  const due = [first];
  for (let at = due.pop(); at !== undefined; at = due.pop()) {
    at.height = (at.parent as TreeBlock).height + 1;
    due.push(...at.children);
  }
}
