import { NO_FEES } from '../../core/models/account.ts';
import type { Message } from '../../core/models/message.ts';
import { AccountOpened } from '../../core/models/messages/execution.ts';
import { SnapshotRequest, Subscribe, Unsubscribe } from '../../core/models/messages/marketData.ts';
import {
  CancelOrder,
  MassCancel,
  NewOrder,
  NewOrderList,
  NewOrderTerms,
  ReplaceOrder,
} from '../../core/models/messages/orderEntry.ts';
import { MassCancelSide } from '../../core/models/messages/risk.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../core/models/rejectCodes.ts';
import type { ActorId } from '../../core/models/units.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import type { BookEngine } from './book/bookEngine.ts';
import { FeeMeter } from './clearing/feeMeter.ts';
import { Ledger } from './clearing/ledger.ts';
import { InstrumentTable } from './entry/instrumentTable.ts';
import { MechanismTerms, takesTerms } from './entry/mechanismTerms.ts';
import { OrderEntry } from './entry/orderEntry.ts';
import { MAX_ACCOUNTS } from './entry/orderKey.ts';
import { TermsEntry } from './entry/termsEntry.ts';
import { MarketData } from './feeds/marketData.ts';
import { Subscriptions } from './feeds/subscriptions.ts';
import { MECHANISM_TAG, requireAlone, VenueMechanism } from './mechanism/venueMechanism.ts';
import { requireReference } from './mechanism/venueReference.ts';
import { DESK_DAY_TAG, DESK_EXPIRY_TAG, OrderDesk } from './orders/desk.ts';
import { DeskListener } from './orders/deskListener.ts';
import { DeskPhases } from './orders/deskPhases.ts';
import { TradeThroughProtection } from './protection/tradeThroughProtection.ts';
import { BookListener } from './reports/bookListener.ts';
import { ExecutionReports } from './reports/executionReports.ts';
import { Journal } from './reports/journal.ts';
import { VenueCounts } from './reports/venueCounts.ts';
import { isRiskRequest, RISK_TAGS, refuseRisk } from './risk/riskDesk.ts';
import { VenueRisk } from './risk/venueRisk.ts';
import { SESSION_TAG, VenueSession } from './session/venueSession.ts';
import { CashSettlement, SETTLEMENT_TAG } from './settlement/cashSettlement.ts';
import type { VenueConfig } from './venueConfig.ts';

const NEW_ORDER = NewOrder.id;
const CANCEL_ORDER = CancelOrder.id;
const REPLACE_ORDER = ReplaceOrder.id;

/**
 * An exchange as an actor: takes orders (kinds 10 to 19) from its participants, matches them by price and time,
 * answers with execution reports (20 to 29), clears trades at once, and publishes market data (40 to 59). An order's
 * account is the actor that sent it. Kinds it does not know are none of its business and are left alone.
 */
export class VenueActor implements Actor {
  readonly engine: BookEngine;
  readonly ledger: Ledger;
  readonly counts = new VenueCounts();
  readonly #config: VenueConfig;
  readonly #table: InstrumentTable;
  readonly #subscriptions: Subscriptions;
  readonly #marketData: MarketData;
  readonly #fees: FeeMeter;
  readonly #listener = new BookListener();
  readonly #risk: VenueRisk | undefined;
  readonly #session: VenueSession | undefined;
  /** None where the venue takes plain orders only. */
  readonly desk: OrderDesk | undefined;
  readonly #mechanism: VenueMechanism | undefined;
  readonly #protection: TradeThroughProtection | undefined;
  readonly #settlement: CashSettlement | undefined;
  readonly #orders: OrderEntry;
  readonly #terms: TermsEntry;

