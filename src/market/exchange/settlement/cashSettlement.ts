import type { Instrument } from '../../../core/models/instrument.ts';
import { notionalMinor } from '../../../core/models/instrument.ts';
import type { Message } from '../../../core/models/message.ts';
import { PositionSettled } from '../../../core/models/messages/economics.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import { OperatorAnswer, SettleInstrument } from '../../../core/models/messages/session.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { type ActorId, type InstrumentId, MAX_TICKS, type PriceTicks } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Ledger } from '../clearing/ledger.ts';
import { SettlementHouse } from '../clearing/settlementHouse.ts';
import { isWhole } from '../entry/door.ts';
import { checkSettlementTimes, type SettlementConfig } from './settlementConfig.ts';

/** Wake-ups of settlements at a time known beforehand. */
export const SETTLEMENT_TAG = 5;

/** What of the venue it works with. */
export interface SettlementParts {
  readonly instruments: readonly Instrument[];
  readonly ledger: Ledger;
  /** Cancels every order of an account in an instrument, for a number of `CANCEL_REASON`. */
  readonly cancelAll: (ctx: ActorContext, account: ActorId, instrument: InstrumentId, reason: number) => void;
}

/**
 * The end of instruments: all orders are cancelled, every position goes and its value at the settlement price comes in
 * cash, and no order is taken any more. Each account that held something is told, and the log says so.
 */
export class CashSettlement {
  readonly #config: SettlementConfig;
  readonly #parts: SettlementParts;
  readonly #house: SettlementHouse;
  readonly #isSettled: Uint8Array;

  constructor(config: SettlementConfig, parts: SettlementParts) {
    checkSettlementTimes(config.times ?? [], parts.instruments.length);
    this.#config = config;
    this.#parts = parts;
    this.#house = new SettlementHouse(parts.instruments.length);
    this.#isSettled = new Uint8Array(parts.instruments.length);
    parts.ledger.house = this.#house;
  }

  start(ctx: ActorContext): void {
    for (const time of new Set(this.#config.times?.map((known) => known.time))) {
      ctx.wakeAt(Math.max(time, ctx.now), SETTLEMENT_TAG);
    }
  }

  wake(ctx: ActorContext): void {
    for (const { instrument, time, price } of this.#config.times ?? []) {
      if (time <= ctx.now && this.#isSettled[instrument] === 0) this.#settle(ctx, instrument, price);
    }
  }

  /** 0, or why no order in the instrument is taken any more. */
  refusalOf(instrument: InstrumentId): number {
    return this.#isSettled[instrument] === 1 ? REJECT_CODE.instrumentSettled : 0;
  }

  /** Takes in an operator's `SettleInstrument`; false for any other message. */
  receive(ctx: ActorContext, from: ActorId, message: Message): boolean {
    if (message.kind !== SettleInstrument.id) return false;
    const instrument = message.get(SettleInstrument.instrument);
    const price = message.get(SettleInstrument.price);
    const code = from === this.#config.operator ? this.#check(instrument, price) : REJECT_CODE.notOperator;
    if (code === 0) this.#settle(ctx, instrument, price);
    if (from >= 0) ctx.send(from, OperatorAnswer.id, message.kind, instrument, code);
    return true;
  }

  #check(instrument: number, price: number): number {
    if (!isWhole(instrument, 0, this.#parts.instruments.length - 1)) return REJECT_CODE.unknownInstrument;
    if (!isWhole(price, 0, MAX_TICKS)) return REJECT_CODE.invalidPrice;
    return this.refusalOf(instrument);
  }

  #settle(ctx: ActorContext, instrument: InstrumentId, price: PriceTicks): void {
    const { cancelAll, instruments, ledger } = this.#parts;
    this.#isSettled[instrument] = 1;
    for (let account = 0; account < ledger.participant.length; account++) {
      if (ledger.isParticipant(account)) cancelAll(ctx, account, instrument, CANCEL_REASON.settled);
    }
    for (let account = 0; account < ledger.participant.length; account++) {
      const { lots } = ledger.statement(account, instrument);
      if (lots === 0) continue;
      const value = notionalMinor(instruments[instrument], price, lots);
      ledger.settle(account, instrument, value);
      this.#house.take(instrument, lots, value);
      ctx.record(PositionSettled.id, account, instrument, lots, price, value);
      ctx.send(account, PositionSettled.id, account, instrument, lots, price, value);
    }
  }

  snapshot(): PlainData {
    return { settled: this.#isSettled.slice(), house: this.#house.snapshot() };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly settled: Uint8Array; readonly house: PlainData };
    this.#isSettled.set(saved.settled);
    this.#house.restore(saved.house);
  }

  addTo(hash: Hash64): void {
    for (const settled of this.#isSettled) hash.addInt(settled);
    this.#house.addTo(hash);
  }
}
