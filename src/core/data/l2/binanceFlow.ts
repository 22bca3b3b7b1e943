import { BinanceSync } from './binanceSync.ts';
import type { DepthMessage } from './depthMessage.ts';
import { MessageQueue } from './messageQueue.ts';

/** What a message takes besides its levels, as levels of 17 bytes. */
const LEAST_WEIGHT = 64;

/** What happened to messages of a symbol that no record tells. */
export interface SyncCounts {
  /** Updates that waited for a snapshot. */
  readonly held: number;
  /** Updates that were never applied: covered by a snapshot, lost with a gap, or beyond what is kept waiting. */
  readonly dropped: number;
  /** Snapshots older than the book, or than what waits after a gap, which were not taken. */
  readonly staleSnapshots: number;
}

/** Room taken by all updates that wait, in levels; a message without levels takes some too. */
export interface WaitingRoom {
  taken: number;
}

/** The depth of one symbol: its place in the sequence, and the updates that wait for a snapshot. */
export class BinanceFlow implements SyncCounts {
  readonly sync = new BinanceSync();
  held = 0;
  dropped = 0;
  staleSnapshots = 0;
  /** True from a gap on until the book is in step again. */
  gapTold = false;
  readonly #room: WaitingRoom;
  readonly #waiting = new MessageQueue();

  constructor(room: WaitingRoom) {
    this.#room = room;
  }

  /** True where updates are missing between a snapshot and what waits for it: another one has to come. */
  leavesHole(snapshot: DepthMessage): boolean {
    const id = snapshot.lastId;
    const next = this.#waiting.firstBeyond(id);
    if (next === undefined) return false;
    return next.previousId < 0 ? next.firstId > id + 1 : next.firstId > id && next.previousId !== id;
  }

  /** Lets an update wait for a snapshot. */
  hold(update: DepthMessage): void {
    this.#waiting.push(update);
    this.#room.taken += weightOf(update);
  }

  /** Hands over the update that has waited longest; undefined where none waits. */
  release(): DepthMessage | undefined {
    const oldest = this.#waiting.shift();
    if (oldest !== undefined) this.#room.taken -= weightOf(oldest);
    return oldest;
  }

  /** Drops the update that has waited longest; false where none waits. */
  dropOldest(): boolean {
    if (this.release() === undefined) return false;
    this.dropped++;
    return true;
  }

  /** Drops all that wait. */
  dropAll(): void {
    while (this.dropOldest());
  }
}

function weightOf(message: DepthMessage): number {
  return message.count + LEAST_WEIGHT;
}
