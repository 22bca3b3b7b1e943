import type { LogLevel, TiePolicy } from '../../core/models/manifest.ts';
import * as messageConstants from '../../core/models/message.ts';
import type { Actor } from '../../core/models/ports/actor.ts';
import type { LatencyModel } from '../../core/models/ports/latencyModel.ts';
import type { Recorder } from '../../core/models/ports/recorder.ts';
import * as recorderConstants from '../../core/models/ports/recorder.ts';
import * as units from '../../core/models/units.ts';
import { assert } from '../../core/utils/assert.ts';
import { AssertionFailure, BaseError } from '../../core/utils/errors.ts';
import { CalendarQueue } from '../../core/utils/eventQueue/calendarQueue.ts';
import type { EventQueue } from '../../core/utils/eventQueue/eventQueue.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import { type ActorOptions, ActorTable } from './actorTable.ts';
import * as kernelCells from './kernelCells.ts';
import { createCells } from './kernelCells.ts';
import { KernelContext } from './kernelContext.ts';
import * as kindTable from './kindTable.ts';
import { KindTable } from './kindTable.ts';
import { MailStore } from './mailStore.ts';
import { MessageView } from './messageView.ts';
import { Post } from './post.ts';
import { stateHash } from './stateHash.ts';
import * as tiesConstants from './ties.ts';
import { Ties } from './ties.ts';
import { WaitingRoom } from './waitingRoom.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { PAYLOAD_FIELDS } = messageConstants;
const { RECORD_DELIVERY, RECORD_INPUT } = recorderConstants;
const { NO_ACTOR } = units;
const { DROPPED, EVENTS, MESSAGES, NOW, SEQUENCE } = kernelCells;
const { RESUME, WAKE } = kindTable;
const { DELIVERY_PRIORITY } = tiesConstants;

/** Events between two anchors of the log. */
const ANCHOR_INTERVAL = 65536;

export interface KernelOptions {
  readonly seed: number;
  readonly latency: LatencyModel;
  readonly tiePolicy?: TiePolicy;
  /** False lets messages of one link overtake each other. */
  readonly inOrderLinks?: boolean;
  readonly recorder?: Recorder;
  readonly logLevel?: LogLevel;
  /** The event queue, empty; a calendar queue where it is left out. */
  readonly queue?: EventQueue;
}

export interface RunLimits {
  /** Last time at which events are delivered. */
  readonly until?: number;
  /** Most events to deliver in this call. */
  readonly maxEvents?: number;
}

/** Why a run returned: the time or event limit, nothing left to do, or an actor's `stop`. */
export type StopCause = 'time' | 'events' | 'idle' | 'stopped';

/**
 * The deterministic clock: delivers messages and wake-ups in the order (time, priority, sequence), one at a
 * time, and folds each into the trace hash. Everything a world does follows from its actors, its options and
 * its seed; two kernels of one process share nothing.
 */
export class Kernel {
  readonly seed: number;
  readonly table = new ActorTable();
  readonly cells = createCells();
  readonly queue: EventQueue;
  readonly mail: MailStore;
  readonly post: Post;
  readonly latency: LatencyModel;
  readonly trace = new Hash64();
  readonly waitingRoom = new WaitingRoom();
  readonly ties: Ties;
  readonly #kinds = new KindTable();
  readonly #view: MessageView;
  readonly #context: KernelContext;
  readonly #recorder: Recorder | undefined;
  readonly #logsAll: boolean;
  readonly #logsJournaled: boolean;
  #untilAnchor = ANCHOR_INTERVAL;
  #started = false;
  /** Limits of the run at work. */
  #until = 0;
  #lastEvent = 0;

  constructor(options: KernelOptions) {
    this.seed = options.seed;
    this.latency = options.latency;
    this.latency.useClock?.(this.cells.subarray(NOW, NOW + 1));
    this.queue = options.queue ?? new CalendarQueue();
    this.mail = new MailStore(this.queue.capacity);
    this.ties = new Ties(options.tiePolicy ?? 'fifo', options.seed);
    this.post = new Post({
      cells: this.cells,
      queue: this.queue,
      mail: this.mail,
      ties: this.ties,
      kinds: this.#kinds,
      actors: this.table,
      latency: options.latency,
      inOrder: options.inOrderLinks ?? true,
    });
    const level = options.logLevel ?? 'commands';
    this.#recorder = options.recorder;
    this.#logsAll = options.recorder !== undefined && level === 'full';
    this.#logsJournaled = options.recorder !== undefined && level === 'commands';
    this.#view = new MessageView(this.mail);
    const factRecorder = level === 'inputs' ? undefined : options.recorder;
    this.#context = new KernelContext(this.cells, this.post, this.table, this.#kinds, factRecorder);
  }

