/**
 * The clock that a network looks at whose messages leave later than they were sent, because links were cut or copies were
 * lost: it shows the time of departure, and stands for the present in the model of the way itself.
 */
export class Departure {
  readonly clock = new Float64Array(1);
  #present: Float64Array | undefined;

  follow(present: Float64Array): void {
    this.#present = present;
  }

  get now(): number {
    return (this.#present as Float64Array)[0];
  }

  /** Time from sending to departure. */
  get wait(): number {
    return this.clock[0] - this.now;
  }
}

/** The first time, from `sent` on in steps of `every`, that is not before `free`. */
export function nextAttempt(sent: number, every: number, free: number): number {
  return free <= sent ? sent : sent + Math.ceil((free - sent) / every) * every;
}
