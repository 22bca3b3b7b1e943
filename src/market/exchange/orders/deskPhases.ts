import * as phases from '../../../core/models/phase.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { Side } from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import type { PhaseListener } from '../session/phaseListener.ts';
import type { PhaseRules } from '../session/phaseRules.ts';
import type { OrderDesk } from './desk.ts';

const { PHASE } = phases;

/** A session as the desk sees it. */
interface SessionPhases {
  /** By the number of the phase. */
  readonly rules: readonly PhaseRules[];
  phaseOf(instrument: InstrumentId): number;
}

/** Brings a session's phases to the desk: auction orders trade in theirs, and days end. */
export class DeskPhases implements PhaseListener {
  readonly #desk: OrderDesk;
  /** By the number of the phase. */
  readonly #rules: readonly PhaseRules[];

  constructor(desk: OrderDesk, session: SessionPhases) {
    this.#desk = desk;
    this.#rules = session.rules;
    desk.askAboutAuctions((instrument, time) =>
      session.rules[session.phaseOf(instrument)].releases.includes(time),
    );
  }

  phaseBegan(ctx: ActorContext, instrument: InstrumentId, phase: number): void {
    for (const time of this.#rules[phase].releases) this.#desk.release(ctx, instrument, time);
    if (phase === PHASE.closed) this.#desk.endOfDay(ctx, instrument);
    this.#desk.settle(ctx, instrument);
  }

  auctionClears(
    ctx: ActorContext,
    instrument: InstrumentId,
    phase: number,
    price: PriceTicks,
    surplusSide: Side,
    surplus: QuantityLots,
  ): void {
    for (const time of this.#rules[phase].releases) {
      this.#desk.releaseImbalance(ctx, instrument, time, surplusSide, surplus, price);
    }
  }

  auctionCleared(ctx: ActorContext, instrument: InstrumentId, phase: number): void {
    for (const time of this.#rules[phase].releases) this.#desk.auctionOver(ctx, instrument, time);
  }
}
