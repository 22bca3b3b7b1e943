import FlatQueue from 'flatqueue';
import { Heap } from 'heap-js';
import TinyQueue from 'tinyqueue';
import { CalendarQueue } from '../../../src/core/utils/eventQueue/calendarQueue.ts';
import type { EventQueue } from '../../../src/core/utils/eventQueue/eventQueue.ts';
import { HeapQueue } from '../../../src/core/utils/eventQueue/heapQueue.ts';

/** What a load needs of a queue. A process runs one contender, so the calls cost nothing. */
export interface Contender {
  /** Whether it orders events of one time by their tie. */
  readonly keepsTies: boolean;
  push(time: number, tie: number): void;
  /** Takes the earliest event out and returns its time. */
  pop(): number;
  /** Tie of the last event popped; 0 where the contender keeps none. */
  lastTie(): number;
}

class Ours implements Contender {
  readonly keepsTies = true;
  readonly #queue: EventQueue;
  #last = 0;

  constructor(queue: EventQueue) {
    this.#queue = queue;
  }

  push(time: number, tie: number): void {
    this.#queue.push(time, tie);
  }

  pop(): number {
    const slot = this.#queue.pop();
    this.#last = slot;
    const time = this.#queue.time(slot);
    this.#queue.release(slot);
    return time;
  }

  /** The slot is free by now, but nothing was pushed since. */
  lastTie(): number {
    return this.#queue.tie(this.#last);
  }
}

/** Orders by time alone; the id stands for the event, as a slot does in ours. */
class Flat implements Contender {
  readonly keepsTies = false;
  readonly #queue: FlatQueue;
  #id = 0;

  constructor(capacity: number | undefined) {
    this.#queue = new FlatQueue(capacity);
  }

  push(time: number): void {
    this.#queue.push(this.#id, time);
  }

  pop(): number {
    const time = this.#queue.peekValue() as number;
    this.#id = this.#queue.pop() as number;
    return time;
  }

  lastTie(): number {
    return 0;
  }
}

interface Timed {
  readonly time: number;
  readonly tie: number;
}

function byTimeAndTie(a: Timed, b: Timed): number {
  return a.time - b.time || a.tie - b.tie;
}

class Objects implements Contender {
  readonly keepsTies = true;
  readonly #queue: { push(event: Timed): unknown; pop(): Timed | undefined };
  #last = 0;

  constructor(queue: { push(event: Timed): unknown; pop(): Timed | undefined }) {
    this.#queue = queue;
  }

  push(time: number, tie: number): void {
    this.#queue.push({ time, tie });
  }

  pop(): number {
    const event = this.#queue.pop() as Timed;
    this.#last = event.tie;
    return event.time;
  }

  lastTie(): number {
    return this.#last;
  }
}

/** Most events that any load keeps pending: the capacity of the contender that cannot grow. */
const MOST_PENDING = 1 << 21;

export const contenders: Record<string, () => Contender> = {
  calendar: () => new Ours(new CalendarQueue()),
  heap: () => new Ours(new HeapQueue()),
  flatqueue: () => new Flat(undefined),
  'flatqueue, typed': () => new Flat(MOST_PENDING),
  tinyqueue: () => new Objects(new TinyQueue<Timed>([], byTimeAndTie)),
  'heap-js': () => new Objects(new Heap<Timed>(byTimeAndTie)),
};
