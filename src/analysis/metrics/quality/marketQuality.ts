import { EXECUTION_EVENT } from '../../../core/models/messages/execution.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { herfindahl } from '../../statistics/concentration.ts';
import type { KindIndex } from '../kindIndex.ts';
import type { LiveOrder, OrderExit, OrderLine, RestingOrders } from '../restingOrders.ts';
import { TimeBuckets } from '../timeBuckets.ts';
import { AllocationFairness } from './allocationFairness.ts';
import { NearDepth } from './nearDepth.ts';
import { OrderSurvival } from './orderSurvival.ts';
import type { QualitySettings } from './qualitySettings.ts';
import { type KyleLambda, SignedFlowImpact } from './signedFlowImpact.ts';
import { SnipingRent } from './snipingRent.ts';
import { TradeCosts } from './tradeCosts.ts';

/** Slices of the regression of mid changes on signed volume. */
const IMPACT_SLICES = 600;

/** What a run is measured within. */
export interface QualityFrame {
  readonly settings: QualitySettings;
  readonly start: SimTime;
  readonly end: SimTime;
  readonly timeResolutionNs: number;
  readonly accounts: number;
  readonly kinds: KindIndex;
}

/** How good the market of one instrument was for those who traded in it; see docs/guides/market-quality.md. */
export class MarketQuality {
  readonly settings: QualitySettings;
  readonly costs: TradeCosts;
  readonly depth: NearDepth;
  readonly survival: OrderSurvival;
  readonly fairness: AllocationFairness;
  readonly sniping: SnipingRent;
  /** Lots by account, each trade counted on both sides. */
  readonly volumes: Float64Array;
  readonly #impact: SignedFlowImpact;
  readonly #book: RestingOrders;
  readonly #kinds: KindIndex;
  readonly #end: SimTime;
  /** The trade whose lines were read last, and the kinds of its owners. */
  #trade = -1;
  #maker = -1;
  #taker = -1;

  constructor(frame: QualityFrame, book: RestingOrders) {
    const { settings, start, end, timeResolutionNs: unit, accounts, kinds } = frame;
    const horizons = settings.horizonsNs.map((ns) => Math.round(ns / unit));
    this.settings = settings;
    this.costs = new TradeCosts(horizons, kinds.count, end);
    this.depth = new NearDepth(settings.depthBps, end);
    this.survival = new OrderSurvival(kinds);
    this.fairness = new AllocationFairness(book);
    this.sniping = new SnipingRent(book, accounts, Math.round(settings.snipingWindowNs / unit));
    this.volumes = new Float64Array(accounts);
    this.#impact = new SignedFlowImpact(new TimeBuckets(start, end, IMPACT_SLICES));
    this.#book = book;
    this.#kinds = kinds;
    this.#end = end;
  }

  /** A line of the journal, before the book takes it in; `stands` is false for a trade that was taken out later. */
  execution(line: OrderLine, stands: boolean): void {
    this.fairness.before(line);
    const isMaker = line.event === EXECUTION_EVENT.filledMaker;
    if (!isMaker && line.event !== EXECUTION_EVENT.filledTaker) return;
    if (isMaker) this.fairness.filled(line);
    if (!stands) return;
    this.volumes[line.account] += line.quantity;
    const kind = this.#kinds.of(line.account);
    if (isMaker) {
      this.#trade = line.reference;
      this.#maker = kind;
      this.#taker = -1;
      this.sniping.made(line);
    } else {
      if (this.#trade === line.reference) this.#taker = kind;
      this.sniping.took(line);
    }
  }

  /** The public line of a trade, after those of its owners; `side` is the taker's. */
  trade(time: SimTime, tradeId: number, price: number, lots: number, side: number): void {
    const known = tradeId === this.#trade;
    this.costs.trade(time, price, lots, side, known ? this.#maker : -1, known ? this.#taker : -1);
    this.#impact.trade(time, lots, side);
  }

  quote(time: SimTime, bid: number, ask: number): void {
    this.costs.quote(time, bid, ask);
    this.depth.quote(time, bid, ask);
    this.#impact.quote(time, bid, ask);
  }

  depthChanged(time: SimTime, price: number, lots: number, side: number): void {
    this.depth.change(time, side, price, lots);
  }

  orderLeft(line: OrderLine, order: LiveOrder, exit: OrderExit): void {
    this.survival.left(line.time, line.events, order, exit);
  }

  /** The log has ended: what waits is settled, and the price impact of signed volume is known. */
  finish(): KyleLambda {
    this.costs.finish();
    this.depth.finish();
    this.fairness.close();
    for (const [, order] of this.#book.orders()) this.survival.rests(this.#end, order);
    return this.#impact.finish();
  }

  /** Concentration of the traded volume by account: 1 where one account has all. */
  get volumeConcentration(): number {
    return herfindahl(this.volumes);
  }
}
