import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { RunManifest } from '../../../core/models/manifest.ts';
import { EXECUTION_EVENT, Execution } from '../../../core/models/messages/execution.ts';
import { Quote, Trade } from '../../../core/models/messages/marketData.ts';
import { PhaseChanged, TradeBusted, TradeCorrected } from '../../../core/models/messages/session.ts';
import { PHASE } from '../../../core/models/phase.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import type { SimTime } from '../../../core/models/units.ts';
import { FactGuard } from '../../metrics/factGuard.ts';
import {
  type BookWatcher,
  type LiveOrder,
  type OrderExit,
  type OrderLine,
  RestingOrders,
} from '../../metrics/restingOrders.ts';
import type { MarketSeries } from './marketSeries.ts';
import { MetaorderRuns } from './metaorderRuns.ts';
import { SeriesBuilder } from './seriesBuilder.ts';

const { accepted, filledTaker, rejected, cancelRejected } = EXECUTION_EVENT;

/** Series of one instrument of a run, from the lines of its log in their order. */
export class RunSeries implements BookWatcher {
  readonly #guard: FactGuard;
  readonly #instrument: number;
  readonly #resolutionNs: number;
  readonly #builder: SeriesBuilder;
  readonly #book: RestingOrders;
  readonly #metaorders = new MetaorderRuns();
  readonly #line: OrderLine = {
    time: 0,
    events: 0,
    account: 0,
    event: 0,
    orderId: 0,
    side: 0,
    price: 0,
    quantity: 0,
    leaves: 0,
    reference: 0,
  };
  #facts = 0;
  #revoked = 0;
  #isContinuous = true;

  /**
   * @param instrument place in the manifest.
   * @param minuteNs the base interval of returns in nanoseconds.
   */
  constructor(manifest: RunManifest, instrument: number, minuteNs: number) {
    this.#guard = new FactGuard(manifest);
    this.#instrument = instrument;
    this.#resolutionNs = manifest.timeResolutionNs;
    this.#builder = new SeriesBuilder(minuteNs, 1);
    this.#book = new RestingOrders(this);
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass !== RECORD_FACT) return;
    if (entry.kind === Execution.id) this.#execution(entry);
    else if (entry.kind === Quote.id) this.#quote(entry);
    else if (entry.kind === Trade.id) this.#trade(entry);
    else if (entry.kind === PhaseChanged.id) this.#phase(entry);
    else if (entry.kind === TradeBusted.id || entry.kind === TradeCorrected.id) this.#revoked++;
  }

  depthChanged(_time: SimTime, price: number, lots: number, side: number): void {
    const { levels } = this.#builder;
    const left = levels.quantity(side as Side, price) + lots;
    levels.set(side as Side, price, Math.max(0, left));
  }

  orderLeft(line: OrderLine, order: LiveOrder, exit: OrderExit): void {
    if (exit !== 'filled' || line.events === order.sinceEvent) return;
    this.#builder.filled((line.time - order.since) * this.#resolutionNs);
  }

  finish(label: string): MarketSeries {
    const notes: string[] = [];
    if (this.#facts === 0) notes.push('The log holds nothing of a venue: run it again with --log commands.');
    if (this.#revoked > 0) {
      notes.push(`Trades count as they were told first: ${this.#revoked} were taken out or corrected later.`);
    }
    return this.#builder.finish(label, this.#metaorders.finish(this.#builder.mid), notes);
  }

  #execution(entry: LogEntry): void {
    this.#facts++;
    const event = entry.get(Execution.event);
    if (event === rejected || event === cancelRejected) return;
    if (this.#guard.instrument(entry, Execution.instrument) !== this.#instrument) return;
    this.#builder.advance(entry.time * this.#resolutionNs);
    const line = this.#line;
    line.time = entry.time;
    line.events = entry.events;
    line.account = entry.get(Execution.account);
    line.event = event;
    line.orderId = entry.get(Execution.orderId);
    line.side = entry.get(Execution.side);
    line.price = entry.get(Execution.price);
    line.quantity = entry.get(Execution.quantity);
    line.leaves = entry.get(Execution.leaves);
    line.reference = entry.get(Execution.reference);
    if (event === accepted) this.#builder.arrival();
    if (event === filledTaker && this.#isContinuous) {
      const sign = line.side === BUY ? 1 : -1;
      this.#metaorders.taken(line.account, line.events, sign, line.quantity, this.#builder.mid);
    }
    this.#book.apply(line);
  }

  #quote(entry: LogEntry): void {
    if (this.#guard.instrument(entry, Quote.instrument) !== this.#instrument) return;
    this.#builder.advance(entry.time * this.#resolutionNs);
    const bid = entry.get(Quote.bidPrice);
    const ask = entry.get(Quote.askPrice);
    this.#builder.quote(bid, entry.get(Quote.bidQuantity), ask, entry.get(Quote.askQuantity));
    this.#book.touch(bid, ask);
  }

  #trade(entry: LogEntry): void {
    if (this.#guard.instrument(entry, Trade.instrument) !== this.#instrument) return;
    this.#builder.advance(entry.time * this.#resolutionNs);
    const quantity = entry.get(Trade.quantity);
    if (!this.#isContinuous) {
      this.#builder.auctioned(quantity);
      return;
    }
    const sign = entry.get(Trade.aggressor) === BUY ? 1 : -1;
    this.#builder.trade(entry.events, entry.get(Trade.price), quantity, sign);
  }

  #phase(entry: LogEntry): void {
    if (this.#guard.instrument(entry, PhaseChanged.instrument) !== this.#instrument) return;
    this.#isContinuous = entry.get(PhaseChanged.phase) === PHASE.continuous;
  }
}
