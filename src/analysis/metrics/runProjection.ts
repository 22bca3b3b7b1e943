import type { LogEntry } from '../../core/models/logEntry.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { FundamentalChanged, PositionSettled, ValueAssigned } from '../../core/models/messages/economics.ts';
import {
  AccountOpened,
  EXECUTION_EVENT,
  Execution,
  FeeCharged,
  MAKER,
  OrderAcknowledged,
  OrderSent,
} from '../../core/models/messages/execution.ts';
import { Quote, Trade } from '../../core/models/messages/marketData.ts';
import { NewOrder } from '../../core/models/messages/orderEntry.ts';
import { RecordDrift, RecordRule } from '../../core/models/messages/recordedFlow.ts';
import {
  FillBusted,
  FillCorrected,
  IndicativePrice,
  PhaseChanged,
} from '../../core/models/messages/session.ts';
import type { OrderTerms } from '../../core/models/orderTerms.ts';
import { RECORD_DELIVERY, RECORD_FACT } from '../../core/models/ports/recorder.ts';
import type { ActorId, ClientOrderId } from '../../core/models/units.ts';
import { AccountProjection } from './accountProjection.ts';
import type { AgentChoice } from './chooseAgents.ts';
import { ConditionalOrders } from './conditionalOrders.ts';
import { EconomicsProjection } from './economicsProjection.ts';
import { FactGuard } from './factGuard.ts';
import type { InstrumentScale } from './instrumentScale.ts';
import type { KindIndex } from './kindIndex.ts';
import { LatencyHops } from './latencyHops.ts';
import { MarketProjection } from './marketProjection.ts';
import { OrderCounts } from './orderCounts.ts';
import type { QualitySettings } from './quality/qualitySettings.ts';
import { RecordDriftProjection } from './recordDrift.ts';
import type { OrderLine } from './restingOrders.ts';
import type { RunSurvey } from './runSurvey.ts';
import { termsInWords } from './termsInWords.ts';
import { VenueComparison } from './venues/venueComparison.ts';

/** Second walk over a log: hands every line to the projections it concerns. */
export class RunProjection {
  readonly #guard: FactGuard;
  readonly #instrument: number;
  readonly #survey: RunSurvey;
  readonly #market: MarketProjection;
  readonly #accounts: AccountProjection;
  readonly #latency: LatencyHops;
  readonly #economics: EconomicsProjection;
  readonly #venues: VenueComparison;
  readonly #conditional = new ConditionalOrders();
  readonly #counts = new OrderCounts();
  readonly #drift = new RecordDriftProjection();
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

  constructor(
    manifest: RunManifest,
    survey: RunSurvey,
    scales: readonly InstrumentScale[],
    instrument: number,
    choice: AgentChoice,
    kinds: KindIndex,
    settings: QualitySettings,
  ) {
    this.#guard = new FactGuard(manifest);
    this.#instrument = instrument;
    this.#survey = survey;
    const { start, end } = survey;
    const { timeResolutionNs, actors } = manifest;
    const frame = { settings, start, end, timeResolutionNs, accounts: actors.length, kinds };
    this.#market = new MarketProjection(survey, instrument, frame, this.#conditional);
    this.#accounts = new AccountProjection(manifest, survey, scales, instrument, choice, kinds);
    this.#latency = new LatencyHops(kinds);
    this.#venues = new VenueComparison(manifest, this.#guard.listings, instrument, start);
    const { sniping } = this.#market.quality;
    this.#economics = new EconomicsProjection(manifest, survey, this.#guard, instrument, sniping);
  }

