import { fieldCountOf } from '../../core/models/message.ts';

/** Kind of a wake-up; its one field is the tag. */
export const WAKE = 0;
/** Kernel-internal: a busy actor is free again and takes its next waiting mail. Never hashed, logged or counted. */
export const RESUME = 1023;
const KINDS = 1024;
const UNSEEN = 255;

/** Field counts by kind, read from the registry once per kind. */
export class KindTable {
  readonly #counts = new Uint8Array(KINDS).fill(UNSEEN);

  constructor() {
    this.#counts[WAKE] = 1;
    this.#counts[RESUME] = 0;
  }

  fieldCount(kind: number): number {
    const count = this.#counts[kind];
    return count === UNSEEN ? this.#learn(kind) : count;
  }

  #learn(kind: number): number {
    const count = fieldCountOf(kind);
    this.#counts[kind] = count;
    return count;
  }
}
