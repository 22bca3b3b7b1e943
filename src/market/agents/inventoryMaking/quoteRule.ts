/** What a maker takes the market for. */
export interface FlowParameters {
  /** sigma: standard deviation of the price's change in a second, in ticks. */
  volatility: number;
  /** A: orders a second that would reach a quote at the reference price, of each side. */
  arrivals: number;
  /** k: at a distance of d ticks they are A e^(-kd). */
  decay: number;
}

/** How a maker quotes. */
export interface QuoteRule {
  /**
   * Writes how far below the reference price its bid is, and how far above it its ask, in ticks, to `out` by side; below 0
   * on the other side of the reference, infinite for no quote.
   *
   * @param inventory in quotes, that is, position over the size of a quote.
   * @param timeLeft seconds to the end of its horizon.
   */
  distances(inventory: number, timeLeft: number, flow: Readonly<FlowParameters>, out: Float64Array): void;
}
