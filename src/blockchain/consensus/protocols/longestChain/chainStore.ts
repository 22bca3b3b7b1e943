import type { Block } from '../../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';

/** A block whose way to genesis is known. Its height is its epoch. */
export interface Link {
  readonly block: Block;
  /** The message that brought it; genesis has none, and is its own parent. */
  readonly message: SignedMessage | undefined;
  readonly parent: Link;
}

/** The blocks that one miner knows, as chains; blocks whose parent is not known yet wait. */
export class ChainStore {
  readonly genesis: Link;
  readonly #links = new Map<string, Link>();
  readonly #waiting = new Map<string, SignedMessage[]>();

  constructor(genesis: Block) {
    const root: { block: Block; message: undefined; parent?: Link } = { block: genesis, message: undefined };
    root.parent = root as Link;
    this.genesis = root as Link;
    this.#links.set(genesis.hash, this.genesis);
  }

  find(hash: string): Link | undefined {
    return this.#links.get(hash);
  }

  /** Takes a block in; returns what is connected by it, parents first: nothing where its own parent is not known. */
  add(message: SignedMessage): Link[] {
    const { parent } = message.block as Block;
    if (!this.#links.has(parent)) {
      const waiting = this.#waiting.get(parent) ?? [];
      waiting.push(message);
      this.#waiting.set(parent, waiting);
      return [];
    }
    const connected: Link[] = [];
    const due = [message];
    for (let next = due.shift(); next !== undefined; next = due.shift()) {
      const link = this.#connect(next);
      if (link === undefined) continue;
      connected.push(link);
      const { hash } = link.block;
      due.push(...(this.#waiting.get(hash) ?? []));
      this.#waiting.delete(hash);
    }
    return connected;
  }

  /** Numbers of all messages taken in, in an order in which they can be taken in again. */
  messageIds(): number[] {
    const connected = [...this.#links.values()].flatMap(({ message }) => (message ? [message.id] : []));
    const waiting = [...this.#waiting.values()].flat().map(({ id }) => id);
    return [...connected, ...waiting];
  }

  restore(ids: readonly number[], archive: MessageArchive): void {
    for (const id of ids) this.add(archive.get(id));
  }

  /** A block is one higher than its parent, or part of no chain; the first to bring it stays. */
  #connect(message: SignedMessage): Link | undefined {
    const block = message.block as Block;
    const parent = this.#links.get(block.parent) as Link;
    if (block.epoch !== parent.block.epoch + 1 || this.#links.has(block.hash)) return undefined;
    const link = { block, message, parent };
    this.#links.set(block.hash, link);
    return link;
  }
}

/** The block `depth` before `link` on its chain; genesis where there are not so many. */
export function ancestorOf(link: Link, depth: number): Link {
  let at = link;
  for (let step = 0; step < depth; step++) at = at.parent;
  return at;
}