  visit(entry: LogEntry): void {
    this.#accounts.advance(entry.time);
    if (entry.recordClass === RECORD_DELIVERY) this.#delivery(entry);
    if (entry.recordClass !== RECORD_FACT) return;
    switch (entry.kind) {
      case Execution.id:
        this.#execution(entry);
        break;
      case Quote.id:
        this.#quote(entry);
        break;
      case Trade.id:
        this.#trade(entry);
        break;
      case AccountOpened.id:
        this.#opened(entry);
        break;
      case FeeCharged.id:
        this.#fee(entry);
        break;
      case FillBusted.id:
      case FillCorrected.id:
        this.#resettled(entry);
        break;
      case PositionSettled.id:
        this.#settled(entry);
        break;
      case FundamentalChanged.id:
        this.#economics.fundamental(entry);
        break;
      case ValueAssigned.id:
        this.#economics.assigned(entry);
        break;
      case PhaseChanged.id:
        this.#phase(entry);
        break;
      case IndicativePrice.id:
        this.#indicative(entry);
        break;
      case OrderSent.id:
        this.#sent(entry);
        break;
      case OrderAcknowledged.id:
        this.#acknowledged(entry);
        break;
      case RecordDrift.id:
        if (this.#isNumberShown(entry.get(RecordDrift.instrument))) this.#drift.look(entry);
        break;
      case RecordRule.id:
        if (this.#isNumberShown(entry.get(RecordRule.instrument))) this.#drift.rule(entry);
        break;
    }
  }

  finish() {
    const accounts = this.#accounts.finish();
    return {
      ...this.#market.finish(),
      ...accounts,
      ...this.#economics.finish(accounts.marks),
      venues: this.#venues.finish(this.#survey.end),
      locked: this.#venues.finishLocked(this.#survey.end),
      counts: this.#counts,
      latency: this.#latency,
      drift: this.#drift.finish(),
    };
  }

  #delivery(entry: LogEntry): void {
    this.#counts.request(entry.kind);
    if (entry.kind === NewOrder.id) this.#arrived(entry, entry.get(NewOrder.clientOrderId));
    else if (entry.body !== undefined) for (const terms of termsInWords(entry)) this.#inWords(entry, terms);
  }

  #inWords(entry: LogEntry, terms: OrderTerms): void {
    this.#counts.newOrders++;
    if (this.#isShownAt(entry.to)) this.#conditional.delivered(entry.from, terms);
    this.#arrived(entry, terms.clientOrderId);
  }

  #arrived(entry: LogEntry, id: ClientOrderId): void {
    this.#latency.arrived(entry.time, entry.from, entry.to, id);
  }

  #execution(entry: LogEntry): void {
    const line = this.#read(entry);
    const { event } = line;
    if (this.#isShownAt(entry.from)) this.#conditional.execution(entry);
    this.#counts.execution(event, line.reference);
    const { accepted, parked, rejected } = EXECUTION_EVENT;
    const first = event === accepted || event === parked || event === rejected;
    if (first) {
      this.#latency.answered(line.time, line.account, entry.from, entry.get(Execution.clientOrderId));
    }
    if (event === EXECUTION_EVENT.rejected || event === EXECUTION_EVENT.cancelRejected) return;
    const instrument = this.#guard.instrument(entry, Execution.instrument);
    let stands = true;
    if (event === EXECUTION_EVENT.filledMaker || event === EXECUTION_EVENT.filledTaker) {
      const price = this.#survey.corrections.priceOf(entry.from, line.reference, line.price);
      stands = price !== 0;
      const account = this.#guard.account(entry, Execution.account);
      if (stands) this.#economics.fill(account, instrument, line.side, price, line.quantity);
      this.#accounts.fill(line, instrument);
    }
    if (instrument === this.#instrument) this.#market.execution(line, stands);
  }

  /** Who plays a record is no venue: it speaks of an instrument by the number that venues give it. */
  #isNumberShown(number: number): boolean {
    return number === this.#guard.listings.numberOf(this.#instrument);
  }

