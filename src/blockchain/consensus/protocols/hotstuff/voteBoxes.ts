import type { Block } from '../../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import { NumberSet } from '../../../../core/consensus/numberSet.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';

/** The votes for one block. */
interface VoteBox {
  readonly block: Block;
  readonly voters: NumberSet;
  readonly votes: SignedMessage[];
}

/** Votes on their way to a certificate, as the leader of the next view collects them. */
export class VoteBoxes {
  readonly #quorum: number;
  /** By view; more than one where a leader proposed twice. */
  readonly #boxes = new Map<number, VoteBox[]>();

  constructor(quorum: number) {
    this.#quorum = quorum;
  }

  /** The votes that certify a block, when this one completes them. */
  add(vote: SignedMessage): readonly SignedMessage[] | undefined {
    const box = this.#boxOf(vote.epoch, vote.block as Block);
    if (box.votes.length >= this.#quorum || !box.voters.add(vote.signer)) return undefined;
    return box.votes.push(vote) === this.#quorum ? box.votes : undefined;
  }

  /** Forgets the votes of views before `view`. */
  forget(view: number): void {
    for (const past of this.#boxes.keys()) if (past < view) this.#boxes.delete(past);
  }

  snapshot(): number[] {
    return [...this.#boxes.values()].flatMap((boxes) =>
      boxes.flatMap(({ votes }) => votes.map(({ id }) => id)),
    );
  }

  restore(votes: readonly number[], archive: MessageArchive): void {
    this.#boxes.clear();
    for (const id of votes) this.add(archive.get(id));
  }

  #boxOf(view: number, block: Block): VoteBox {
    let boxes = this.#boxes.get(view);
    if (boxes === undefined) {
      boxes = [];
      this.#boxes.set(view, boxes);
    }
    for (const box of boxes) if (box.block.hash === block.hash) return box;
    const box = { block, voters: new NumberSet(), votes: [] };
    boxes.push(box);
    return box;
  }
}
