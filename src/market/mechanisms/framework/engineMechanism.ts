import type { FeeSchedule } from '../../../core/models/account.ts';
import { NO_FEES } from '../../../core/models/account.ts';
import { CANCEL_REASON, MAKER, TAKER } from '../../../core/models/messages/execution.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type {
  DepthLevel,
  EnterCommand,
  EventSink,
  Mechanism,
  MechanismCapabilities,
  MechanismCommand,
  MechanismDepth,
  Notice,
} from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEngine, BookEvents } from '../../exchange/book/bookEngine.ts';
import { NO_TERMS } from '../../exchange/book/bookTerms.ts';
import { feeMinor } from '../../exchange/clearing/fees.ts';
import { checkCommand } from './checkCommand.ts';

/** What the adapter needs to know beside its engine. */
export interface EngineEnvironment {
  readonly instruments: number;
  readonly fees?: FeeSchedule;
}

/**
 * A venue's engine behind the mechanism port: checks commands as a venue's door does, names orders by their keys, and
 * splits each trade into its two fills with their fees. A tick of one lot is worth one minor unit here.
 */
export class EngineMechanism implements Mechanism, BookEvents {
  readonly engine: BookEngine;
  readonly #instruments: number;
  readonly #fees: FeeSchedule;
  readonly #capabilities: MechanismCapabilities;
  #out!: EventSink;
  #trades = 0;

  constructor(
    createEngine: (events: BookEvents) => BookEngine,
    environment: EngineEnvironment,
    capabilities: MechanismCapabilities,
  ) {
    this.#instruments = environment.instruments;
    this.#fees = environment.fees ?? NO_FEES;
    this.#capabilities = capabilities;
    this.engine = createEngine(this);
    for (let id = 0; id < this.#instruments; id++) this.engine.addInstrument();
  }

  apply(now: number, command: MechanismCommand, out: EventSink): void {
    this.#out = out;
    this.engine.clock?.setTime(now);
    const code = checkCommand(command, this.#instruments, this.#capabilities) || this.#submit(command);
    this.#throwFailure();
    if (code !== 0) out.rejected(command.kind === 'reference' ? 0 : command.key, code);
  }

  /** A venue halts; a host of the port is told at once. */
  #throwFailure(): void {
    const failure = this.engine.clock?.failure;
    if (failure !== undefined) throw failure;
  }

  #submit(command: MechanismCommand): number {
    switch (command.kind) {
      case 'enter':
        return this.#enter(command);
      case 'cancel':
        return this.engine.cancel(command.key, CANCEL_REASON.requested);
      case 'replace':
        return this.engine.replace(command.key, command.newKey, command.price, command.quantity);
      case 'reference': {
        const { instrument, bid, ask } = command;
        return this.engine.clock?.setReference?.(instrument, bid, ask) ?? REJECT_CODE.referenceNotOffered;
      }
    }
  }

  #enter(command: EnterCommand): number {
    const { key, account, instrument, side, orderType, timeInForce, price, quantity, flags } = command;
    const { minimumQuantity = 0, counterOrder: counterKey = 0 } = command;
    if (minimumQuantity + counterKey === 0) {
      return this.engine.submit(
        key,
        account,
        instrument,
        side,
        orderType,
        timeInForce,
        price,
        quantity,
        flags,
      );
    }
    // Outside, orders are named by their keys; the engine knows whom an order answers by that order's number.
    const slot = counterKey === 0 ? -1 : this.engine.slotOf(counterKey);
    if (counterKey !== 0 && slot < 0) return REJECT_CODE.unknownCounterOrder;
    const counterOrder = slot < 0 ? 0 : this.engine.orderIdOf(slot);
    return this.engine.submitTerms(
      key,
      account,
      instrument,
      side,
      orderType,
      timeInForce,
      price,
      quantity,
      flags,
      { ...NO_TERMS, minimumQuantity, counterOrder },
      0,
    );
  }

  advance(now: number, out: EventSink): void {
    this.#out = out;
    this.engine.clock?.advance(now);
    this.#throwFailure();
  }

  nextTime(): number | null {
    return this.engine.clock?.nextTime() ?? null;
  }

  depth(instrument: number): MechanismDepth {
    return { bids: this.#levels(instrument, BUY), asks: this.#levels(instrument, SELL) };
  }

  #levels(instrument: number, side: Side): DepthLevel[] {
    const { engine } = this;
    const levels: DepthLevel[] = [];
    if (!this.#capabilities.displaysDepth) return levels;
    for (
      let price = engine.best(instrument, side);
      price !== 0;
      price = engine.nextLevel(instrument, side, price)
    ) {
      const quantity = engine.levelQuantity(instrument, side, price);
      levels.push({ price, quantity, orders: engine.levelOrders(instrument, side, price) });
    }
    return levels;
  }

  accepted(slot: number): void {
    this.#out.accepted(this.engine.keyOf(slot));
  }

  traded(maker: number, taker: number, price: number, quantity: number): void {
    this.#trades += 1;
    const notional = price * quantity;
    const fees = this.#fees;
    const { engine } = this;
    const makerFee = feeMinor(notional, fees.makerPpm);
    const takerFee = feeMinor(notional, fees.takerPpm);
    this.#out.filled(engine.keyOf(maker), this.#trades, price, quantity, MAKER, makerFee);
    this.#out.filled(engine.keyOf(taker), this.#trades, price, quantity, TAKER, takerFee);
  }

  crossed(maker: number, taker: number, price: number, quantity: number): void {
    this.traded(maker, taker, price, quantity);
  }

  rested(slot: number): void {
    this.#out.rested(this.engine.keyOf(slot));
  }

  reduced(slot: number, quantity: number): void {
    this.#out.reduced(this.engine.keyOf(slot), quantity);
  }

  cancelled(slot: number, quantity: number, reason: number): void {
    this.#out.cancelled(this.engine.keyOf(slot), quantity, reason);
  }

  replaced(
    slot: number,
    oldKey: number,
    _oldPrice: number,
    _oldQuantity: number,
    keptPriority: boolean,
  ): void {
    const { engine } = this;
    this.#out.replaced(oldKey, engine.keyOf(slot), engine.priceOf(slot), engine.leavesOf(slot), keptPriority);
  }

  announced(notice: Notice): void {
    this.#out.announced?.(notice);
  }

  hash(): number {
    const hash = new Hash64();
    hash.addInt(this.engine.stateHash());
    hash.addNumber(this.#trades);
    return hash.low();
  }

  check(): void {
    this.engine.check();
  }

  snapshot(): PlainData {
    return { engine: this.engine.snapshot(), trades: this.#trades };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly engine: PlainData; readonly trades: number };
    this.engine.restore(saved.engine);
    this.#trades = saved.trades;
  }
}
