import type { BookEvents } from './bookEngine.ts';

/** Listens to nothing: for benchmarks, and for whoever only reads the book. */
export const noBookEvents: BookEvents = {
  accepted() {},
  traded() {},
  rested() {},
  reduced() {},
  cancelled() {},
  replaced() {},
};
