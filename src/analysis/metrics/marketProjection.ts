import type { SimTime } from '../../core/models/units.ts';
import { Auctions } from './auctions.ts';
import type { ConditionalOrders } from './conditionalOrders.ts';
import { DepthMap, priceRangeAround } from './depthMap.ts';
import { FlowImbalance } from './flowImbalance.ts';
import { KindActivity } from './kindActivity.ts';
import { OrderFlow } from './orderFlow.ts';
import { OrderStays } from './orderStays.ts';
import { MarketQuality, type QualityFrame } from './quality/marketQuality.ts';
import { QueueSeries } from './queueSeries.ts';
import { QuoteSeries } from './quoteSeries.ts';
import {
  type BookWatcher,
  type LiveOrder,
  type OrderExit,
  type OrderLine,
  RestingOrders,
} from './restingOrders.ts';
import type { RunSurvey } from './runSurvey.ts';
import { TimeBuckets } from './timeBuckets.ts';
import { TradeCells } from './tradeCells.ts';
import { TradeSeries } from './tradeSeries.ts';

/** Points across a chart: two pixels each on a wide page, fewer where a point is a bar, a marker or a cell. */
const QUOTE_POINTS = 600;
const TRADE_BARS = 120;
const DEPTH_COLUMNS = 240;
const DEPTH_ROWS = 90;
const QUEUE_POINTS = 240;
/** Markers over the depth: cells of so many columns and rows, and never more than so many in all. */
const MARKER_COLUMNS = 120;
const MARKER_ROWS = 30;
const MARKER_LIMIT = 700;

/** Follows the market of one instrument: quotes, trades, the book and what reaches it. */
export class MarketProjection implements BookWatcher {
  readonly quoteBuckets: TimeBuckets;
  readonly quotes: QuoteSeries;
  readonly tradeBuckets: TimeBuckets;
  readonly trades: TradeSeries;
  readonly tradeCells: TradeCells;
  readonly depth: DepthMap;
  readonly orderFlow: OrderFlow;
  readonly flowImbalance: FlowImbalance;
  readonly stays = new OrderStays();
  readonly queues: QueueSeries;
  readonly activity: KindActivity;
  readonly auctions: Auctions;
  readonly quality: MarketQuality;
  readonly #book: RestingOrders;

  constructor(survey: RunSurvey, instrument: number, frame: QualityFrame, conditional: ConditionalOrders) {
    const buckets = (count: number) => new TimeBuckets(survey.start, survey.end, count);
    const touch = survey.touchByInstrument[instrument];
    const low = touch.bids.quantile(0.01);
    const high = touch.asks.quantile(0.99);
    const range = priceRangeAround(low || high || 1, high || low || 1, DEPTH_ROWS);
    this.quoteBuckets = buckets(QUOTE_POINTS);
    this.quotes = new QuoteSeries(this.quoteBuckets);
    this.tradeBuckets = buckets(TRADE_BARS);
    this.trades = new TradeSeries(this.tradeBuckets);
    const cellTicks = Math.ceil((range.rows * range.ticksPerRow) / MARKER_ROWS);
    this.tradeCells = new TradeCells(buckets(MARKER_COLUMNS), cellTicks, MARKER_LIMIT);
    this.depth = new DepthMap(range, buckets(DEPTH_COLUMNS));
    this.#book = new RestingOrders(this);
    this.auctions = new Auctions(conditional);
    this.orderFlow = new OrderFlow(this.tradeBuckets);
    this.flowImbalance = new FlowImbalance(this.tradeBuckets);
    this.queues = new QueueSeries(buckets(QUEUE_POINTS), this.#book);
    this.activity = new KindActivity(frame.kinds, this.tradeBuckets);
    this.quality = new MarketQuality(frame, this.#book);
  }

  /** `stands` is false for the fill of a trade that is taken out later: the book saw it, volumes leave it out. */
  execution(line: OrderLine, stands: boolean): void {
    this.orderFlow.apply(line);
    if (stands) this.activity.apply(line);
    this.auctions.execution(line, this.#book);
    this.quality.execution(line, stands);
    this.#book.apply(line);
  }

  quote(time: SimTime, bid: number, bidQuantity: number, ask: number, askQuantity: number): void {
    this.quotes.quote(time, bid, bidQuantity, ask, askQuantity);
    this.queues.quote(time, bid, bidQuantity, ask, askQuantity);
    this.flowImbalance.quote(time, bid, bidQuantity, ask, askQuantity);
    this.quality.quote(time, bid, ask);
    this.#book.touch(bid, ask);
  }

  trade(time: SimTime, tradeId: number, price: number, quantity: number, aggressor: number): void {
    this.quality.trade(time, tradeId, price, quantity, aggressor);
    this.trades.trade(time, price, quantity, aggressor);
    this.tradeCells.trade(time, price, quantity, aggressor);
  }

  depthChanged(time: SimTime, price: number, lots: number, side: number): void {
    this.quality.depthChanged(time, price, lots, side);
    this.depth.change(time, price, lots);
  }

  orderLeft(line: OrderLine, order: LiveOrder, exit: OrderExit): void {
    this.stays.left(line, order, exit);
    this.quality.orderLeft(line, order, exit);
  }

  finish() {
    this.depth.finish();
    this.queues.finish();
    this.flowImbalance.finish();
    const kyleLambda = this.quality.finish();
    const { quoteBuckets, quotes, tradeBuckets, trades, tradeCells, depth } = this;
    const { orderFlow, flowImbalance, stays, queues, activity, auctions, quality } = this;
    return {
      quoteStatistics: quotes.finish(),
      ...{ quoteBuckets, quotes, tradeBuckets, trades, tradeCells, depth },
      ...{ orderFlow, flowImbalance, stays, queues, activity, auctions, quality, kyleLambda },
      restingAtEnd: this.#book.liveOrders,
    };
  }
}
