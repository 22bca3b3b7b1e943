import type { DepthMessage } from './depthMessage.ts';

/** What is to be done with a message. */
export const SYNC = { apply: 0, hold: 1, old: 2, gap: 3 } as const;

/**
 * Keeps one symbol in step by the exchange's own rules ("How to manage a local order book correctly", for spot and
 * for futures): updates wait for a snapshot, those that it covers are dropped, the first one applied must reach
 * over its id, and each later one must follow the one before.
 *
 * Two things are watched apart: whether the *stream* of updates is whole (`arrived`), also while no snapshot is
 * there, and whether an update fits the *book* (`judge`).
 */
export class BinanceSync {
  /** True while the book is that of the exchange. */
  inSync = false;
  /** Id up to which the book is known. */
  lastId = -1;
  /** Last id of the stream of updates, -1 before the first. */
  streamId = -1;
  #first = true;
  #appliedId = -1;

  /**
   * Takes note of an update from the stream; gives the number expected where updates are missing before it, -1
   * where none are. From a gap on the book is out of step.
   */
  arrived(update: DepthMessage): number {
    const known = this.streamId;
    if (update.lastId > known) this.streamId = update.lastId;
    if (known < 0 || update.lastId <= known) return -1;
    const isFutures = update.previousId >= 0;
    if (isFutures ? update.previousId === known : update.firstId <= known + 1) return -1;
    this.inSync = false;
    return isFutures ? known : known + 1;
  }

  /** Takes a snapshot; false where the book in step is already beyond it. */
  snapshot(snapshot: DepthMessage): boolean {
    if (this.inSync && snapshot.lastId < this.lastId) return false;
    this.inSync = true;
    this.#first = true;
    this.#appliedId = -1;
    this.lastId = snapshot.lastId;
    return true;
  }

  /** Says what is to be done with an update, as one of {@link SYNC}. After `gap` the book is out of step. */
  judge(update: DepthMessage): number {
    if (!this.inSync) return SYNC.hold;
    // The same update once more changes nothing: quantities are absolute. So it can be shown as what it is.
    if (update.lastId === this.#appliedId) return SYNC.apply;
    if (update.lastId < this.lastId || (update.lastId === this.lastId && !this.#isFirstFutures(update))) {
      return SYNC.old;
    }
    if (!this.#follows(update)) {
      this.inSync = false;
      return SYNC.gap;
    }
    this.#first = false;
    this.lastId = update.lastId;
    this.#appliedId = update.lastId;
    return SYNC.apply;
  }

  /** The number that the next update should have carried, as `arrived` gives it. */
  expected(update: DepthMessage): number {
    return update.previousId >= 0 ? this.lastId : this.lastId + 1;
  }

  #isFirstFutures(update: DepthMessage): boolean {
    return this.#first && update.previousId >= 0;
  }

  /** Futures name the update before; on spot the ids themselves are without a hole. */
  #follows({ firstId, previousId }: DepthMessage): boolean {
    if (previousId < 0) return firstId <= this.lastId + 1;
    return previousId === this.lastId || (this.#first && firstId <= this.lastId);
  }
}
