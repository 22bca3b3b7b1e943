/**
 * The next record of each lane of a merge, earliest first: by day, then time, then number of the lane. A binary
 * heap over lanes, since a merge has few of them and takes one step per record.
 */
export class LaneQueue {
  readonly #heap: Int32Array;
  readonly #days: Float64Array;
  readonly #times: Float64Array;
  #count = 0;

  /** `lanes` is how many there are. */
  constructor(lanes: number) {
    this.#heap = new Int32Array(lanes);
    this.#days = new Float64Array(lanes);
    this.#times = new Float64Array(lanes);
  }

  get count(): number {
    return this.#count;
  }

  /** Enters a lane that is not in the queue. */
  add(lane: number, day: number, timeNs: number): void {
    this.#days[lane] = day;
    this.#times[lane] = timeNs;
    let at = this.#count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(lane, this.#heap[parent])) break;
      this.#heap[at] = this.#heap[parent];
      at = parent;
    }
    this.#heap[at] = lane;
  }

  /** Takes the earliest lane out; there must be one. */
  take(): number {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap[--this.#count];
    const count = this.#count;
    let at = 0;
    for (let child = 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && this.#isBefore(heap[child + 1], heap[child])) child++;
      if (!this.#isBefore(heap[child], last)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }

  #isBefore(a: number, b: number): boolean {
    const days = this.#days[a] - this.#days[b];
    if (days !== 0) return days < 0;
    const times = this.#times[a] - this.#times[b];
    return times === 0 ? a < b : times < 0;
  }
}