  constructor(config: VenueConfig) {
    requireDistinctSymbols(config);
    const { instruments } = config;
    this.#config = config;
    this.#risk = config.risk && new VenueRisk(config.risk);
    const heard = this.#risk?.watch(this.#listener) ?? this.#listener;
    const deskListener = config.desk && new DeskListener(heard);
    const events = deskListener ?? heard;
    const { session } = config;
    const protection = config.protection && new TradeThroughProtection(instruments.length, config.protection);
    this.#protection = protection;
    const createEngine: VenueConfig['createEngine'] = protection
      ? (told) => protection.guard(config.createEngine, told)
      : config.createEngine;
    this.#session = session && new VenueSession(session, instruments.length, events, createEngine);
    this.engine = this.#session?.engine ?? createEngine(events);
    for (let id = 0; id < instruments.length; id++) this.engine.addInstrument();
    this.ledger = new Ledger(instruments, config.participants);
    requireAccounts(this.ledger);
    this.#table = new InstrumentTable(instruments);
    const offers = this.engine.clock?.capabilities;
    this.#subscriptions = new Subscriptions(instruments.length, offers?.notices);
    this.#marketData = new MarketData(instruments.length, this.engine, this.#subscriptions);
    const { engine, ledger, counts } = this;
    const journal = new Journal(instruments.length, this.#subscriptions);
    const reports = new ExecutionReports(engine, journal, counts);
    const shared = { engine, ledger, table: this.#table, counts, reports, marketData: this.#marketData };
    const accounts = this.ledger.participant.length;
    this.#fees = new FeeMeter(config.fees ?? NO_FEES, accounts, session !== undefined);
    const fees = this.#fees;
    this.#listener.connect({ ...shared, fees });
    this.#mechanism = mechanismOf(config, shared, this.#listener);
    this.#session?.connect({
      ...shared,
      fees,
      instruments,
      listener: this.#listener,
      subscriptions: this.#subscriptions,
    });
    const gate = this.#risk?.createGate(shared);
    const listener = this.#listener;
    const deskParts = deskListener && { ...shared, journal, listener, events: deskListener, gate };
    this.desk = config.desk && deskParts && new OrderDesk(deskParts, config.desk);
    if (this.desk) this.#session?.addPhaseListener(new DeskPhases(this.desk, this.#session));
    const cancelAll: OrderEntry['cancelAllIn'] = (...order) => this.#orders.cancelAllIn(...order);
    this.#settlement =
      config.settlement && new CashSettlement(config.settlement, { ledger, instruments, cancelAll });
    const doors = {
      ...shared,
      protection,
      listener,
      gate,
      desk: this.desk,
      session: this.#session,
      settlement: this.#settlement,
    };
    this.#orders = new OrderEntry(doors);
    const mechanism = takesTerms(offers) ? new MechanismTerms(doors) : undefined;
    this.#terms = new TermsEntry({ ...doors, orders: this.#orders, mechanism });
    this.#risk?.openDesk((ctx, account, reason) => this.#orders.cancelEverything(ctx, account, reason));
  }

  /** Records the opening accounts, so that a report adds up from the log alone. */
  start(ctx: ActorContext): void {
    for (const { actor, cashMinor, positions } of this.#config.participants) {
      const first = positions?.find((position) => position.instrument === 0)?.lots ?? 0;
      ctx.record(AccountOpened.id, actor, 0, first, cashMinor);
      for (const { instrument, lots } of positions ?? []) {
        if (instrument !== 0) ctx.record(AccountOpened.id, actor, instrument, lots, 0);
      }
    }
    this.desk?.start(ctx);
    this.#session?.start(ctx);
    this.#mechanism?.start(ctx);
    this.#protection?.quotes.start(ctx);
    this.#settlement?.start(ctx);
  }

