import { Listings } from '../../core/models/listings.ts';
import type { EventLog } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import type { SimTime } from '../../core/models/units.ts';
import { BaseError } from '../../core/utils/errors.ts';
import type { AgentSeries } from './agentSeries.ts';
import type { Auctions } from './auctions.ts';
import { type AgentChoice, chooseAgents } from './chooseAgents.ts';
import type { DepthMap } from './depthMap.ts';
import type { Discovery } from './discovery/priceDiscovery.ts';
import type { FlowImbalance } from './flowImbalance.ts';
import { type InstrumentScale, instrumentScale } from './instrumentScale.ts';
import type { KindActivity } from './kindActivity.ts';
import { KindIndex } from './kindIndex.ts';
import type { KindSeries } from './kindSeries.ts';
import type { LatencyHops } from './latencyHops.ts';
import type { Ledger } from './ledger.ts';
import type { OrderCounts } from './orderCounts.ts';
import type { OrderFlow } from './orderFlow.ts';
import type { OrderStays } from './orderStays.ts';
import type { ProfitFlows } from './profitFlows.ts';
import type { MarketQuality } from './quality/marketQuality.ts';
import { QUALITY_DEFAULTS, type QualitySettings } from './quality/qualitySettings.ts';
import type { KyleLambda } from './quality/signedFlowImpact.ts';
import type { QueueSeries } from './queueSeries.ts';
import type { QuoteSeries, QuoteStatistics } from './quoteSeries.ts';
import type { DriftSummary } from './recordDrift.ts';
import { RunProjection } from './runProjection.ts';
import { type RunSurvey, Surveyor } from './runSurvey.ts';
import type { TimeBuckets } from './timeBuckets.ts';
import type { TradeCells } from './tradeCells.ts';
import type { TradeSeries } from './tradeSeries.ts';
import { mostTraded } from './venues/chooseInstrument.ts';
import type { LockedMarkets } from './venues/lockedMarkets.ts';
import type { VenueStatistics } from './venues/venueComparison.ts';
import type { InstrumentWelfare } from './welfare/instrumentWelfare.ts';

/** Everything the figures and tables of a report are made of. */
export interface RunMetrics {
  readonly manifest: RunManifest;
  readonly survey: RunSurvey;
  /** Index in the manifest of the instrument shown: the one named, else the most traded one. */
  readonly instrument: number;
  readonly scale: InstrumentScale;
  readonly quoteBuckets: TimeBuckets;
  readonly quotes: QuoteSeries;
  readonly quoteStatistics: QuoteStatistics;
  readonly tradeBuckets: TimeBuckets;
  readonly trades: TradeSeries;
  /** Trades as they are drawn over the depth. */
  readonly tradeCells: TradeCells;
  readonly depth: DepthMap;
  /** Trades at one price of the orders that had gathered, in a market with a session. */
  readonly auctions: Auctions;
  readonly orderFlow: OrderFlow;
  readonly flowImbalance: FlowImbalance;
  /** How long orders rested, and what became of them by their place in the queue. */
  readonly stays: OrderStays;
  /** Every venue of the instrument shown; empty where there is one. */
  readonly venues: readonly VenueStatistics[];
  /** How often their quotes locked or crossed each other; nothing where there is one venue. */
  readonly locked: LockedMarkets | undefined;
  /** Orders in the book of the instrument shown when the log ended. */
  readonly restingAtEnd: number;
  readonly queues: QueueSeries;
  /** What trading cost, who paid, how likely and how fair execution was. */
  readonly quality: MarketQuality;
  readonly kyleLambda: KyleLambda;
  /** How prices found the value of the instrument shown. */
  readonly discovery: Discovery;
  /** Of the last prices of claims that were settled: how good a forecast they were; `NaN` where none were. */
  readonly brierScore: number;
  /** Of every instrument that traders recorded values of. */
  readonly welfare: readonly InstrumentWelfare[];
  /** Kinds of agent as the following are numbered. */
  readonly kinds: KindIndex;
  readonly activity: KindActivity;
  readonly kindSeries: KindSeries;
  readonly profitFlows: ProfitFlows;
  readonly latency: LatencyHops;
  readonly agentBuckets: TimeBuckets;
  readonly choice: AgentChoice;
  readonly agents: AgentSeries;
  readonly ledger: Ledger;
  /** Prices at the end that positions are valued at, in ticks by instrument; `NaN` where there was none. */
  readonly marks: Float64Array;
  readonly counts: OrderCounts;
  /** How far the market went from the record that was played into it; undefined where none was. */
  readonly drift: DriftSummary | undefined;
}

export interface RunMetricsOptions {
  /** End of the run in units of simulated time, where the log's last line may lie before it. */
  readonly end?: SimTime;
  /** Index in the manifest of the instrument to show instead of the most traded one. */
  readonly instrument?: number;
  /** Horizons and widths of the measures of quality, where they are not the usual ones. */
  readonly quality?: Partial<QualitySettings>;
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
  const steps = measuringRun(
    manifest,
    () => [log],
    () => options,
  );
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * As {@link measureRun}, and pauses behind every piece of the log, so that a host can show progress or stop.
 * `pieces` is called for each of the two walks, `options` after the first: by then it is known how far a log is whole.
 */
export function* measuringRun(
  manifest: RunManifest,
  pieces: () => Iterable<EventLog>,
  options: () => RunMetricsOptions,
): Generator<void, RunMetrics> {
  requireInstrument(manifest);
  const surveyor = new Surveyor(manifest);
  for (const piece of pieces()) {
    piece.forEach((entry) => {
      surveyor.visit(entry);
    });
    yield;
  }
  const { end, instrument: wanted, quality } = options();
  requireInstrument(manifest, wanted);
  const survey = surveyor.result(end ?? 0);
  const scales = instrumentScales(manifest);
  const instrument = wanted ?? mostTraded(survey, new Listings(manifest));
  const choice = chooseAgents(manifest, survey);
  const kinds = new KindIndex(manifest, survey);
  const settings = { ...QUALITY_DEFAULTS, ...quality };
  const projection = new RunProjection(manifest, survey, scales, instrument, choice, kinds, settings);
  for (const piece of pieces()) {
    piece.forEach((entry) => {
      projection.visit(entry);
    });
    yield;
  }
  return { manifest, survey, instrument, scale: scales[instrument], choice, kinds, ...projection.finish() };
}

/** Scales of all instruments under the names that people give them. */
function instrumentScales(manifest: RunManifest): InstrumentScale[] {
  const { names } = new Listings(manifest);
  return manifest.instruments.map((entry, i) => ({ ...instrumentScale(entry, i), symbol: names[i] }));
}

/** That there is an instrument to show, and the one `asked` for, where one is. */
function requireInstrument({ instruments }: RunManifest, asked?: number): void {
  const facts = { file: 'manifest.json', field: 'instruments' };
  if (instruments.length === 0) {
    const message = 'manifest: instruments is empty, so there is no market to show';
    throw new BaseError('DATA_INVALID_FIELD', message, { facts });
  }
  if (asked === undefined || instruments[asked] !== undefined) return;
  throw new BaseError(
    'DATA_INVALID_FIELD',
    `instrument ${asked} is asked for, but the manifest lists ${instruments.length}, counted from 0`,
    {
      facts: { ...facts, found: asked, instruments: instruments.length },
      advice: `Ask for one of ${instruments.map(({ symbol }) => symbol).join(', ')}.`,
    },
  );
}