  /** Registers an actor before the run starts and returns its id. Names are unique: streams are named by them. */
  addActor(name: string, actor: Actor, options: ActorOptions = {}): number {
    assert(!this.#started, 'actors join before the run starts');
    return this.table.add(name, actor, this.seed, options);
  }

  get now(): number {
    return this.cells[NOW];
  }

  /** Messages and wake-ups delivered. */
  get events(): number {
    return this.cells[EVENTS];
  }

  /** Messages delivered. */
  get messages(): number {
    return this.cells[MESSAGES];
  }

  /** Messages lost by the latency model. */
  get dropped(): number {
    return this.cells[DROPPED];
  }

  /** Trace hash: 16 hexadecimal digits over every event delivered so far. */
  get traceHash(): string {
    return this.trace.hex();
  }

  /** Hash of clock and actors, for anchors. */
  get stateHash(): string {
    return stateHash(this);
  }

  /** What the actor that ended the run said, if one did. */
  get stopReason(): string | undefined {
    return this.#context.stopReason;
  }

  /** Starts the actors in order of registration, at time 0. Called by the first run where it was not before. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    const context = this.#context;
    for (let id = 0; id < this.table.count; id++) {
      context.self = id;
      this.table.touched[id] = 1;
      this.table.actors[id].start(context);
      this.#settle(id);
    }
    context.self = NO_ACTOR;
  }

  /** A kernel that is about to be restored does not start its actors. */
  markStarted(): void {
    this.#started = true;
    this.#untilAnchor = ANCHOR_INTERVAL - (this.events % ANCHOR_INTERVAL);
  }

  /** Delivers the next event, whenever it is due; false where there is none, or an actor has stopped the run. */
  step(): boolean {
    const before = this.events;
    this.run({ maxEvents: 1 });
    return this.events > before;
  }

  /** Delivers every event up to and including `time`, and moves the clock there. */
  runUntil(time: number): StopCause {
    return this.run({ until: time });
  }

  /** Delivers events until a limit is met, nothing is left or an actor stops the run. */
  run(limits: RunLimits = {}): StopCause {
    this.start();
    this.#until = limits.until ?? Number.POSITIVE_INFINITY;
    this.#lastEvent = this.cells[EVENTS] + (limits.maxEvents ?? Number.POSITIVE_INFINITY);
    try {
      return this.#loop(this.#until, this.#lastEvent);
    } catch (error) {
      throw this.#located(error);
    } finally {
      this.#context.self = NO_ACTOR;
    }
  }

  /**
   * An external input: a message from outside the world, delivered to `to` now, in order behind what is due. It is
   * journalled before it is applied, at every log level. A cold kind has no fields and the encoding of its body.
   */
  inject(to: number, kind: number, fields: readonly number[], body?: Uint8Array): void {
    this.start();
    assert(to >= 0 && to < this.table.count, `no actor ${to} to send to`);
    const count = this.#kinds.fieldCount(kind);
    assert(fields.length <= count, `message kind ${kind} has ${count} fields`);
    const { cells, mail } = this;
    this.post.due[0] = cells[NOW];
    const slot = this.post.put(DELIVERY_PRIORITY, NO_ACTOR, to, kind);
    const base = slot * PAYLOAD_FIELDS;
    mail.payload.fill(0, base, base + PAYLOAD_FIELDS);
    mail.payload.set(fields, base);
    if (body !== undefined) mail.bodies[slot] = body;
    this.#recorder?.write(
      RECORD_INPUT,
      cells[EVENTS],
      cells[NOW],
      NO_ACTOR,
      to,
      kind,
      mail.payload,
      base,
      count,
      body,
    );
  }

