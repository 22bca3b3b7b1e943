import { encodePlain } from '../../core/data/codec/encode.ts';
import * as message from '../../core/models/message.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { ActorContext } from '../../core/models/ports/actor.ts';
import type { Recorder } from '../../core/models/ports/recorder.ts';
import * as recorderConstants from '../../core/models/ports/recorder.ts';
import * as units from '../../core/models/units.ts';
import { assert } from '../../core/utils/assert.ts';
import type { Rng } from '../../core/utils/rng.ts';
import type { ActorTable } from './actorTable.ts';
import * as kernelCells from './kernelCells.ts';
import type { KindTable } from './kindTable.ts';
import type { Post } from './post.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { PAYLOAD_FIELDS } = message;
const { RECORD_FACT } = recorderConstants;
const { NO_ACTOR } = units;
const { EVENTS, NOW } = kernelCells;

/** The one context that all handlers are given, turned to one actor after the other. */
export class KernelContext implements ActorContext {
  self = NO_ACTOR;
  /** Extra occupation asked for by the running handler. */
  extraBusy = 0;
  stopReason: string | undefined;
  readonly #cells: Float64Array;
  readonly #post: Post;
  readonly #actors: ActorTable;
  readonly #kinds: KindTable;
  readonly #factRecorder: Recorder | undefined;
  readonly #fact = new Float64Array(PAYLOAD_FIELDS);

  /** `factRecorder` is undefined where the log level holds no facts. */
  constructor(
    cells: Float64Array,
    post: Post,
    actors: ActorTable,
    kinds: KindTable,
    factRecorder: Recorder | undefined,
  ) {
    this.#cells = cells;
    this.#post = post;
    this.#actors = actors;
    this.#kinds = kinds;
    this.#factRecorder = factRecorder;
  }

  get now(): number {
    return this.#cells[NOW];
  }

  get rng(): Rng {
    return this.#actors.rngs[this.#active()];
  }

  send(to: number, kind: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0): void {
    this.#post.send(this.#active(), to, kind, a, b, c, d, e, f, g, h, i, j);
  }

  sendBody(to: number, kind: number, body: PlainData): void {
    this.#post.sendBody(this.#active(), to, kind, encodePlain(body));
  }

  wakeAt(time: number, tag: number): void {
    this.#post.wakeAt(this.#active(), time, tag);
  }

  get records(): boolean {
    return this.#factRecorder !== undefined;
  }

  record(kind: number, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0): void {
    const recorder = this.#factRecorder;
    if (recorder === undefined) return;
    const fact = this.#fact;
    fact[0] = a;
    fact[1] = b;
    fact[2] = c;
    fact[3] = d;
    fact[4] = e;
    fact[5] = f;
    fact[6] = g;
    fact[7] = h;
    fact[8] = i;
    fact[9] = j;
    const cells = this.#cells;
    const self = this.#active();
    const count = this.#kinds.fieldCount(kind);
    recorder.write(RECORD_FACT, cells[EVENTS], cells[NOW], self, NO_ACTOR, kind, fact, 0, count, undefined);
  }

  busyFor(delay: number): void {
    this.#active();
    this.extraBusy += delay;
  }

  stop(reason: string): void {
    this.#active();
    this.stopReason = reason;
  }

  /** The actor whose handler runs; a context kept beyond its handler is a bug of the actor's. */
  #active(): number {
    assert(this.self >= 0, 'a context was used outside its handler');
    return this.self;
  }
}
