import { decodePlain } from '../../../core/data/codec/decode.ts';
import { encodePlain } from '../../../core/data/codec/encode.ts';
import { ORDER_TYPE, POST_ONLY } from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type {
  EnterCommand,
  MechanismCapabilities,
  MechanismCommand,
} from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { BUY, opposite, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import { Rng, seedStream } from '../../../core/utils/rng.ts';
import type { BookEvents } from '../../exchange/book/bookEngine.ts';
import type { VenueEngine } from '../../exchange/book/venueEngine.ts';
import { commandText } from './commandText.ts';
import { type EngineState, readOrders, writeOrders } from './engineState.ts';
import { type FailedCommand, MechanismFailure } from './mechanismFailure.ts';
import { asPlainData, type MarketServices, type MechanismRules } from './mechanismRules.ts';
import { checkOffered } from './offered.ts';
import { CARD, holdRule, RuleBroken } from './ruleBroken.ts';
import type { EngineClock } from './timedEngine.ts';
import { ToldBook } from './toldBook.ts';
import { WorkingBook } from './workingBook.ts';

/** Words of the random stream's state. */
const STREAM_WORDS = 4;

/** What an engine is made of. */
export interface DefinedEngineConfig {
  readonly name: string;
  readonly capabilities: MechanismCapabilities;
  readonly instruments: number;
  readonly seed: number;
  readonly events: BookEvents;
  readonly create: (market: MarketServices) => MechanismRules<unknown>;
}

/**
 * Runs an author's rules as the engine of a venue. The author's code works on records that nobody else sees; a command
 * is told outside only when all of it is sound. One that throws or breaks a rule leaves the told book as it was before
 * and ends the engine with a {@link MechanismFailure}.
 */
export class DefinedEngine extends ToldBook implements VenueEngine, EngineClock {
  readonly #config: DefinedEngineConfig;
  readonly #working: WorkingBook;
  readonly #rules: MechanismRules<unknown>;
  readonly #streamState = new Int32Array(STREAM_WORDS);
  #state: unknown;
  #lastOrderId = 0;
  #failure: MechanismFailure | undefined;

  constructor(config: DefinedEngineConfig) {
    super(config.events, config.capabilities.displaysDepth);
    this.#config = config;
    seedStream(this.#streamState, 0, config.seed, `mechanism/${config.name}`);
    this.#working = new WorkingBook(config.capabilities, new Rng(this.#streamState, 0));
    for (let i = 0; i < config.instruments; i++) this.addInstrument();
    this.#rules = config.create(this.#working);
    this.#state = this.#rules.state;
    encodePlain(asPlainData(this.#state));
  }

  /** The venue's instruments are known when the engine is made; asking again adds none. */
  override addInstrument(): number {
    const { instruments } = this.#config;
    if (this.#working.instruments === instruments) return instruments - 1;
    this.#working.addInstrument();
    return super.addInstrument();
  }

  /** Why it takes no more commands, or undefined. */
  get failure(): MechanismFailure | undefined {
    return this.#failure;
  }

  setTime(now: number): void {
    this.#working.now = now;
  }

  submit(
    key: number,
    account: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    price: number,
    quantity: number,
    flags: number,
  ): number {
    const limit = orderType === ORDER_TYPE.market ? 0 : price;
    const code = this.#whyNot(key, instrument, side, orderType, timeInForce, limit, flags);
    if (code !== 0) return code;
    const command: EnterCommand = {
      kind: 'enter',
      key,
      account,
      instrument,
      side,
      orderType,
      timeInForce,
      price,
      quantity,
      flags,
    };
    const orderId = this.#lastOrderId + 1;
    const ticket = { orderId, account, instrument, side, timeInForce, flags };
    const told = this.open({
      key,
      orderId,
      account,
      instrument,
      side,
      price: limit,
      leaves: quantity,
      flags,
    });
    try {
      this.#run(command, () => {
        const order = this.#working.open(ticket, told);
        this.#rules.enter(this.#state, order);
        this.#working.settle(order, quantity);
      });
    } catch (error) {
      this.discard(told);
      throw error;
    }
    this.#lastOrderId = orderId;
    return 0;
  }

  #whyNot(
    key: number,
    instrument: number,
    side: Side,
    orderType: number,
    timeInForce: number,
    limit: number,
    flags: number,
  ): number {
    if (this.#failure !== undefined) return REJECT_CODE.venueHalted;
    const code = checkOffered(this.#config.capabilities, orderType, timeInForce, flags);
    if (code !== 0) return code;
    if (this.#working.find(key) !== undefined) return REJECT_CODE.duplicateClientOrderId;
    return this.#wouldTake(instrument, side, limit, flags) ? REJECT_CODE.postOnlyWouldCross : 0;
  }

  /** Between batches a post-only order crosses nobody: whether it takes is settled by the batch. */
  #wouldTake(instrument: number, side: Side, limit: number, flags: number): boolean {
    if ((flags & POST_ONLY) === 0 || this.#config.capabilities.trading !== 'continuous') return false;
    const best = this.#working.best(instrument, opposite(side))?.price ?? 0;
    return best !== 0 && (side === BUY ? limit >= best : limit <= best);
  }

  cancel(key: number, reason: number): number {
    const record = this.#working.find(key);
    if (record === undefined) return REJECT_CODE.unknownOrder;
    this.#run({ kind: 'cancel', key }, () => this.#working.cancel(record.view, reason));
    return 0;
  }

  replace(key: number, newKey: number, price: number, quantity: number): number {
    const record = this.#working.find(key);
    if (record === undefined) return REJECT_CODE.unknownOrder;
    if (!this.#config.capabilities.replace) return REJECT_CODE.replaceNotOffered;
    if (record.price === 0) return REJECT_CODE.invalidPrice;
    if (newKey !== key && this.#working.find(newKey) !== undefined) return REJECT_CODE.duplicateClientOrderId;
    const { instrument, side, flags } = record.ticket;
    const keeps = price === record.price && quantity <= record.leaves;
    if (!keeps && this.#wouldTake(instrument, side, price, flags)) return REJECT_CODE.postOnlyWouldCross;
    this.#run({ kind: 'replace', key, newKey, price, quantity }, () => {
      if (!keeps) this.#rules.left?.(this.#state, record.view);
      if (this.#working.replace(record, newKey, price, quantity)) return;
      this.#rules.enter(this.#state, record.view);
      this.#working.settle(record.view, quantity);
    });
    return 0;
  }

  advance(now: number): void {
    this.setTime(now);
    if (this.#failure !== undefined) return;
    const due = this.nextTime();
    if (due === null || due > now) return;
    this.#attempt({ time: now, text: 'do what is due' }, () => {
      this.#rules.advance?.(this.#state, now);
      const next = this.nextTime();
      holdRule(next === null || next > now, CARD.clock, () => `is due at ${next} again, which is not later`);
    });
  }

  nextTime(): number | null {
    if (this.#failure !== undefined) return null;
    return this.#rules.nextTime?.(this.#state) ?? null;
  }

  #run(command: MechanismCommand, action: () => void): void {
    this.#attempt({ time: this.#working.now, text: commandText(command) }, action);
  }

  /** Lets the author's code do all of a command, then tells it; or tells nothing and is finished. */
  #attempt(command: FailedCommand, action: () => void): void {
    assert(this.#failure === undefined, 'a mechanism that failed was given a command');
    try {
      action();
      for (const order of this.#working.takeDeparted()) this.#rules.left?.(this.#state, order);
      this.#working.holdAll();
      const next = this.nextTime();
      holdRule(
        next === null || Number.isSafeInteger(next),
        CARD.clock,
        () => `is due at ${next}, which is no time`,
      );
    } catch (error) {
      this.#failure = failureOf(this.#config.name, command, error);
      throw this.#failure;
    }
    for (const effect of this.#working.takeEffects()) effect(this);
  }

  stateHash(): number {
    const hash = new Hash64();
    hash.addBytes(encodePlain(this.snapshot()));
    return hash.low();
  }

  check(): void {
    if (this.#failure !== undefined) return;
    for (const told of this.live()) {
      const record = this.#working.find(told.key);
      assert(record !== undefined && record.told === told, 'an order is told that is not there');
      assert(record.leaves === told.leaves && record.price === told.price, 'an order is not as it is told');
      assert(told.rested > 0 && record.rested === told.rested, 'an order lives that does not rest');
    }
    this.#rules.check?.(this.#state);
  }

  snapshot(): PlainData {
    const { lastEntered, lastRested, now } = this.#working;
    return {
      now,
      last: [this.#lastOrderId, lastEntered, lastRested],
      orders: writeOrders(this, this.#working),
      stream: this.#streamState.slice(),
      // The state of code that failed may be anything; nothing reads it any more.
      state: this.#failure === undefined ? copyPlain(asPlainData(this.#state)) : null,
      failed: this.#failure === undefined ? null : [this.#failure.card, this.#failure.command.text],
    };
  }

  restore(state: PlainData): void {
    const saved = copyPlain(state) as unknown as EngineState;
    assert(this.liveOrders === 0, 'a mechanism is restored into one that has lived');
    this.#working.now = saved.now;
    [this.#lastOrderId, this.#working.lastEntered, this.#working.lastRested] = saved.last;
    this.#streamState.set(saved.stream);
    readOrders(saved.orders, this, this.#working);
    if (saved.failed === null) {
      this.#state = saved.state;
      return;
    }
    const [card, text] = saved.failed;
    const command = { time: saved.now, text };
    this.#failure = new MechanismFailure(this.#config.name, card, command, 'failed before the snapshot');
  }
}

function failureOf(name: string, command: FailedCommand, error: unknown): MechanismFailure {
  if (error instanceof RuleBroken)
    return new MechanismFailure(name, error.card, command, error.message, error);
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new MechanismFailure(name, CARD.neverThrows, command, `throws ${words}`, error);
}

/** A copy that shares nothing: the author's code changes its state in place. */
function copyPlain(data: PlainData): PlainData {
  return decodePlain(encodePlain(data));
}
