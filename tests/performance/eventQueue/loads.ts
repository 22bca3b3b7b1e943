import { createRng, type Rng } from '../../../src/core/utils/rng.ts';
import type { Contender } from './contenders.ts';

/** Runs a load for about so many events, and returns how many were pushed and popped. */
type Play = (queue: Played, events: number) => number;

/** A contender with a clock, and sums over the events in the order in which they came. */
export class Played {
  /** Whether events are summed up. */
  sums = false;
  /** Over times alone, equal for all contenders; over ties, equal for all that keep them. */
  timeSum = 0;
  tieSum = 0;
  readonly #queue: Contender;
  readonly #clock = new Float64Array(2);

  constructor(queue: Contender) {
    this.#queue = queue;
  }

  get now(): number {
    return this.#clock[0];
  }

  push(time: number): void {
    this.#queue.push(time, this.#clock[1]++);
  }

  /** Pushes with a tie that does not rise. */
  pushShuffled(time: number): void {
    this.#queue.push(time, (this.#clock[1]++ * 0.6180339887498949) % 1);
  }

  pop(): void {
    const time = this.#queue.pop();
    this.#clock[0] = time;
    if (this.sums) this.#sum(time);
  }

  #sum(time: number): void {
    this.timeSum = (Math.imul(this.timeSum, 31) + time) | 0;
    this.tieSum = (Math.imul(this.tieSum, 31) + this.#queue.lastTie()) | 0;
  }
}

const exponential = (mean: number) => (rng: Rng) => rng.exponential(mean);
const twoSizes = (rng: Rng) => rng.exponential(rng.bernoulli(0.9) ? 1e4 : 1e7);
const pareto = (rng: Rng) => Math.min(1e12, 1000 / (1 - rng.uniform()) ** (1 / 1.3));
const outliers = (rng: Rng) => (rng.bernoulli(0.99) ? rng.uniform() * 1e4 : 1e12 + rng.uniform() * 1e12);
const clusters = (rng: Rng) => (rng.bernoulli(0.99) ? rng.uniform() * 100 : 1e8);

/** A load, ready to be played, that draws so many delays beforehand and uses them in turn. */
type Load = (drawn: number) => Play;

/** Hands out delays drawn beforehand, in turn. */
class Delays {
  readonly #values: Float64Array;
  #next = 0;

  constructor(delay: (rng: Rng) => number, count: number) {
    const rng = createRng(1, 'delays');
    this.#values = Float64Array.from({ length: count }, () => Math.floor(delay(rng)));
  }

  next(): number {
    const value = this.#values[this.#next];
    this.#next = this.#next + 1 === this.#values.length ? 0 : this.#next + 1;
    return value;
  }
}

/** Hold model: `pending` events, each popped one is pushed again after a delay. */
function hold(pending: number, delay: (rng: Rng) => number): Load {
  return (drawn) => {
    const delays = new Delays(delay, drawn);
    let missing = pending;
    return (queue, events) => {
      for (; missing > 0; missing--) queue.push(delays.next());
      for (let i = 0; i < events; i++) {
        queue.pop();
        queue.push(queue.now + delays.next());
      }
      return events;
    };
  };
}

/** Broadcasts of `receivers` events at one instant, in order of their ties or not, among `pending` others. */
function broadcast(receivers: number, pending: number, shuffled = false): Load {
  return (drawn) => {
    const delays = new Delays(exponential(1e6), drawn);
    let missing = pending;
    return (queue, events) => {
      for (; missing > 0; missing--) queue.push(delays.next());
      let done = 0;
      while (done < events) done += receivers + deliver(queue, receivers, delays, shuffled);
      return done;
    };
  };
}

/** Pushes a broadcast and pops until all of it is delivered; returns how many others were popped and pushed. */
function deliver(queue: Played, receivers: number, delays: Delays, shuffled: boolean): number {
  const instant = queue.now + 500;
  for (let i = 0; i < receivers; i++) {
    if (shuffled) queue.pushShuffled(instant);
    else queue.push(instant);
  }
  let others = 0;
  for (let delivered = 0; delivered < receivers; ) {
    queue.pop();
    if (queue.now === instant) {
      delivered++;
    } else {
      queue.push(queue.now + delays.next());
      others++;
    }
  }
  return others;
}

/** Grows from nothing to `most` events and shrinks back, again and again. */
function tide(most: number, delay: (rng: Rng) => number): Load {
  return (drawn) => {
    const delays = new Delays(delay, drawn);
    return (queue, events) => {
      let done = 0;
      for (; done < events; done += most) {
        const start = queue.now;
        for (let i = 0; i < most; i++) queue.push(start + delays.next());
        for (let i = 0; i < most; i++) queue.pop();
      }
      return done;
    };
  };
}

export const loads: Record<string, Load> = {
  'exponential, 1': hold(1, exponential(1e6)),
  'exponential, 10': hold(10, exponential(1e6)),
  'exponential, 50': hold(50, exponential(1e6)),
  'exponential, 200': hold(200, exponential(1e6)),
  'exponential, 1 000': hold(1000, exponential(1e6)),
  'exponential, 10 000': hold(10_000, exponential(1e7)),
  'exponential, 100 000': hold(100_000, exponential(1e8)),
  'exponential, 1 000 000': hold(1_000_000, exponential(1e9)),
  'two sizes, 10 000': hold(10_000, twoSizes),
  'two sizes, 1 000 000': hold(1_000_000, twoSizes),
  'broadcast of 1 000': broadcast(1000, 0),
  'broadcast of 10 000': broadcast(10_000, 0),
  'broadcast of 1 000 among 10 000': broadcast(1000, 10_000),
  'broadcast of 10 000 among 10 000': broadcast(10_000, 10_000),
  'shuffled broadcast of 1 000': broadcast(1000, 0, true),
  'shuffled broadcast of 1 000 among 10 000': broadcast(1000, 10_000, true),
  'lock step, 1 000': hold(1000, () => 1e6),
  'lock step, 10 000': hold(10_000, () => 1e6),
  'coarse times, 10 000': hold(10_000, (rng) => rng.below(4) * 1e6),
  'uniform, 10 000': hold(10_000, (rng) => rng.uniform() * 1e7),
  'pareto, 10 000': hold(10_000, pareto),
  'pareto, 1 000 000': hold(1_000_000, pareto),
  'outliers, 10 000': hold(10_000, outliers),
  'clusters, 10 000': hold(10_000, clusters),
  'tide of 100': tide(100, exponential(1e6)),
  'tide of 1 000': tide(1000, exponential(1e6)),
  'tide of 100 000': tide(100_000, exponential(1e8)),
};