  /** Writes an anchor: when the run is over, or where a host wants one more between two calls of `run`. */
  finish(): void {
    if (this.#recorder !== undefined) this.#anchor(this.#recorder);
  }

  #loop(until: number, lastEvent: number): StopCause {
    const { cells, queue } = this;
    for (;;) {
      if (this.#context.stopReason !== undefined) return 'stopped';
      if (cells[EVENTS] >= lastEvent) return 'events';
      const time = queue.peekTime();
      if (time > until || time === Number.POSITIVE_INFINITY) {
        if (until !== Number.POSITIVE_INFINITY && until > cells[NOW]) cells[NOW] = until;
        return time === Number.POSITIVE_INFINITY ? 'idle' : 'time';
      }
      cells[NOW] = time;
      this.#take(queue.pop());
    }
  }

  /**
   * Hands a due mail over, or lets it wait where its receiver is busy. The time travels in the cell: a double given
   * to a call that is not inlined would be allocated.
   */
  #take(slot: number): void {
    const table = this.table;
    const to = this.mail.to(slot);
    if (this.mail.kind(slot) === RESUME) {
      this.queue.release(slot);
      do {
        table.waiting[to]--;
        this.#deliver(this.waitingRoom.leave(to), to);
        if (table.waiting[to] === 0) return;
      } while (this.#resumesNext(to));
      this.#resumeAt(table.busyUntil[to], to);
    } else if (table.waiting[to] > 0 || table.busyUntil[to] > this.cells[NOW]) {
      this.waitingRoom.enter(to, slot);
      if (table.waiting[to]++ === 0) this.#resumeAt(table.busyUntil[to], to);
    } else {
      this.#deliver(slot, to);
    }
  }

  /**
   * Moves the clock to where the actor takes its next waiting mail, where nothing else is due before or then: what a mail
   * of our own in the queue would do, sequence number and all, without the way through it.
   */
  #resumesNext(actor: number): boolean {
    const { cells } = this;
    if (this.#context.stopReason !== undefined || cells[EVENTS] >= this.#lastEvent) return false;
    const time = Math.max(this.table.busyUntil[actor], cells[NOW]);
    if (time > this.#until || this.queue.peekTime() <= time) return false;
    cells[SEQUENCE]++;
    cells[NOW] = time;
    return true;
  }

  #resumeAt(time: number, actor: number): void {
    this.post.due[0] = Math.max(time, this.cells[NOW]);
    const slot = this.post.put(DELIVERY_PRIORITY, NO_ACTOR, actor, RESUME);
    this.mail.fill(slot, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  #deliver(slot: number, to: number): void {
    const { mail, cells } = this;
    const kind = mail.kind(slot);
    const from = mail.from(slot);
    const base = slot * PAYLOAD_FIELDS;
    const count = this.#kinds.fieldCount(kind);
    const body = mail.bodies[slot];
    cells[EVENTS]++;
    this.#hash(slot, to, kind, from, base, count, body);
    if (this.#logsAll || (this.#logsJournaled && this.table.journaled[to] === 1)) {
      this.#recorder?.write(
        RECORD_DELIVERY,
        cells[EVENTS],
        cells[NOW],
        from,
        to,
        kind,
        mail.payload,
        base,
        count,
        body,
      );
    }
    const context = this.#context;
    context.self = to;
    this.table.touched[to] = 1;
    const actor = this.table.actors[to];
    if (kind === WAKE) {
      assert(actor.wake !== undefined, 'an actor without a wake handler asked for a wake-up');
      actor.wake(context, mail.payload[base]);
    } else {
      cells[MESSAGES]++;
      this.#view.show(slot, kind);
      actor.receive(context, from, this.#view);
    }
    this.#settle(to);
    this.queue.release(slot);
    if (body !== undefined) mail.bodies[slot] = undefined;
    if (--this.#untilAnchor === 0) this.#anchorDue();
  }

  #hash(
    slot: number,
    to: number,
    kind: number,
    from: number,
    base: number,
    count: number,
    body: Uint8Array | undefined,
  ): void {
    const trace = this.trace;
    trace.addNumber(this.cells[NOW]);
    trace.addPair(from, to);
    trace.addPair(kind | (this.mail.priority(slot) << 16), count);
    trace.addFields(this.mail.payload, base, count);
    if (body !== undefined) trace.addBytes(body);
  }

  /** Occupies the actor for its computation delay once its handler is done. */
  #settle(actor: number): void {
    const busy = this.table.computationDelay[actor] + this.#context.extraBusy;
    if (busy === 0) return;
    this.table.busyUntil[actor] = this.cells[NOW] + busy;
    this.#context.extraBusy = 0;
  }

  #anchorDue(): void {
    this.#untilAnchor = ANCHOR_INTERVAL;
    if (this.#recorder !== undefined) this.#anchor(this.#recorder);
  }

  #anchor(recorder: Recorder): void {
    recorder.anchor({
      events: this.events,
      time: this.now,
      traceHash: this.traceHash,
      stateHash: this.stateHash,
    });
  }

  /** Says at which event and in whose handler our own or an actor's code broke. */
  #located(error: unknown): unknown {
    if (error instanceof BaseError) return error;
    const actor = this.table.names[this.#context.self] ?? 'the kernel';
    const reason = error instanceof Error ? error.message : String(error);
    const failure = new AssertionFailure(
      `${reason} (event ${this.events}, time ${this.now}, in ${actor}, seed ${this.seed})`,
    );
    failure.cause = error;
    return failure;
  }
}
