import type { ReportedRun } from '../../reports/reportContent.ts';
import type { RealismLine } from '../measureRealism.ts';
import type { MarketSeries } from '../series/marketSeries.ts';

/** A market with every line of its report. */
export interface JudgedMarket {
  readonly series: MarketSeries;
  readonly lines: readonly RealismLine[];
  /** The run that it is of; left out for recorded data. */
  readonly run?: ReportedRun;
}
