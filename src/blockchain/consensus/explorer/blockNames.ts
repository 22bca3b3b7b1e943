import type { Block } from '../../../core/consensus/block.ts';
import { GENESIS } from './schedule.ts';

/** Blocks of a run by the names that a schedule gives them. */
export class BlockNames {
  readonly #blocks = new Map<string, Block>();
  readonly #names = new Map<string, string>();

  constructor(genesis: Block) {
    this.add(GENESIS, genesis);
  }

  add(name: string, block: Block): void {
    this.#blocks.set(name, block);
    this.#names.set(block.hash, name);
  }

  find(name: string): Block | undefined {
    return this.#blocks.get(name);
  }

  /** The name of a block that has one already. */
  nameOfHash(hash: string): string {
    return this.#names.get(hash) ?? hash.slice(0, 8);
  }

  /** The block's name; one that has none is an honest leader's, and is called by its epoch. */
  nameOf(block: Block): string {
    const known = this.#names.get(block.hash);
    if (known !== undefined) return known;
    const name = `e${block.epoch}`;
    this.add(name, block);
    return name;
  }
}
