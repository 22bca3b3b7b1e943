/**
 * Effective spread, realised spread and price impact, summed over trades. Spreads are in ticks and twice a mid is a whole
 * number, so every sum is a whole number and `effective = realised + impact` holds exactly.
 */
export class CostSums {
  trades = 0;
  lots = 0;
  /** Over trades, in ticks. */
  effective = 0;
  realised = 0;
  impact = 0;
  /** Over lots, in ticks times lots. */
  effectiveLots = 0;
  realisedLots = 0;
  impactLots = 0;
  /** Effective spread over the mid, times lots: as a share, not in basis points. */
  relativeLots = 0;

  /**
   * A trade of `lots` at `price`: `sign` is 1 where the taker bought and -1 where it sold, `mid2` and `later2` are twice
   * the mid at the trade and at the horizon.
   */
  add(sign: number, price: number, lots: number, mid2: number, later2: number): void {
    const effective = sign * (2 * price - mid2);
    const realised = sign * (2 * price - later2);
    const impact = sign * (later2 - mid2);
    this.trades++;
    this.lots += lots;
    this.effective += effective;
    this.realised += realised;
    this.impact += impact;
    this.effectiveLots += effective * lots;
    this.realisedLots += realised * lots;
    this.impactLots += impact * lots;
    this.relativeLots += (2 * effective * lots) / mid2;
  }
}
