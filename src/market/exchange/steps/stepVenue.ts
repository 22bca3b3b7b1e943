import type { Message } from '../../../core/models/message.ts';
import * as execution from '../../../core/models/messages/execution.ts';
import { AccountOpened } from '../../../core/models/messages/execution.ts';
import { SnapshotRequest, Subscribe, Unsubscribe } from '../../../core/models/messages/marketData.ts';
import * as orderBatch from '../../../core/models/messages/orderBatch.ts';
import {
  BatchReport,
  OrderBatch,
  readOrderBatch,
  StepTape,
} from '../../../core/models/messages/orderBatch.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../core/models/ports/actor.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine } from '../book/bookEngine.ts';
import { Ledger } from '../clearing/ledger.ts';
import { InstrumentTable } from '../entry/instrumentTable.ts';
import { MarketData } from '../feeds/marketData.ts';
import { Subscriptions } from '../feeds/subscriptions.ts';
import { Journal } from '../reports/journal.ts';
import { VenueCounts } from '../reports/venueCounts.ts';
import { bestLevels, levelRoom } from './bestLevels.ts';
import { IntRows } from './intRows.ts';
import { StepEntry } from './stepEntry.ts';
import { StepListener } from './stepListener.ts';
import type { StepVenueConfig } from './stepVenueConfig.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { BATCH_HEAD, COMMAND_STRIDE, FILL_STRIDE, REPORT_HEAD } = orderBatch;
const { EXECUTION_EVENT } = execution;
const { REJECT_CODE } = rejectCodes;

/** A cancel that finds nothing is about no instrument. */
const NO_INSTRUMENT = -1;

/**
 * An exchange in discrete time: a member sends what all its clients want in one step, the venue shuffles it and runs it
 * through the door and the book of any venue, clears every trade, and answers with one report. The journal has a line
 * for each change of an order, as ever, and feeds tell what changed at the end of a step. Listeners of its tape get the
 * trades of a step and the best levels after it in one message.
 *
 * It has plain limit orders and cancels only: no fees, no risk gate, no order desk, no session.
 */
export class StepVenue implements Actor {
  readonly engine: BookEngine;
  readonly ledger: Ledger;
  readonly counts = new VenueCounts();
  readonly #config: StepVenueConfig;
  readonly #table: InstrumentTable;
  readonly #subscriptions: Subscriptions;
  readonly #marketData: MarketData;
  readonly #journal: Journal;
  readonly #listener = new StepListener();
  readonly #entry: StepEntry;
  readonly #refusals = new IntRows();
  /** The order in which the rows of the present batch are executed. */
  #turns = new Int32Array(0);
  readonly #levels: Float64Array;

