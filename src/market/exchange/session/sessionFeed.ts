import { FEED } from '../../../core/models/messages/marketData.ts';
import { Imbalance, IndicativePrice, PhaseChanged } from '../../../core/models/messages/session.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import type { ActorId, InstrumentId } from '../../../core/models/units.ts';
import type { Subscriptions } from '../feeds/subscriptions.ts';
import { CELL, type SessionCells } from './sessionCells.ts';

/** Tells the subscribers of the L1 feed, and the log, of phases and auctions. */
export class SessionFeed {
  readonly #cells: SessionCells;
  readonly #subscriptions: Subscriptions;

  constructor(cells: SessionCells, subscriptions: Subscriptions) {
    this.#cells = cells;
    this.#subscriptions = subscriptions;
  }

  phaseChanged(ctx: ActorContext, instrument: InstrumentId, reason: number): void {
    const cells = this.#cells;
    const phase = cells.get(instrument, CELL.phase);
    const until = cells.get(instrument, CELL.due);
    cells.set(instrument, CELL.reason, reason);
    this.#tell(ctx, PhaseChanged.id, instrument, phase, reason, until);
  }

  indicative(ctx: ActorContext, instrument: InstrumentId, price: number, volume: number): void {
    this.#tell(ctx, IndicativePrice.id, instrument, price, volume, 0);
  }

  /** A positive surplus is on the buying side. */
  imbalance(ctx: ActorContext, instrument: InstrumentId, surplus: number): void {
    this.#tell(ctx, Imbalance.id, instrument, surplus >= 0 ? BUY : SELL, Math.abs(surplus), 0);
  }

  /** The present phase, for one that begins to listen. */
  sendImage(ctx: ActorContext, to: ActorId, instrument: InstrumentId): void {
    const cells = this.#cells;
    const sequence = cells.get(instrument, CELL.sequence);
    const phase = cells.get(instrument, CELL.phase);
    const reason = cells.get(instrument, CELL.reason);
    ctx.send(to, PhaseChanged.id, instrument, sequence, phase, reason, cells.get(instrument, CELL.due));
  }

  /** Fields that a kind does not have are 0 and go nowhere. */
  #tell(ctx: ActorContext, kind: number, instrument: InstrumentId, a: number, b: number, c: number): void {
    const sequence = this.#cells.nextSequence(instrument);
    ctx.record(kind, instrument, sequence, a, b, c);
    const list = this.#subscriptions.list(FEED.l1, instrument);
    const count = this.#subscriptions.count(FEED.l1, instrument);
    for (let i = 0; i < count; i++) ctx.send(list[i], kind, instrument, sequence, a, b, c);
  }
}
