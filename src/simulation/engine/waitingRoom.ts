import { assert } from '../../core/utils/assert.ts';
import { Ring } from '../../core/utils/ring.ts';

/** Mail of busy actors, first come first served. A room is made when an actor first needs one. */
export class WaitingRoom {
  readonly #rooms = new Map<number, Ring>();

  enter(actor: number, slot: number): void {
    let room = this.#rooms.get(actor);
    if (room === undefined) {
      room = new Ring();
      this.#rooms.set(actor, room);
    }
    room.push(slot);
  }

  /** The slot that waited longest. */
  leave(actor: number): number {
    const room = this.#rooms.get(actor);
    assert(room !== undefined && room.size > 0, 'nobody waits');
    return room.shift();
  }

  /** Slots that wait for `actor`, in order. */
  waitingFor(actor: number): Float64Array {
    return this.#rooms.get(actor)?.toArray() ?? new Float64Array(0);
  }

  clear(): void {
    this.#rooms.clear();
  }
}