  /** Why the venue is halted, where its mechanism failed. */
  get failure(): BaseError | undefined {
    return this.#mechanism?.failure;
  }

  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    const kind = message.kind;
    this.#risk?.heard(ctx, from);
    this.#session?.begin(ctx);
    this.#mechanism?.begin(ctx);
    if (kind === NEW_ORDER) this.#orders.newOrder(ctx, from, message);
    else if (kind === CANCEL_ORDER) this.#orders.cancelOrder(ctx, from, message);
    else if (kind === REPLACE_ORDER) this.#orders.replaceOrder(ctx, from, message);
    else this.#receiveRare(ctx, from, message);
    this.#session?.finish(ctx);
    this.#mechanism?.finish(ctx);
  }

  #receiveRare(ctx: ActorContext, from: ActorId, message: Message): void {
    const feeds = this.#marketData;
    switch (message.kind) {
      case MassCancel.id:
        this.#orders.massCancel(ctx, from, message);
        break;
      case NewOrderTerms.id:
        this.#terms.newOrder(ctx, from, message);
        break;
      case NewOrderList.id:
        this.#terms.newList(ctx, from, message);
        break;
      case MassCancelSide.id:
        this.#orders.massCancelSide(ctx, from, message);
        break;
      case Subscribe.id:
        feeds.subscribe(ctx, from, message.get(Subscribe.instrument), message.get(Subscribe.feed));
        break;
      case Unsubscribe.id:
        feeds.unsubscribe(ctx, from, message.get(Unsubscribe.instrument), message.get(Unsubscribe.feed));
        break;
      case SnapshotRequest.id:
        feeds.snapshotRequested(
          ctx,
          from,
          message.get(SnapshotRequest.instrument),
          message.get(SnapshotRequest.feed),
        );
        break;
      default:
        this.#receiveRisk(ctx, from, message);
    }
  }

  #receiveRisk(ctx: ActorContext, from: ActorId, message: Message): void {
    if (this.#session?.receive(ctx, from, message) === true) return;
    if (this.#mechanism?.receive(ctx, from, message) === true) return;
    if (this.#protection?.quotes.receive(ctx, from, message) === true) return;
    if (this.#settlement?.receive(ctx, from, message) === true) return;
    if (this.#risk !== undefined) this.#risk.receive(ctx, from, message);
    else if (isRiskRequest(message.kind)) refuseRisk(ctx, from, message, REJECT_CODE.noRiskGate);
  }

  wake(ctx: ActorContext, tag: number): void {
    this.#session?.begin(ctx);
    if (tag === SESSION_TAG) this.#session?.wake(ctx);
    else if (tag === DESK_EXPIRY_TAG || tag === DESK_DAY_TAG) this.#wakeDesk(ctx, tag);
    else if (tag === MECHANISM_TAG) this.#mechanism?.wake(ctx);
    else if (tag === SETTLEMENT_TAG) this.#wakeSettlement(ctx);
    else if (tag >= RISK_TAGS) this.#risk?.wake(ctx, tag);
    this.#session?.finish(ctx);
  }

  #wakeSettlement(ctx: ActorContext): void {
    this.#mechanism?.begin(ctx);
    this.#settlement?.wake(ctx);
    this.#mechanism?.finish(ctx);
  }

  #wakeDesk(ctx: ActorContext, tag: number): void {
    for (const instrument of this.desk?.wake(ctx, tag) ?? []) this.#marketData.publish(ctx, instrument);
  }

  /** Asserts every invariant of books and accounts; slow. */
  check(): void {
    this.engine.check();
    this.ledger.check();
    this.#risk?.check();
  }

  snapshot(): PlainData {
    return {
      book: this.engine.snapshot(),
      ledger: this.ledger.snapshot(),
      lastPrices: this.#table.snapshot(),
      subscriptions: this.#subscriptions.snapshot(),
      marketData: this.#marketData.snapshot(),
      lastIds: this.#orders.snapshot(),
      counts: this.counts.cells.slice(),
      ...(this.#fees.isUsed ? { fees: this.#fees.snapshot() } : {}),
      ...(this.#risk === undefined ? {} : { risk: this.#risk.snapshot() }),
      ...(this.desk === undefined ? {} : { desk: this.desk.snapshot() }),
      ...(this.#session === undefined ? {} : { session: this.#session.snapshot() }),
      ...(this.#mechanism === undefined ? {} : { mechanism: this.#mechanism.snapshot() }),
      ...(this.#protection === undefined ? {} : { protection: this.#protection.quotes.snapshot() }),
      ...(this.#settlement === undefined ? {} : { settlement: this.#settlement.snapshot() }),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    this.engine.restore(saved.book);
    this.ledger.restore(saved.ledger);
    this.#table.restore(saved.lastPrices);
    this.#subscriptions.restore(saved.subscriptions);
    this.#marketData.restore(saved.marketData);
    this.#orders.restore(saved.lastIds);
    this.counts.cells.set(saved.counts as Float64Array);
    if (this.#fees.isUsed) this.#fees.restore(saved.fees);
    this.#risk?.restore(saved.risk);
    this.desk?.restore(saved.desk);
    this.#session?.restore(saved.session);
    this.#mechanism?.restore(saved.mechanism);
    this.#protection?.quotes.restore(saved.protection);
    this.#settlement?.restore(saved.settlement);
  }

  /** Hash of the whole state, independent of the engine's implementation. */
  hash(): number {
    const hash = new Hash64();
    hash.addInt(this.engine.stateHash());
    this.ledger.addTo(hash);
    hash.addFields(this.counts.cells, 0, this.counts.cells.length);
    this.#table.addTo(hash);
    this.#subscriptions.addTo(hash);
    this.#marketData.addTo(hash);
    this.#orders.addTo(hash);
    if (this.#fees.isUsed) this.#fees.addTo(hash);
    this.#risk?.addTo(hash);
    this.desk?.addTo(hash);
    this.#session?.addTo(hash);
    this.#mechanism?.addTo(hash);
    this.#protection?.quotes.addTo(hash);
    this.#settlement?.addTo(hash);
    return hash.low();
  }
}

/** What an engine has that acts by the clock; a book has none, and follows no other market. */
function mechanismOf(
  config: VenueConfig,
  { engine, marketData }: { readonly engine: BookEngine; readonly marketData: MarketData },
  listener: BookListener,
): VenueMechanism | undefined {
  const { desk, instruments, reference, session } = config;
  if (engine.clock === undefined) {
    requireReference(false, reference, 'reference');
    return undefined;
  }
  requireAlone(session, desk);
  return new VenueMechanism(engine.clock, {
    listener,
    marketData,
    reference,
    instruments: instruments.length,
  });
}

function requireAccounts(ledger: Ledger): void {
  if (ledger.participant.length <= MAX_ACCOUNTS) return;
  throw new BaseError('CONFIG_INVALID_VALUE', `participants need actor ids below ${MAX_ACCOUNTS}`);
}

function requireDistinctSymbols(config: VenueConfig): void {
  const seen = new Set<string>();
  for (const { symbol } of config.instruments) {
    if (seen.has(symbol))
      throw new BaseError('CONFIG_INVALID_VALUE', `symbol ${symbol} is listed twice at one venue`);
    seen.add(symbol);
  }
}
