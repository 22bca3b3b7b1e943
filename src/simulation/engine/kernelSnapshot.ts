import { PAYLOAD_FIELDS } from '../../core/models/message.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import { assert } from '../../core/utils/assert.ts';
import type { Kernel } from './kernel.ts';

/** Version of the layout below: another one is refused. */
const SNAPSHOT_VERSION = 1;

/** A world between two events, as plain data: it can be encoded, stored, sent to a worker and restored. */
export interface KernelSnapshot {
  readonly [part: string]: PlainData;
  readonly version: number;
  readonly names: readonly string[];
  readonly cells: Float64Array;
  readonly trace: Int32Array;
  readonly streams: Int32Array;
  readonly busyUntil: Float64Array;
  readonly links: PlainData;
  readonly inFlight: PlainData;
  /** For each actor with waiting mail: [actor, number of mails] and the mails in order. */
  readonly waiting: PlainData;
  readonly actors: readonly PlainData[];
}

interface MailColumns {
  readonly times: Float64Array;
  readonly ties: Float64Array;
  readonly headers: Int32Array;
  readonly payloads: Float64Array;
  readonly bodies: readonly (Uint8Array | null)[];
}

/** Takes the whole state: queue, messages in flight, actors, generators, links and ties. Call between events. */
export function takeSnapshot(kernel: Kernel): KernelSnapshot {
  kernel.start();
  const { table } = kernel;
  const count = table.count;
  return {
    version: SNAPSHOT_VERSION,
    names: table.names.slice(),
    cells: kernel.cells.slice(),
    trace: kernel.trace.state.slice(),
    streams: table.streams.snapshot(),
    busyUntil: table.busyUntil.slice(0, count),
    links: kernel.post.links.snapshot(),
    inFlight: { ...mailColumns(kernel, kernel.queue.inOrder()) },
    waiting: waitingMail(kernel),
    actors: table.actors.map((actor) => actor.snapshot()),
    ...(kernel.latency.snapshot === undefined ? {} : { latency: kernel.latency.snapshot() }),
  };
}

/**
 * Puts a kernel, built with the same actors in the same order, into the state of a snapshot. It then behaves as
 * the one the snapshot was taken from, event for event.
 */
export function restoreSnapshot(kernel: Kernel, snapshot: KernelSnapshot): void {
  const { table } = kernel;
  assert(
    snapshot.version === SNAPSHOT_VERSION,
    `snapshot version ${snapshot.version} is not ${SNAPSHOT_VERSION}`,
  );
  const sameActors =
    snapshot.names.length === table.count && snapshot.names.every((n, i) => n === table.names[i]);
  assert(sameActors, 'the snapshot is of a world with other actors');
  kernel.cells.set(snapshot.cells);
  kernel.trace.state.set(snapshot.trace);
  table.streams.restore(snapshot.streams);
  table.touched.fill(1);
  table.busyUntil.set(snapshot.busyUntil);
  kernel.post.links.restore(snapshot.links as never);
  kernel.latency.restore?.(snapshot.latency);
  kernel.queue.clear();
  kernel.waitingRoom.clear();
  table.waiting.fill(0);
  kernel.mail.bodies.fill(undefined);
  putWaitingBack(kernel, snapshot.waiting as unknown as WaitingMail);
  putMailBack(kernel, snapshot.inFlight as unknown as MailColumns);
  for (let id = 0; id < table.count; id++) table.actors[id].restore(snapshot.actors[id]);
  kernel.markStarted();
}

interface WaitingMail {
  readonly actors: Int32Array;
  readonly counts: Int32Array;
  readonly mail: MailColumns;
}

function waitingMail(kernel: Kernel): PlainData {
  const { waiting } = kernel.table;
  const actors: number[] = [];
  const counts: number[] = [];
  const slots: number[] = [];
  for (let id = 0; id < kernel.table.count; id++) {
    if (waiting[id] === 0) continue;
    actors.push(id);
    counts.push(waiting[id]);
    slots.push(...kernel.waitingRoom.waitingFor(id));
  }
  const mail = { ...mailColumns(kernel, Int32Array.from(slots)) };
  mail.times.fill(0);
  mail.ties.fill(0);
  return { actors: Int32Array.from(actors), counts: Int32Array.from(counts), mail };
}

function mailColumns(kernel: Kernel, slots: Int32Array): MailColumns {
  const { queue, mail } = kernel;
  const times = new Float64Array(slots.length);
  const ties = new Float64Array(slots.length);
  const headers = new Int32Array(slots.length * 4);
  const payloads = new Float64Array(slots.length * PAYLOAD_FIELDS);
  const bodies: (Uint8Array | null)[] = [];
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i];
    times[i] = queue.time(slot);
    ties[i] = queue.tie(slot);
    for (let w = 0; w < 4; w++) headers[i * 4 + w] = mail.header[slot * 4 + w];
    const base = slot * PAYLOAD_FIELDS;
    for (let f = 0; f < PAYLOAD_FIELDS; f++) payloads[i * PAYLOAD_FIELDS + f] = mail.payload[base + f];
    bodies.push(mail.bodies[slot] ?? null);
  }
  return { times, ties, headers, payloads, bodies: bodies.some((body) => body !== null) ? bodies : [] };
}

function putMailBack(kernel: Kernel, columns: MailColumns): void {
  for (let place = 0; place < columns.times.length; place++) {
    const { times, ties, headers, payloads } = columns;
    const slot = kernel.post.putBack(times[place], ties[place], headers, payloads, place);
    putBodyBack(kernel, columns, place, slot);
  }
}

/**
 * Waiting mail has left the queue already but still owns its slot: each passes through the empty queue once, at
 * time 0, to get one.
 */
function putWaitingBack(kernel: Kernel, waiting: WaitingMail): void {
  const { headers, payloads } = waiting.mail;
  let place = 0;
  for (let i = 0; i < waiting.actors.length; i++) {
    const actor = waiting.actors[i];
    for (let k = 0; k < waiting.counts[i]; k++) {
      const slot = kernel.post.putBack(0, 0, headers, payloads, place);
      assert(kernel.queue.pop() === slot, 'waiting mail is put back before the queue is filled');
      putBodyBack(kernel, waiting.mail, place, slot);
      kernel.waitingRoom.enter(actor, slot);
      place++;
    }
    kernel.table.waiting[actor] = waiting.counts[i];
  }
}

function putBodyBack(kernel: Kernel, columns: MailColumns, place: number, slot: number): void {
  const body = columns.bodies[place];
  if (body !== null && body !== undefined) kernel.mail.bodies[slot] = body;
}
