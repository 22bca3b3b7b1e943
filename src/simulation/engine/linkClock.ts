import type { PlainData } from '../../core/models/plainData.ts';

/**
 * Last arrival on each link that is in use, so that jitter never lets a message overtake an earlier one of the
 * same link, as on a TCP connection. Where ties are shuffled, arrivals of one link are a time unit apart at least, so that
 * the shuffling decides between links only. Open addressing on (from, to); links are never removed.
 */
export class LinkClock {
  #from: Int32Array;
  #to: Int32Array;
  #last: Float64Array;
  #used = 0;
  readonly #gap: 0 | 1;

  /** `gap`: least time units between two arrivals of one link. */
  constructor(gap: 0 | 1 = 0, capacity = 256) {
    this.#gap = gap;
    this.#from = new Int32Array(capacity).fill(-1);
    this.#to = new Int32Array(capacity);
    this.#last = new Float64Array(capacity);
  }

  /** Moves the arrival in `due[0]` up to the first one that the link's last one allows, where it is earlier, and notes it. */
  inOrder(from: number, to: number, due: Float64Array): void {
    const place = this.#find(from, to);
    const first = this.#last[place] + this.#gap;
    if (due[0] < first) due[0] = first;
    this.#last[place] = due[0];
  }

  #find(from: number, to: number): number {
    const mask = this.#from.length - 1;
    let place = (Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b)) >>> 7;
    for (;;) {
      place &= mask;
      const owner = this.#from[place];
      if (owner === from && this.#to[place] === to) return place;
      if (owner === -1) return this.#claim(place, from, to);
      place++;
    }
  }

  #claim(place: number, from: number, to: number): number {
    if (this.#used * 2 >= this.#from.length) {
      this.#double();
      return this.#find(from, to);
    }
    this.#used++;
    this.#from[place] = from;
    this.#to[place] = to;
    // The first arrival may be at time 0.
    if (this.#gap === 1) this.#last[place] = -1;
    return place;
  }

  #double(): void {
    const [from, to, last] = [this.#from, this.#to, this.#last];
    this.#allocate(from.length * 2);
    for (let i = 0; i < from.length; i++) {
      if (from[i] !== -1) this.#last[this.#find(from[i], to[i])] = last[i];
    }
  }

  #allocate(capacity: number): void {
    this.#from = new Int32Array(capacity).fill(-1);
    this.#to = new Int32Array(capacity);
    this.#last = new Float64Array(capacity);
    this.#used = 0;
  }

  snapshot(): PlainData {
    return { from: this.#from.slice(), to: this.#to.slice(), last: this.#last.slice(), used: this.#used };
  }

  restore(state: { from: Int32Array; to: Int32Array; last: Float64Array; used: number }): void {
    this.#from = state.from.slice();
    this.#to = state.to.slice();
    this.#last = state.last.slice();
    this.#used = state.used;
  }
}
