import type { LogEntry } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import {
  AccountOpened,
  EXECUTION_EVENT,
  Execution,
  FeeCharged,
} from '../../core/models/messages/execution.ts';
import { Quote, Trade } from '../../core/models/messages/marketData.ts';
import { RECORD_DELIVERY, RECORD_FACT } from '../../core/models/ports/recorder.ts';
import { AgentSeries } from './agentSeries.ts';
import type { AgentChoice } from './chooseAgents.ts';
import { DepthMap, priceRangeAround } from './depthMap.ts';
import { FactGuard } from './factGuard.ts';
import type { InstrumentScale } from './instrumentScale.ts';
import { Ledger } from './ledger.ts';
import { OrderCounts } from './orderCounts.ts';
import { QuoteSeries } from './quoteSeries.ts';
import { RestingOrders } from './restingOrders.ts';
import type { RunSurvey } from './runSurvey.ts';
import { TimeBuckets } from './timeBuckets.ts';
import { TradeSeries } from './tradeSeries.ts';

/** Points across a chart: two pixels each on a wide page, fewer where a point is a bar, a cell or a sort of all agents. */
const QUOTE_POINTS = 600;
const TRADE_BARS = 120;
const DEPTH_COLUMNS = 240;
const DEPTH_ROWS = 90;
const AGENT_SAMPLES = 200;

/** Second walk over a log: hands every line to the projections it concerns. */
export class RunProjection {
  readonly #guard: FactGuard;
  readonly #instrument: number;
  readonly #quoteBuckets: TimeBuckets;
  readonly #quotes: QuoteSeries;
  readonly #tradeBuckets: TimeBuckets;
  readonly #trades: TradeSeries;
  readonly #depth: DepthMap;
  readonly #book: RestingOrders;
  readonly #agentBuckets: TimeBuckets;
  readonly #agents: AgentSeries;
  readonly #ledger: Ledger;
  readonly #marks: Float64Array;
  readonly #counts = new OrderCounts();

  constructor(
    manifest: RunManifest,
    survey: RunSurvey,
    scales: readonly InstrumentScale[],
    instrument: number,
    choice: AgentChoice,
  ) {
    const buckets = (count: number) => new TimeBuckets(survey.start, survey.end, count);
    const touch = survey.touchByInstrument[instrument];
    const low = touch.bids.quantile(0.01);
    const high = touch.asks.quantile(0.99);
    this.#guard = new FactGuard(manifest);
    this.#instrument = instrument;
    this.#quoteBuckets = buckets(QUOTE_POINTS);
    this.#quotes = new QuoteSeries(this.#quoteBuckets);
    this.#tradeBuckets = buckets(TRADE_BARS);
    this.#trades = new TradeSeries(this.#tradeBuckets);
    this.#depth = new DepthMap(
      priceRangeAround(low || high || 1, high || low || 1, DEPTH_ROWS),
      buckets(DEPTH_COLUMNS),
    );
    this.#book = new RestingOrders((time, price, lots) => this.#depth.change(time, price, lots));
    this.#agentBuckets = buckets(AGENT_SAMPLES);
    this.#ledger = new Ledger(manifest.actors.length, scales, scales[instrument].currency);
    this.#marks = new Float64Array(scales.length).fill(Number.NaN);
    this.#agents = new AgentSeries(this.#agentBuckets, this.#ledger, choice, instrument, this.#marks);
  }

  visit(entry: LogEntry): void {
    this.#agents.advance(entry.time);
    if (entry.recordClass === RECORD_DELIVERY) this.#counts.request(entry.kind);
    if (entry.recordClass !== RECORD_FACT) return;
    if (entry.kind === Execution.id) this.#execution(entry);
    else if (entry.kind === Quote.id) this.#quote(entry);
    else if (entry.kind === Trade.id) this.#trade(entry);
    else if (entry.kind === AccountOpened.id) this.#opened(entry);
    else if (entry.kind === FeeCharged.id) this.#fee(entry);
  }

  finish() {
    this.#agents.finish();
    this.#depth.finish();
    return {
      quoteStatistics: this.#quotes.finish(),
      quoteBuckets: this.#quoteBuckets,
      quotes: this.#quotes,
      tradeBuckets: this.#tradeBuckets,
      trades: this.#trades,
      depth: this.#depth,
      agentBuckets: this.#agentBuckets,
      agents: this.#agents,
      ledger: this.#ledger,
      marks: this.#marks,
      counts: this.#counts,
    };
  }

  #execution(entry: LogEntry): void {
    const event = entry.get(Execution.event);
    this.#counts.execution(event, entry.get(Execution.reference));
    if (event === EXECUTION_EVENT.rejected || event === EXECUTION_EVENT.cancelRejected) return;
    const instrument = this.#guard.instrument(entry, Execution.instrument);
    const price = entry.get(Execution.price);
    const quantity = entry.get(Execution.quantity);
    if (event === EXECUTION_EVENT.filledMaker || event === EXECUTION_EVENT.filledTaker) {
      const account = this.#guard.account(entry, Execution.account);
      this.#ledger.fill(account, instrument, entry.get(Execution.side), price, quantity);
      if (Number.isNaN(this.#marks[instrument])) this.#marks[instrument] = price;
    }
    if (instrument !== this.#instrument) return;
    this.#book.apply(
      entry.time,
      event,
      entry.get(Execution.orderId),
      price,
      quantity,
      entry.get(Execution.leaves),
    );
  }

  /** The mark follows the mid; of a one-sided book it stays where it was, before the first mid at the first fill. */
  #quote(entry: LogEntry): void {
    const instrument = this.#guard.instrument(entry, Quote.instrument);
    const bid = entry.get(Quote.bidPrice);
    const ask = entry.get(Quote.askPrice);
    if (bid > 0 && ask > 0) this.#marks[instrument] = (bid + ask) / 2;
    if (instrument !== this.#instrument) return;
    this.#quotes.quote(entry.time, bid, entry.get(Quote.bidQuantity), ask, entry.get(Quote.askQuantity));
  }

  #trade(entry: LogEntry): void {
    const instrument = this.#guard.instrument(entry, Trade.instrument);
    if (instrument !== this.#instrument) return;
    this.#trades.trade(
      entry.time,
      entry.get(Trade.price),
      entry.get(Trade.quantity),
      entry.get(Trade.aggressor),
    );
  }

  #opened(entry: LogEntry): void {
    const account = this.#guard.account(entry, AccountOpened.account);
    const instrument = this.#guard.instrument(entry, AccountOpened.instrument);
    this.#ledger.open(account, instrument, entry.get(AccountOpened.position));
  }

  #fee(entry: LogEntry): void {
    const account = this.#guard.account(entry, FeeCharged.account);
    this.#ledger.fee(
      account,
      this.#guard.instrument(entry, FeeCharged.instrument),
      entry.get(FeeCharged.fee),
    );
  }
}
