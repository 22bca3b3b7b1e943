import type { EventLog } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import type { SimTime } from '../../core/models/units.ts';
import { BaseError } from '../../core/utils/errors.ts';
import type { AgentSeries } from './agentSeries.ts';
import { type AgentChoice, chooseAgents } from './chooseAgents.ts';
import type { DepthMap } from './depthMap.ts';
import { type InstrumentScale, instrumentScale } from './instrumentScale.ts';
import type { Ledger } from './ledger.ts';
import type { OrderCounts } from './orderCounts.ts';
import type { QuoteSeries, QuoteStatistics } from './quoteSeries.ts';
import { RunProjection } from './runProjection.ts';
import { type RunSurvey, surveyRun } from './runSurvey.ts';
import type { TimeBuckets } from './timeBuckets.ts';
import type { TradeSeries } from './tradeSeries.ts';

/** Everything the figures and tables of a report are made of. */
export interface RunMetrics {
  readonly manifest: RunManifest;
  readonly survey: RunSurvey;
  /** Index in the manifest of the instrument shown: the most traded one. */
  readonly instrument: number;
  readonly scale: InstrumentScale;
  readonly quoteBuckets: TimeBuckets;
  readonly quotes: QuoteSeries;
  readonly quoteStatistics: QuoteStatistics;
  readonly tradeBuckets: TimeBuckets;
  readonly trades: TradeSeries;
  readonly depth: DepthMap;
  readonly agentBuckets: TimeBuckets;
  readonly choice: AgentChoice;
  readonly agents: AgentSeries;
  readonly ledger: Ledger;
  /** Prices at the end that positions are valued at, in ticks by instrument; `NaN` where there was none. */
  readonly marks: Float64Array;
  readonly counts: OrderCounts;
}

export interface RunMetricsOptions {
  /** End of the run in units of simulated time, where the log's last line may lie before it. */
  readonly end?: SimTime;
}

/**
 * Walks a run's log twice, first for its span and its actors, then for the series. Memory depends on the number of
 * actors and of live orders, not on the length of the log.
 *
 * @throws BaseError `DATA_INVALID_FIELD` where manifest and log do not belong together.
 */
export function measureRun(
  manifest: RunManifest,
  log: EventLog,
  options: RunMetricsOptions = {},
): RunMetrics {
  if (manifest.instruments.length === 0) {
    throw new BaseError(
      'DATA_INVALID_FIELD',
      'manifest: instruments is empty, so there is no market to show',
      {
        facts: { file: 'manifest.json', field: 'instruments' },
      },
    );
  }
  const survey = surveyRun(manifest, log, options.end);
  const scales = manifest.instruments.map(instrumentScale);
  const instrument = survey.tradesByInstrument.indexOf(Math.max(...survey.tradesByInstrument));
  const choice = chooseAgents(manifest, survey);
  const projection = new RunProjection(manifest, survey, scales, instrument, choice);
  log.forEach((entry) => {
    projection.visit(entry);
  });
  return { manifest, survey, instrument, scale: scales[instrument], choice, ...projection.finish() };
}
