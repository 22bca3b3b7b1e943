interface Pending {
  readonly time: number;
  readonly tie: number;
  readonly id: number;
}

/** The obvious event queue: an array kept in order of (time, tie), equal ones in the order they came. */
export class SortedQueue {
  readonly #events: Pending[] = [];

  get size(): number {
    return this.#events.length;
  }

  push(time: number, tie: number, id: number): void {
    let place = this.#events.length;
    while (place > 0 && comesAfter(this.#events[place - 1], time, tie)) place--;
    this.#events.splice(place, 0, { time, tie, id });
  }

  pop(): number {
    return this.#events.shift()?.id ?? -1;
  }

  peekTime(): number {
    return this.#events[0]?.time ?? Number.POSITIVE_INFINITY;
  }

  inOrder(): number[] {
    return this.#events.map((event) => event.id);
  }

  clear(): void {
    this.#events.length = 0;
  }
}

function comesAfter(event: Pending, time: number, tie: number): boolean {
  return event.time > time || (event.time === time && event.tie > tie);
}
