import type { SimTime } from '../../../core/models/units.ts';

/** Switches the order desk of a venue on: every order type besides plain limit and market orders. */
export interface DeskConfig {
  /** False at a venue that only holds auctions; it refuses what needs a quote that moves. True where left out. */
  readonly tradesContinuously?: boolean;
  /**
   * Length of a trading day: day orders end at its multiples. Where it is left out the session ends the day, or the run.
   */
  readonly dayLength?: SimTime;
}
