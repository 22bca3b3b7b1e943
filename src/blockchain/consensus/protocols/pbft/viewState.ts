import type { Block } from '../../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import type { Ballots } from './ballots.ts';

interface SavedView {
  readonly numbers: readonly number[];
  readonly waiting: readonly number[];
}

/** Where a node stands: in which view, and what it has accepted there from the primary. */
export class ViewState {
  number = 1;
  /** The node has asked for the view, which has not begun. */
  isChanging = false;
  /** The last block accepted in this view, and its ballot. */
  tip: Block;
  tipBallot = 0;
  readonly #ballots: Ballots;
  /** Height below which nothing was left to decide when the view began. */
  #floor = 0;
  /** Pre-prepares that wait for the one before them, or for their view. */
  readonly #waiting = new Map<number, SignedMessage>();

  constructor(genesis: Block, ballots: Ballots) {
    this.tip = genesis;
    this.#ballots = ballots;
  }

  get tipHeight(): number {
    return this.#ballots.heightOf(this.tipBallot);
  }

  ask(view: number): void {
    this.number = view;
    this.isChanging = true;
  }

  /** The view begins with a block that was accepted before, or with genesis. */
  begin(ballot: number, tip: Block): void {
    this.number = this.#ballots.viewOf(ballot);
    this.isChanging = false;
    this.accept(ballot, tip);
    this.#floor = Math.max(0, this.tipHeight - 1);
    for (const waiting of this.#waiting.keys()) if (waiting <= ballot) this.#waiting.delete(waiting);
  }

  accept(ballot: number, block: Block): void {
    this.tip = block;
    this.tipBallot = ballot;
  }

  /** Height up to which the blocks of this view are decided, when `ballot` is the last decided one. */
  decidedHeight(ballot: number): number {
    const isOfView = this.#ballots.viewOf(ballot) === this.number;
    return Math.max(this.#floor, isOfView ? this.#ballots.heightOf(ballot) : 0);
  }

  /** False where the place is taken: in each place of a view a node accepts one block. */
  await(prePrepare: SignedMessage): boolean {
    const { epoch } = prePrepare;
    if (this.#waiting.has(epoch) || (!this.isChanging && epoch <= this.tipBallot)) return false;
    this.#waiting.set(epoch, prePrepare);
    return true;
  }

  /** The pre-prepare of the next place, if it has come and the view runs. */
  next(): SignedMessage | undefined {
    return this.isChanging ? undefined : this.#waiting.get(this.tipBallot + 1);
  }

  /** The pre-prepare of the next place waits no more. */
  takeNext(): void {
    this.#waiting.delete(this.tipBallot + 1);
  }

  snapshot(): PlainData {
    return {
      numbers: [this.number, this.isChanging ? 1 : 0, this.tipBallot, this.#floor],
      waiting: [...this.#waiting.values()].map(({ id }) => id),
    };
  }

  /** @param tip the block of the last accepted place, which the node keeps with all blocks */
  restore(state: PlainData, tip: Block, archive: MessageArchive): void {
    const { numbers, waiting } = state as unknown as SavedView;
    const [number, changing, tipBallot, floor] = numbers;
    this.number = number;
    this.isChanging = changing === 1;
    this.tip = tip;
    this.tipBallot = tipBallot;
    this.#floor = floor;
    this.#waiting.clear();
    for (const message of waiting.map((id) => archive.get(id))) this.#waiting.set(message.epoch, message);
  }
}
