import { assert } from '../../core/utils/assert.ts';
import { Ring } from '../../core/utils/ring.ts';

/** Mail of busy actors, first come first served. A room is made when an actor first needs one. */
export class WaitingRoom {
  /** By actor, as far as one was needed. */
  readonly #rooms: (Ring | undefined)[] = [];

  enter(actor: number, slot: number): void {
    const room = this.#rooms[actor] ?? this.#open(actor);
    room.push(slot);
  }

  /** The slot that waited longest. */
  leave(actor: number): number {
    const room = this.#rooms[actor];
    assert(room !== undefined && room.size > 0, 'nobody waits');
    return room.shift();
  }

  /** Slots that wait for `actor`, in order. */
  waitingFor(actor: number): Float64Array {
    return this.#rooms[actor]?.toArray() ?? new Float64Array(0);
  }

  clear(): void {
    this.#rooms.length = 0;
  }

  #open(actor: number): Ring {
    // Without gaps: an array with large ones is looked up as a map is.
    while (this.#rooms.length <= actor) this.#rooms.push(undefined);
    const room = new Ring();
    this.#rooms[actor] = room;
    return room;
  }
}
