/** How often and how long a market was locked or crossed. */
export interface LockedMarkets {
  /** Spells in which the best bid of one venue equalled the best offer of another. */
  readonly lockedSpells: number;
  /** Spells in which it was higher. */
  readonly crossedSpells: number;
  /** Shares of the run's time. */
  readonly lockedShare: number;
  readonly crossedShare: number;
}

const [NORMAL, LOCKED, CROSSED] = [0, 1, 2];

/** Counts spells of locked and crossed quotes (Regulation NMS, Rule 610(d)); a moment that lasts no time is none. */
export class LockedSpells {
  readonly #spells = [0, 0, 0];
  readonly #time = [0, 0, 0];
  #condition = NORMAL;

  /** Best bid (0 for none) and best ask (Infinity for none) of all venues stood for `lasted`, more than no time. */
  stood(bid: number, ask: number, lasted: number): void {
    const condition = bid > ask ? CROSSED : bid === ask ? LOCKED : NORMAL;
    if (condition !== this.#condition) this.#spells[condition]++;
    this.#condition = condition;
    this.#time[condition] += lasted;
  }

  /** `span` is the run's time. */
  finish(span: number): LockedMarkets {
    return {
      lockedSpells: this.#spells[LOCKED],
      crossedSpells: this.#spells[CROSSED],
      lockedShare: span > 0 ? this.#time[LOCKED] / span : Number.NaN,
      crossedShare: span > 0 ? this.#time[CROSSED] / span : Number.NaN,
    };
  }
}
