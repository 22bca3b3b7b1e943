import { type Block, createBlock } from '../../core/consensus/block.ts';
import type { MessageArchive } from '../../core/consensus/messageArchive.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor } from '../../core/models/ports/actor.ts';

interface SavedBlock {
  readonly hash: string;
  readonly parent: string;
  readonly epoch: number;
  readonly payload: string;
}

/** Messages as plain data: those that justify one stand before it, by their numbers. */
interface ArchivedMessage {
  readonly phase: number;
  readonly epoch: number;
  readonly signer: number;
  readonly chain: string;
  readonly block: SavedBlock | null;
  readonly justify: readonly number[];
  readonly signature: Uint8Array;
}

/** Keeps the archive in snapshots. It joins before all validators, so that they find their messages when restored. */
export class ArchiveActor implements Actor {
  readonly #archive: MessageArchive;

  constructor(archive: MessageArchive) {
    this.#archive = archive;
  }

  start(): void {}

  receive(): void {}

  snapshot(): PlainData {
    return this.#archive.messages.map(({ phase, epoch, signer, chain, block, justify, signature }) => ({
      phase,
      epoch,
      signer,
      chain,
      block: block && { ...block },
      justify: justify.map(({ id }) => id),
      signature,
    }));
  }

  restore(state: PlainData): void {
    for (const saved of state as unknown as readonly ArchivedMessage[]) {
      const block = saved.block && blockOf(saved.block);
      const justify = saved.justify.map((id) => this.#archive.get(id));
      this.#archive.add({ ...saved, block, justify }, saved.signature);
    }
  }

  /** It handles nothing, so its hash would not be taken again; what is archived follows from what the nodes did. */
  hash(): number {
    return 0;
  }
}

/** A block whose hash is not that of its content was a lie, and stays one. */
function blockOf(saved: SavedBlock): Block {
  const block = createBlock(saved.parent, saved.epoch, saved.payload);
  return block.hash === saved.hash ? block : saved;
}
