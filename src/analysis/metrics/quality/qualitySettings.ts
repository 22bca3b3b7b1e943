/** Lengths of time and widths that measures of quality are taken over. */
export interface QualitySettings {
  /** How long after a trade its price is held against the mid, in nanoseconds; shortest first. */
  readonly horizonsNs: readonly number[];
  /** Depth counts up to so many basis points from the mid. */
  readonly depthBps: number;
  /** How long after a change of the fundamental a quote from before it is stale, in nanoseconds. */
  readonly snipingWindowNs: number;
}

/**
 * Horizons as in the literature on fast markets: from where only machines react to where inventories have turned over
 * (Conrad and Wahal, 2020, "The term structure of liquidity provision").
 */
export const QUALITY_DEFAULTS: QualitySettings = {
  horizonsNs: [100e6, 1e9, 10e9],
  depthBps: 10,
  snipingWindowNs: 1e9,
};