  constructor(config: StepVenueConfig) {
    const { instruments } = config;
    this.#config = config;
    this.#levels = new Float64Array(levelRoom(config.depth));
    this.engine = config.createEngine(this.#listener);
    for (let id = 0; id < instruments.length; id++) this.engine.addInstrument();
    this.ledger = new Ledger(instruments, config.participants);
    this.#table = new InstrumentTable(instruments);
    this.#subscriptions = new Subscriptions(instruments.length);
    this.#marketData = new MarketData(instruments.length, this.engine, this.#subscriptions);
    this.#journal = new Journal(instruments.length, this.#subscriptions);
    const { engine, ledger, counts } = this;
    const shared = { engine, ledger, counts, table: this.#table };
    this.#listener.connect({ ...shared, journal: this.#journal, marketData: this.#marketData });
    this.#entry = new StepEntry(shared);
  }

  start(ctx: ActorContext): void {
    for (const { actor, cashMinor, positions } of this.#config.participants) {
      const first = positions?.find((position) => position.instrument === 0)?.lots ?? 0;
      ctx.record(AccountOpened.id, actor, 0, first, cashMinor);
      for (const { instrument, lots } of positions ?? []) {
        if (instrument !== 0) ctx.record(AccountOpened.id, actor, instrument, lots, 0);
      }
    }
  }

  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    const feeds = this.#marketData;
    switch (message.kind) {
      case OrderBatch.id:
        this.#batch(ctx, from, message);
        break;
      case Subscribe.id:
        feeds.subscribe(ctx, from, message.get(Subscribe.instrument), message.get(Subscribe.feed));
        break;
      case Unsubscribe.id:
        feeds.unsubscribe(ctx, from, message.get(Unsubscribe.instrument), message.get(Unsubscribe.feed));
        break;
      case SnapshotRequest.id: {
        const { instrument, feed } = SnapshotRequest;
        feeds.snapshotRequested(ctx, from, message.get(instrument), message.get(feed));
        break;
      }
    }
  }

  #batch(ctx: ActorContext, from: ActorId, message: Message): void {
    const commands = readOrderBatch(message.body());
    const [instrument] = commands;
    const listener = this.#listener;
    const rows = (commands.length - BATCH_HEAD) / COMMAND_STRIDE;
    const isMember = this.#config.members.includes(from);
    listener.begin(ctx, instrument);
    this.#refusals.clear();
    const turns = this.#shuffled(ctx, rows);
    for (let turn = 0; turn < rows; turn++) {
      const row = turns[turn];
      listener.row = row;
      const at = BATCH_HEAD + row * COMMAND_STRIDE;
      const code = isMember ? this.#entry.execute(instrument, commands, at) : REJECT_CODE.notEntitled;
      if (code !== 0) this.#refuse(ctx, instrument, commands, row, code);
    }
    if (this.#table.count > instrument && instrument >= 0) this.#publish(ctx, instrument);
    const { fills } = listener;
    fills.set(1, (fills.length - REPORT_HEAD) / FILL_STRIDE);
    fills.append(this.#refusals);
    ctx.sendBody(from, BatchReport.id, fills.view());
  }

  /** Nobody is first because the member wrote him first: the fairness rule of markets in discrete time. */
  #shuffled(ctx: ActorContext, rows: number): Int32Array {
    if (this.#turns.length < rows) this.#turns = new Int32Array(2 * rows);
    const turns = this.#turns;
    for (let i = 0; i < rows; i++) turns[i] = i;
    const { rng } = ctx;
    for (let i = rows - 1; i > 0; i--) {
      const j = rng.below(i + 1);
      const kept = turns[i];
      turns[i] = turns[j];
      turns[j] = kept;
    }
    return turns;
  }

  #refuse(ctx: ActorContext, instrument: number, commands: Int32Array, row: number, code: number): void {
    const at = BATCH_HEAD + row * COMMAND_STRIDE;
    const account = commands[at];
    const id = commands[at + 1];
    const price = commands[at + 2];
    const lots = commands[at + 3];
    this.counts.rejected();
    this.#refusals.push2(row, code);
    const { cancelRejected, rejected } = EXECUTION_EVENT;
    const journal = this.#journal;
    if (lots === 0) journal.write(ctx, account, cancelRejected, id, 0, NO_INSTRUMENT, 0, 0, 0, 0, code);
    else {
      const side = lots < 0 ? SELL : BUY;
      journal.write(ctx, account, rejected, id, 0, instrument, side, price, Math.abs(lots), 0, code);
    }
  }

  #publish(ctx: ActorContext, instrument: InstrumentId): void {
    this.#marketData.publish(ctx, instrument);
    const { listeners = [], depth } = this.#config;
    if (listeners.length === 0) return;
    const levels = bestLevels(this.engine, instrument, depth, this.#levels);
    const body = [this.#listener.trades.view(), levels];
    for (const listener of listeners) ctx.sendBody(listener, StepTape.id, body);
  }

  /** Asserts every invariant of books and accounts; slow. */
  check(): void {
    this.engine.check();
    this.ledger.check();
  }

  snapshot(): PlainData {
    return {
      book: this.engine.snapshot(),
      ledger: this.ledger.snapshot(),
      lastPrices: this.#table.snapshot(),
      subscriptions: this.#subscriptions.snapshot(),
      marketData: this.#marketData.snapshot(),
      lastIds: this.#entry.snapshot(),
      counts: this.counts.cells.slice(),
    };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly [part: string]: PlainData };
    this.engine.restore(saved.book);
    this.ledger.restore(saved.ledger);
    this.#table.restore(saved.lastPrices);
    this.#subscriptions.restore(saved.subscriptions);
    this.#marketData.restore(saved.marketData);
    this.#entry.restore(saved.lastIds);
    this.counts.cells.set(saved.counts as Float64Array);
  }

  hash(): number {
    const hash = new Hash64();
    hash.addInt(this.engine.stateHash());
    this.ledger.addTo(hash);
    hash.addFields(this.counts.cells, 0, this.counts.cells.length);
    this.#table.addTo(hash);
    this.#subscriptions.addTo(hash);
    this.#marketData.addTo(hash);
    this.#entry.addTo(hash);
    return hash.low();
  }
}
