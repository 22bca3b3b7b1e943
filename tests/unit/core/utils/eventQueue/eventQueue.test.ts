import { describe, expect, it } from 'vitest';
import { CalendarQueue } from '../../../../../src/core/utils/eventQueue/calendarQueue.ts';
import type { EventQueue } from '../../../../../src/core/utils/eventQueue/eventQueue.ts';
import { HeapQueue } from '../../../../../src/core/utils/eventQueue/heapQueue.ts';

const queues: readonly (readonly [string, (capacity?: number) => EventQueue])[] = [
  ['CalendarQueue', (capacity) => new CalendarQueue(capacity)],
  ['HeapQueue', (capacity) => new HeapQueue(capacity)],
];

/** Pops everything; returns the times. */
function drain(queue: EventQueue): number[] {
  const times: number[] = [];
  for (let slot = queue.pop(); slot >= 0; slot = queue.pop()) {
    times.push(queue.time(slot));
    queue.release(slot);
  }
  return times;
}

/** Numbers below 2^32 that look random, always the same. */
function* scattered(count: number): Generator<number> {
  for (let i = 1; i <= count; i++) yield Math.imul(i, 0x9e3779b1) >>> 0;
}

describe.each(queues)('%s', (_name, create) => {
  it('pops by time, then tie, then first in first out', () => {
    const queue = create();
    const slots = [
      [5, 1],
      [3, 9],
      [5, -2],
      [3, 9],
      [4, 0],
    ].map(([time, tie]) => queue.push(time, tie));
    expect(Array.from({ length: 5 }, () => queue.pop())).toEqual([1, 3, 4, 2, 0].map((i) => slots[i]));
    expect(queue.pop()).toBe(-1);
  });

  it('keeps the slot of a popped event until it is released', () => {
    const queue = create();
    const first = queue.push(1, 0);
    expect(queue.pop()).toBe(first);
    expect(queue.push(2, 0)).not.toBe(first);
    expect([queue.time(first), queue.tie(first)]).toEqual([1, 0]);
    queue.release(first);
    expect(queue.push(3, 0)).toBe(first);
  });

  it('doubles its capacity and keeps what it holds', () => {
    const queue = create(2);
    const times = [...scattered(5000)];
    for (const time of times) expect(queue.push(time, 0)).toBeLessThan(queue.capacity);
    expect(queue.capacity).toBe(8192);
    expect(drain(queue)).toEqual(times.sort((a, b) => a - b));
  });

  it('reuses slots: a steady load never grows it', () => {
    const queue = create(64);
    for (const time of scattered(64)) queue.push(time % 1000, 0);
    for (const delay of scattered(20_000)) {
      const slot = queue.pop();
      const now = queue.time(slot);
      queue.release(slot);
      queue.push(now + (delay % 1000), 0);
    }
    expect([queue.size, queue.capacity]).toEqual([64, 64]);
  });

  it('peeks without taking, and takes what is pushed before what it peeked at', () => {
    const queue = create();
    expect(queue.peekTime()).toBe(Number.POSITIVE_INFINITY);
    for (const time of scattered(200)) queue.push(1e6 + time, 0);
    const far = queue.peekTime();
    expect([queue.peekTime(), queue.size]).toEqual([far, 200]);
    for (let i = 0; i < 100; i++) queue.push(i, 0);
    expect(queue.peekTime()).toBe(0);
    expect(drain(queue).slice(0, 101)).toEqual([...Array(100).keys(), far]);
  });

  it('lists events in order and leaves them where they are', () => {
    const queue = create();
    for (const time of scattered(1000)) queue.push(time, time % 7);
    for (let i = 0; i < 300; i++) queue.release(queue.pop());
    const slots = Array.from(queue.inOrder());
    expect(Array.from(queue.inOrder())).toEqual(slots);
    expect(slots.map(() => queue.pop())).toEqual(slots);
  });

  it('starts again at time 0 when cleared', () => {
    const queue = create();
    for (const time of scattered(100)) queue.push(time, 0);
    queue.pop();
    queue.clear();
    expect([queue.size, queue.peekTime(), queue.pop()]).toEqual([0, Number.POSITIVE_INFINITY, -1]);
    queue.push(0, 0);
    expect(queue.peekTime()).toBe(0);
  });

  it('refuses events in the past, at infinity and without a time or a size', () => {
    const queue = create();
    queue.push(10, 0);
    queue.pop();
    queue.push(10, 0);
    expect(() => queue.push(9, 0)).toThrow('assertion failed');
    expect(() => queue.push(Number.POSITIVE_INFINITY, 0)).toThrow('finite');
    expect(() => queue.push(Number.NaN, 0)).toThrow('assertion failed');
    expect(() => create(0)).toThrow('room for at least one event');
  });

  it.each([
    ['up to 2^53', (i: number) => 2 ** 53 - 1 - ((i * 0x9e3779b1) % 2 ** 40)],
    ['tiny beside huge', (i: number) => (i % 3 === 0 ? i * 2 ** -40 : 2 ** 52 + i)],
    ['beyond all integers', (i: number) => 2 ** (((i * 37) % 1900) / 2 - 400)],
    ['all in one nanosecond of a year', (i: number) => 3.15e16 + ((i * 31) % 64) * 4],
  ])('keeps the order of times %s', (_label, time) => {
    const queue = create();
    const times = Array.from({ length: 3000 }, (_, i) => time(i));
    for (const [i, at] of times.entries()) queue.push(at, i);
    expect(drain(queue)).toEqual(times.sort((a, b) => a - b));
  });
});
