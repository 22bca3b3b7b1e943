/** What the actor at work does where it handles no message. */
export const DOING = { building: -1, starting: -2, resting: -3, telling: -4, message: 0 } as const;

const BEAT = 0;
const EVENTS = 1;
const TIME = 2;
const ACTOR = 3;
const WORK = 4;
const SHARE = 5;
const CELLS = 6;

/**
 * How far a world is, in memory that two threads share: the thread that runs it writes before each handler, the other
 * one reads now and then. A cell is written whole; which cells belong together matters only when nothing moves.
 */
export class WatchBoard {
  readonly memory: SharedArrayBuffer;
  readonly #cells: Float64Array;

  constructor(memory = new SharedArrayBuffer(CELLS * Float64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#cells = new Float64Array(memory);
  }

  /** `work` is the kind of the message at hand, or a number of `DOING`. */
  enter(events: number, time: number, actor: number, work: number): void {
    const cells = this.#cells;
    cells[EVENTS] = events;
    cells[TIME] = time;
    cells[ACTOR] = actor;
    cells[WORK] = work;
    cells[BEAT]++;
  }

  /** The world rests between two slices: paced, or about to go on. */
  rest(events: number, share: number): void {
    const cells = this.#cells;
    cells[EVENTS] = events;
    cells[SHARE] = share;
    cells[WORK] = DOING.resting;
    cells[BEAT]++;
  }

  /** Grows with every sign of life. */
  get beat(): number {
    return this.#cells[BEAT];
  }

  get events(): number {
    return this.#cells[EVENTS];
  }

  get time(): number {
    return this.#cells[TIME];
  }

  get actor(): number {
    return this.#cells[ACTOR];
  }

  get work(): number {
    return this.#cells[WORK];
  }

  /** Share of the simulated time done, 0 to 1. */
  get share(): number {
    return this.#cells[SHARE];
  }
}
