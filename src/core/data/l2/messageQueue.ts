import type { DepthMessage } from './depthMessage.ts';

/** Emptied places at the front are given back once they are this many, and half of all. */
const COMPACTED = 64;

/** Depth messages, first in, first out. Taking the first costs the same however many wait. */
export class MessageQueue {
  #messages: (DepthMessage | undefined)[] = [];
  #first = 0;

  get length(): number {
    return this.#messages.length - this.#first;
  }

  push(message: DepthMessage): void {
    this.#messages.push(message);
  }

  /** Takes the first; undefined where there is none. */
  shift(): DepthMessage | undefined {
    if (this.length === 0) return undefined;
    const message = this.#messages[this.#first];
    this.#messages[this.#first++] = undefined;
    if (this.#first >= COMPACTED && 2 * this.#first >= this.#messages.length) {
      this.#messages = this.#messages.slice(this.#first);
      this.#first = 0;
    }
    return message;
  }

  /** The first that goes beyond an update id. */
  firstBeyond(id: number): DepthMessage | undefined {
    for (let at = this.#first; at < this.#messages.length; at++) {
      const message = this.#messages[at];
      if (message !== undefined && message.lastId > id) return message;
    }
    return undefined;
  }
}
