import type { Block } from '../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';

/** The proposals that an adversary has heard of, by their blocks: the first one for each. */
export class Proposals {
  readonly #genesis: Block;
  readonly #byHash = new Map<string, SignedMessage>();

  constructor(genesis: Block) {
    this.#genesis = genesis;
  }

  /** False where the block was known. */
  add(proposal: SignedMessage): boolean {
    const hash = (proposal.block as Block).hash;
    if (this.#byHash.has(hash)) return false;
    this.#byHash.set(hash, proposal);
    return true;
  }

  of(hash: string): SignedMessage | undefined {
    return this.#byHash.get(hash);
  }

  /** A proposal on the block of that hash. */
  on(hash: string): SignedMessage | undefined {
    for (const proposal of this.#byHash.values()) if (proposal.block?.parent === hash) return proposal;
    return undefined;
  }

  block(hash: string): Block | undefined {
    return hash === this.#genesis.hash ? this.#genesis : (this.#byHash.get(hash)?.block ?? undefined);
  }

  /** In the order in which they were heard of. */
  all(): IterableIterator<SignedMessage> {
    return this.#byHash.values();
  }

  snapshot(): number[] {
    return [...this.#byHash.values()].map(({ id }) => id);
  }

  restore(ids: readonly number[], archive: MessageArchive): void {
    this.#byHash.clear();
    for (const id of ids) this.add(archive.get(id));
  }
}
