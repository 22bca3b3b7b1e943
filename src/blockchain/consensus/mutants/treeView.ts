import type { BlockTree, TreeBlock } from '../../../core/consensus/blockTree.ts';
import type { RuleView } from './rules.ts';

/** A node's block tree as rules ask about it. */
export class TreeView implements RuleView<TreeBlock> {
  readonly #tree: BlockTree;
  #blocks: TreeBlock[] = [];
  #final: TreeBlock;

  constructor(tree: BlockTree) {
    this.#tree = tree;
    this.#final = tree.genesis;
  }

  /** Looks at the tree anew. */
  refresh(final: TreeBlock): this {
    this.#blocks = [...this.#tree.blocks()].filter(({ height }) => height >= 0);
    this.#blocks.sort((a, b) => a.height - b.height);
    this.#final = final;
    return this;
  }

  get size(): number {
    return this.#blocks.length;
  }

  get longest(): number {
    return this.#blocks.reduce(
      (most, { notarised, height }) => (notarised ? Math.max(most, height) : most),
      0,
    );
  }

  get final(): TreeBlock {
    return this.#final;
  }

  at(place: number): TreeBlock {
    return this.#blocks[place];
  }

  parent(block: TreeBlock): TreeBlock {
    return block.parent as TreeBlock;
  }

  epoch(block: TreeBlock): number {
    return block.block.epoch;
  }

  height(block: TreeBlock): number {
    return block.height;
  }

  isNotarised(block: TreeBlock): boolean {
    return block.notarised;
  }

  isLower(one: TreeBlock, other: TreeBlock): boolean {
    return one.block.hash < other.block.hash;
  }
}