  /** Order ids are a venue's own: what is known by them must be of the venue of the instrument shown. */
  #isShownAt(venue: ActorId): boolean {
    return this.#guard.listings.isAt(this.#instrument, venue);
  }

  #read(entry: LogEntry): OrderLine {
    const line = this.#line;
    line.time = entry.time;
    line.events = entry.events;
    line.account = entry.get(Execution.account);
    line.event = entry.get(Execution.event);
    line.orderId = entry.get(Execution.orderId);
    line.side = entry.get(Execution.side);
    line.price = entry.get(Execution.price);
    line.quantity = entry.get(Execution.quantity);
    line.leaves = entry.get(Execution.leaves);
    line.reference = entry.get(Execution.reference);
    return line;
  }

  #quote(entry: LogEntry): void {
    const instrument = this.#guard.instrument(entry, Quote.instrument);
    const bid = entry.get(Quote.bidPrice);
    const ask = entry.get(Quote.askPrice);
    this.#accounts.quote(instrument, bid, ask);
    this.#economics.quote(instrument, entry.time, bid, ask);
    this.#venues.quote(instrument, entry.time, bid, ask);
    if (instrument !== this.#instrument) return;
    this.#market.quote(entry.time, bid, entry.get(Quote.bidQuantity), ask, entry.get(Quote.askQuantity));
  }

  #phase(entry: LogEntry): void {
    const instrument = this.#guard.instrument(entry, PhaseChanged.instrument);
    const phase = entry.get(PhaseChanged.phase);
    this.#venues.phase(instrument, entry.time, phase);
    if (instrument === this.#instrument) this.#market.auctions.phaseChanged(entry.time, phase);
  }

  #indicative(entry: LogEntry): void {
    if (this.#guard.instrument(entry, IndicativePrice.instrument) !== this.#instrument) return;
    const price = entry.get(IndicativePrice.price);
    this.#market.auctions.indicative(entry.time, price, entry.get(IndicativePrice.volume));
  }

  #trade(entry: LogEntry): void {
    const instrument = this.#guard.instrument(entry, Trade.instrument);
    const told = entry.get(Trade.price);
    const tradeId = entry.get(Trade.tradeId);
    const price = this.#survey.corrections.priceOf(entry.from, tradeId, told);
    if (price === 0) return;
    const quantity = entry.get(Trade.quantity);
    const aggressor = entry.get(Trade.aggressor);
    this.#economics.trade(instrument, price, entry.get(Trade.quantity));
    this.#venues.trade(instrument, told, quantity, aggressor);
    if (instrument === this.#instrument) {
      this.#market.trade(entry.time, tradeId, price, quantity, aggressor);
    }
  }

  /** A fill goes back, or comes back at another price; both owners and the positions follow it as it happens. */
  #resettled(entry: LogEntry): void {
    const account = this.#guard.account(entry, FillBusted.account);
    const instrument = this.#guard.instrument(entry, FillBusted.instrument);
    const side = entry.get(FillBusted.side);
    const back = entry.kind === FillBusted.id;
    this.#accounts.settle(
      account,
      instrument,
      back ? 1 - side : side,
      entry.get(FillBusted.price),
      entry.get(FillBusted.quantity),
      entry.get(FillBusted.liquidity) === MAKER,
      entry.get(FillBusted.tradeId),
    );
  }

  /** A position went for cash: as if it had been sold, or bought back, at the settlement price. */
  #settled(entry: LogEntry): void {
    const account = this.#guard.account(entry, PositionSettled.account);
    const instrument = this.#guard.instrument(entry, PositionSettled.instrument);
    const lots = entry.get(PositionSettled.position);
    const price = entry.get(PositionSettled.price);
    this.#accounts.settledInCash(account, instrument, lots, price);
    this.#economics.settled(instrument, price);
  }

  #opened(entry: LogEntry): void {
    const account = this.#guard.account(entry, AccountOpened.account);
    const instrument = this.#guard.instrument(entry, AccountOpened.instrument);
    this.#accounts.ledger.open(account, instrument, entry.get(AccountOpened.position));
  }

  #fee(entry: LogEntry): void {
    const account = this.#guard.account(entry, FeeCharged.account);
    const instrument = this.#guard.instrument(entry, FeeCharged.instrument);
    const fee = entry.get(FeeCharged.fee);
    this.#accounts.fee(account, instrument, fee);
    this.#venues.fee(instrument, fee);
  }

  #sent(entry: LogEntry): void {
    this.#latency.sent(
      entry.time,
      entry.from,
      entry.get(OrderSent.venue),
      entry.get(OrderSent.clientOrderId),
    );
  }

  #acknowledged(entry: LogEntry): void {
    this.#latency.acknowledged(
      entry.time,
      entry.from,
      entry.get(OrderAcknowledged.venue),
      entry.get(OrderAcknowledged.clientOrderId),
    );
  }
}
