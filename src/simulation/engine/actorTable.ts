import type { Actor } from '../../core/models/ports/actor.ts';
import { assert } from '../../core/utils/assert.ts';
import { StreamPages } from './streamPages.ts';

const MAX_ACTORS = 2 ** 20;

export interface ActorOptions {
  /** Computation delay: how long each handled event occupies the actor, in time units. Its mail waits. */
  readonly computationDelay?: number;
  /** Whether the log of level `commands` holds what this actor receives (venues do). */
  readonly journaled?: boolean;
}

/** The actors of a world and what the kernel keeps for each, by actor id. */
export class ActorTable {
  readonly actors: Actor[] = [];
  readonly names: string[] = [];
  readonly streams = new StreamPages();
  readonly rngs = this.streams.rngs;
  readonly latencyRngs = this.streams.latencyRngs;
  journaled = new Uint8Array(64);
  computationDelay = new Float64Array(64);
  busyUntil = new Float64Array(64);
  /** Number of mails waiting for a busy actor. */
  waiting = new Int32Array(64);
  /** 1 where an actor may have changed since its hash was taken: it has handled something. */
  touched = new Uint8Array(64);
  /** Hash of each actor's state as of then. */
  stateHashes = new Int32Array(64);
  readonly #byName = new Map<string, number>();

  add(name: string, actor: Actor, seed: number, options: ActorOptions): number {
    const id = this.actors.length;
    assert(id < MAX_ACTORS, `more than ${MAX_ACTORS} actors`);
    assert(!this.#byName.has(name), `two actors are called ${name}`);
    if (id === this.journaled.length) this.#grow();
    this.#byName.set(name, id);
    this.actors.push(actor);
    this.names.push(name);
    this.streams.add(name, seed);
    this.touched[id] = 1;
    this.journaled[id] = options.journaled ? 1 : 0;
    this.computationDelay[id] = options.computationDelay ?? 0;
    return id;
  }

  get count(): number {
    return this.actors.length;
  }

  /** Id of the actor called `name`, or -1. */
  idOf(name: string): number {
    return this.#byName.get(name) ?? -1;
  }

  #grow(): void {
    const size = this.journaled.length * 2;
    const copy = <T extends Uint8Array | Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from as never);
      return to;
    };
    this.journaled = copy(this.journaled, new Uint8Array(size));
    this.computationDelay = copy(this.computationDelay, new Float64Array(size));
    this.busyUntil = copy(this.busyUntil, new Float64Array(size));
    this.waiting = copy(this.waiting, new Int32Array(size));
    this.touched = copy(this.touched, new Uint8Array(size));
    this.stateHashes = copy(this.stateHashes, new Int32Array(size));
  }
}
