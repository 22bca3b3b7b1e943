import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarQueue } from '../../src/core/utils/eventQueue/calendarQueue.ts';
import type { EventQueue } from '../../src/core/utils/eventQueue/eventQueue.ts';
import { HeapQueue } from '../../src/core/utils/eventQueue/heapQueue.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';
import { SortedQueue } from '../support/sortedQueue.ts';

/** An event queue that remembers which event a slot stands for, and holds some slots back after the pop. */
class Named {
  readonly #queue: EventQueue;
  readonly #ids = new Map<number, number>();
  readonly #held: number[] = [];

  constructor(queue: EventQueue) {
    this.#queue = queue;
  }

  get size(): number {
    return this.#queue.size;
  }

  push(time: number, tie: number, id: number): void {
    const slot = this.#queue.push(time, tie);
    if (this.#ids.has(slot)) throw new Error('a slot in use was given again');
    if (slot >= this.#queue.capacity) throw new Error('a slot beyond the capacity');
    this.#ids.set(slot, id);
    if (this.#queue.time(slot) !== time || this.#queue.tie(slot) !== tie) throw new Error('columns differ');
  }

  pop(holds: boolean): number {
    const slot = this.#queue.pop();
    if (slot < 0) return slot;
    const id = this.#ids.get(slot)!;
    this.#held.push(slot);
    if (!holds) while (this.#held.length > 0) this.#release(this.#held.pop()!);
    return id;
  }

  peekTime(): number {
    return this.#queue.peekTime();
  }

  inOrder(): number[] {
    return Array.from(this.#queue.inOrder(), (slot) => this.#ids.get(slot)!);
  }

  clear(): void {
    this.#queue.clear();
    this.#ids.clear();
    this.#held.length = 0;
  }

  #release(slot: number): void {
    this.#queue.release(slot);
    this.#ids.delete(slot);
  }
}

/** Ways in which a load draws the delay of an event. */
const delays: Record<string, (rng: Rng, scale: number) => number> = {
  zero: () => 0,
  constant: (_rng, scale) => scale,
  exponential: (rng, scale) => Math.floor(rng.exponential(scale)),
  fractional: (rng, scale) => rng.exponential(scale) / 4096,
  twoSizes: (rng, scale) => Math.floor(rng.exponential(rng.bernoulli(0.9) ? scale : scale * 1000)),
  pareto: (rng, scale) => Math.min(2 ** 50, Math.floor(scale / (1 - rng.uniform()) ** 2)),
  outliers: (rng, scale) => (rng.bernoulli(0.98) ? rng.below(100) : 2 ** 40 + rng.below(1000)) * scale,
  coarse: (rng, scale) => rng.below(4) * scale,
};

const phase = fc.record({
  delay: fc.constantFrom(...Object.keys(delays)),
  scale: fc.constantFrom(1, 7, 1000, 1e6, 2 ** 33),
  pushes: fc.constantFrom(0, 1, 5, 60, 400),
  pops: fc.constantFrom(0, 1, 5, 60, 400),
  holds: fc.constantFrom(0, 30, 800),
  burst: fc.constantFrom(1, 1, 2, 50),
  ties: fc.constantFrom('rising', 'falling', 'random', 'equal'),
  after: fc.constantFrom('nothing', 'nothing', 'peek', 'snapshot', 'restore', 'clear'),
});

type Phase = typeof phase extends fc.Arbitrary<infer T> ? T : never;

class Comparison {
  readonly #rng: Rng;
  readonly #model = new SortedQueue();
  readonly #twins = [new Named(new CalendarQueue(4)), new Named(new HeapQueue(4))];
  readonly #times = new Map<number, readonly [number, number]>();
  #now = 0;
  #ids = 0;

  constructor(seed: number) {
    this.#rng = createRng(seed, 'queue');
  }

  play(load: Phase): void {
    for (let i = 0; i < load.pushes; i++) this.#push(load);
    for (let i = 0; i < load.holds; i++) {
      this.#pop();
      this.#push(load);
    }
    for (let i = 0; i < load.pops; i++) this.#pop();
    this.#afterwards(load.after);
  }

  drain(): void {
    while (this.#model.size > 0) this.#pop();
    this.#pop();
  }

  #push(load: Phase): void {
    const time = this.#now + delays[load.delay](this.#rng, load.scale);
    const count = this.#rng.bernoulli(0.1) ? load.burst : 1;
    for (let i = 0; i < count; i++) {
      const id = this.#ids++;
      this.#add(time, this.#tie(load.ties, id), id);
    }
  }

  #tie(kind: string, id: number): number {
    if (kind === 'equal') return 0;
    if (kind === 'random') return this.#rng.below(1000) - 500;
    return kind === 'rising' ? id : -id;
  }

  #add(time: number, tie: number, id: number): void {
    this.#times.set(id, [time, tie]);
    this.#model.push(time, tie, id);
    for (const twin of this.#twins) twin.push(time, tie, id);
  }

  #pop(): void {
    const due = this.#model.peekTime();
    const holds = this.#rng.bernoulli(0.3);
    const id = this.#model.pop();
    for (const twin of this.#twins) {
      if (this.#ids % 3 === 0) expect(twin.peekTime()).toBe(due);
      if (twin.pop(holds) !== id) throw new Error(`event ${id} was due at ${due}`);
      if (twin.size !== this.#model.size) throw new Error('sizes differ');
    }
    if (id >= 0) this.#now = due;
  }

  #afterwards(what: string): void {
    if (what === 'peek') for (const twin of this.#twins) expect(twin.peekTime()).toBe(this.#model.peekTime());
    if (what === 'snapshot' || what === 'restore') {
      for (const twin of this.#twins) expect(twin.inOrder()).toEqual(this.#model.inOrder());
    }
    if (what === 'restore') this.#restore();
    if (what === 'clear') this.#clear();
  }

  #restore(): void {
    const ids = this.#model.inOrder();
    const now = this.#now;
    this.#clear();
    for (const id of ids) this.#add(...this.#times.get(id)!, id);
    this.#now = now;
  }

  #clear(): void {
    this.#model.clear();
    for (const twin of this.#twins) twin.clear();
    this.#now = 0;
  }
}

describe('event queues', () => {
  it('pop every mix of loads in the order of a sorted array', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(phase, { maxLength: 12 }), (seed, phases) => {
        const comparison = new Comparison(seed);
        for (const load of phases) comparison.play(load);
        comparison.drain();
      }),
      { numRuns: 150 },
    );
  });
});
