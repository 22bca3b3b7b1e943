import type { FlowParameters } from './quoteRule.ts';

/** Sums of what was seen, in a column of the agent's numbers from `at` on: seconds, squared moves, trades, distances. */
const SECONDS = 0;
const SQUARES = 1;
const TRADES = 2;
const DISTANCES = 3;
/** Numbers that an estimate takes in the column. */
export const ESTIMATE_NUMBERS = 4;

/**
 * Flow parameters from what a maker sees, begun from what it is given: the given ones count as `priorSeconds` of the same
 * market (a gamma prior for each rate). Volatility by the squared moves of the reference price, arrivals by trades, decay
 * as one over the mean distance of trades from it, which is its maximum-likelihood estimate where distances are exponential.
 */
export class FlowEstimate {
  readonly #prior: Readonly<FlowParameters>;
  readonly #priorSeconds: number;
  readonly #column: Float64Array;
  readonly #at: number;
  readonly #flow: FlowParameters;

  constructor(prior: Readonly<FlowParameters>, priorSeconds: number, column: Float64Array, at: number) {
    this.#prior = prior;
    this.#priorSeconds = priorSeconds;
    this.#column = column;
    this.#at = at;
    this.#flow = { ...prior };
  }

  /** The reference price has moved by `ticks` in `seconds`. */
  moved(ticks: number, seconds: number): void {
    this.#column[this.#at + SECONDS] += seconds;
    this.#column[this.#at + SQUARES] += ticks * ticks;
  }

  /** Somebody traded `distance` ticks away from the reference price. */
  traded(distance: number): void {
    this.#column[this.#at + TRADES] += 1;
    this.#column[this.#at + DISTANCES] += distance;
  }

  /** The parameters as they are seen now; a reused object. */
  get flow(): Readonly<FlowParameters> {
    const { arrivals, decay, volatility } = this.#prior;
    const prior = this.#priorSeconds;
    const column = this.#column;
    const seconds = prior + column[this.#at + SECONDS];
    // Trades of both sides.
    const priorTrades = 2 * arrivals * prior;
    const trades = priorTrades + column[this.#at + TRADES];
    const flow = this.#flow;
    flow.volatility = Math.sqrt((volatility * volatility * prior + column[this.#at + SQUARES]) / seconds);
    flow.arrivals = trades / (2 * seconds);
    flow.decay = trades / (priorTrades / decay + column[this.#at + DISTANCES]);
    return flow;
  }
}
