import type { DepthRows } from './depthProfile.ts';

/**
 * What a realism report looks at, whether it was simulated or recorded. Columns that the data do not tell are empty.
 * Prices are in units of the source: only their ratios matter.
 */
export interface MarketSeries {
  readonly label: string;
  /** The base interval of returns, called the minute, in nanoseconds; `NaN` where a bar stands for it. */
  readonly minuteNs: number;
  /** Cells of the grid in a minute: 60, and 1 where a bar stands for it. */
  readonly cellsPerMinute: number;
  /** Mid at the end of each cell, `NaN` where there was none; of bars, the close. */
  readonly mids: Float64Array;
  /** Quantity traded in each cell. */
  readonly volumes: Float64Array;
  /** Spread at the end of each cell that had one, in basis points of the mid. */
  readonly spreads: Float64Array;
  /** Mean quantity at the two best prices at the end of each cell that had both. */
  readonly touch: Float64Array;
  readonly orders: MarketOrders;
  /** Seconds between arrivals of orders; of trades where the data have no orders. */
  readonly gaps: Float64Array;
  readonly gapsOf: 'orders' | 'trades';
  /** Seconds from coming to rest at a price to the last fill there, of orders that were filled whole. */
  readonly fillTimes: Float64Array;
  readonly depth: DepthRows;
  readonly metaorders: Metaorders;
  /** What a reader must know of these series. */
  readonly notes: readonly string[];
}

/** Orders that traded on arrival: what one of them did at several prices or with several others is one of these. */
export interface MarketOrders {
  /** Price of the last trade of each. */
  readonly prices: Float64Array;
  /** 1 for buyers, -1 for sellers. */
  readonly signs: Float64Array;
  readonly quantities: Float64Array;
  /**
   * Change of the mid in the order's direction, from before it to before the next one or to the end of its cell; in
   * basis points, `NaN` where a mid was missing.
   */
  readonly moves: Float64Array;
}

/** Large orders that were traded in many small ones. */
export interface Metaorders {
  /** Quantity over that of the whole market. */
  readonly sizes: Float64Array;
  /** Change of the mid in the order's direction from its first to its last fill, in basis points. */
  readonly moves: Float64Array;
}

/** Series of which nothing is known. */
export function emptySeries(label: string): MarketSeries {
  const none = new Float64Array(0);
  return {
    label,
    minuteNs: 60e9,
    cellsPerMinute: 60,
    mids: none,
    volumes: none,
    spreads: none,
    touch: none,
    orders: { prices: none, signs: none, quantities: none, moves: none },
    gaps: none,
    gapsOf: 'orders',
    fillTimes: none,
    depth: { sums: none, samples: none, tick: 1 },
    metaorders: { sizes: none, moves: none },
    notes: [],
  };
}
