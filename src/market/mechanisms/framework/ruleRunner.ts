import { decodePlain } from '../../../core/data/codec/decode.ts';
import { encodePlain } from '../../../core/data/codec/encode.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { assert } from '../../../core/utils/assert.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import { Rng, seedStream } from '../../../core/utils/rng.ts';
import type { BookEvents } from '../../exchange/book/bookEngine.ts';
import type { EngineClock, InstrumentTold } from '../../exchange/book/engineClock.ts';
import { isWhole } from '../../exchange/entry/door.ts';
import { referenceText } from './commandText.ts';
import { type EngineState, readOrders, writeOrders } from './engineState.ts';
import { type FailedCommand, MechanismFailure } from './mechanismFailure.ts';
import {
  type AskedOrder,
  asPlainData,
  type MarketServices,
  type MechanismRules,
  type Order,
} from './mechanismRules.ts';
import { CARD, holdRule, RuleBroken } from './ruleBroken.ts';
import { ToldBook } from './toldBook.ts';
import { type Effect, WorkingBook } from './workingBook.ts';

/** Codes of refusals are small numbers; a fact has room for this one. */
const MAX_CODE = 0xffff;
/** Words of the random stream's state. */
const STREAM_WORDS = 4;

/** What an author's rules are run with. */
export interface RuleRunnerConfig {
  readonly name: string;
  readonly capabilities: MechanismCapabilities;
  readonly instruments: number;
  readonly seed: number;
  readonly events: BookEvents;
  readonly create: (market: MarketServices) => MechanismRules<unknown>;
}

/**
 * Runs an author's rules. They work on records that nobody else sees; a command is told outside only when all of it is
 * sound. One that throws or breaks a rule leaves the told book as it was before, and is the last.
 */
export class RuleRunner extends ToldBook implements EngineClock {
  protected readonly config: RuleRunnerConfig;
  protected readonly working: WorkingBook;
  readonly #rules: MechanismRules<unknown>;
  readonly #streamState = new Int32Array(STREAM_WORDS);
  #state: unknown;
  protected lastOrderId = 0;
  #failure: MechanismFailure | undefined;

  constructor(config: RuleRunnerConfig) {
    super(config.events, config.capabilities.displaysDepth);
    this.config = config;
    seedStream(this.#streamState, 0, config.seed, `mechanism/${config.name}`);
    this.working = new WorkingBook(config.capabilities, new Rng(this.#streamState, 0));
    for (let i = 0; i < config.instruments; i++) {
      this.working.addInstrument();
      this.openInstrument();
    }
    this.#rules = config.create(this.working);
    // A copy: what is no plain data is told now, and no two mechanisms begin with the same object.
    this.#state = copied(asPlainData(this.#rules.state));
  }

  get clock(): EngineClock {
    return this;
  }

  get capabilities(): MechanismCapabilities {
    return this.config.capabilities;
  }

  get failure(): MechanismFailure | undefined {
    return this.#failure;
  }

  setTime(now: number): void {
    this.working.now = now;
  }

  nextTime(): number | null {
    if (this.#failure !== undefined) return null;
    return this.#rules.nextTime?.(this.#state) ?? null;
  }

  advance(now: number, told?: InstrumentTold): void {
    this.setTime(now);
    const due = this.nextTime();
    if (due === null || due > now) return;
    const effects = this.#attempt({ time: now, text: 'do what is due' }, () => {
      this.#rules.advance?.(this.#state, now);
      const next = this.nextTime();
      holdRule(
        next === null || next > now,
        CARD.clock,
        () => `has done what was due at ${now} and is due at ${next} again`,
      );
    });
    for (let instrument = 0; instrument < this.config.instruments; instrument++) {
      const own = effects.filter((effect) => effect.instrument === instrument);
      for (const { tell } of own) tell(this);
      if (own.length > 0) told?.(instrument);
    }
  }

  endAll(reason: number, told?: InstrumentTold): number {
    const live = this.live();
    for (let instrument = 0; instrument < this.config.instruments; instrument++) {
      const own = live.filter((order) => order.instrument === instrument);
      for (const order of own) this.cancelled(order, reason);
      if (own.length > 0) told?.(instrument);
    }
    return live.length;
  }

  /** The best prices elsewhere, in an instrument of this mechanism: 0, or a number of `REJECT_CODE`. */
  setReference(instrument: number, bid: number, ask: number): number {
    if (this.config.capabilities.reference !== true) return REJECT_CODE.referenceNotOffered;
    return this.run(
      instrument,
      () => referenceText(instrument, bid, ask),
      () => {
        if (this.working.setReference(instrument, bid, ask)) {
          this.#rules.referenceChanged?.(this.#state, instrument);
        }
      },
    );
  }

  /** Lets an order enter, and settles what is left of it. */
  protected enter(order: Order, quantity: number): void {
    this.#rules.enter(this.#state, order);
    this.working.settle(order, quantity);
  }

  /** Whether the author's rules take an order: 0 or a code; `venueHalted` where they fail at the question. */
  protected refusal(asked: AskedOrder, text: () => string): number {
    const rules = this.#rules;
    if (rules.refusal === undefined) return 0;
    return this.#ask(() => rules.refusal?.(this.#state, asked) ?? 0, text);
  }

  /** The same for its owner's cancel of an order. */
  protected refusalOfCancel(order: Order, text: () => string): number {
    const rules = this.#rules;
    if (rules.refusalOfCancel === undefined) return 0;
    return this.#ask(() => rules.refusalOfCancel?.(this.#state, order) ?? 0, text);
  }

  /** A question to the author's rules, which must not change anything. */
  #ask(question: () => number, text: () => string): number {
    if (this.#failure !== undefined) return REJECT_CODE.venueHalted;
    let code = 0;
    this.#attempt({ time: this.working.now, text }, () => {
      code = question();
      holdRule(isWhole(code, 0, MAX_CODE), CARD.neverThrows, () => `refuses with ${code}, which is no code`);
      this.working.holdStill();
    });
    return this.#failure === undefined ? code : REJECT_CODE.venueHalted;
  }

  protected left(order: Order): void {
    this.#rules.left?.(this.#state, order);
  }

  /** Does all of a command in one instrument and tells it: 0, or `venueHalted`, where nothing was told. */
  protected run(instrument: number, text: () => string, action: () => void): number {
    if (this.#failure !== undefined) return REJECT_CODE.venueHalted;
    const effects = this.#attempt({ time: this.working.now, text }, () => {
      action();
      this.working.holdInstrument(instrument);
    });
    if (this.#failure !== undefined) return REJECT_CODE.venueHalted;
    for (const { tell } of effects) tell(this);
    return 0;
  }

  #attempt(
    { time, text }: { readonly time: number; readonly text: string | (() => string) },
    action: () => void,
  ): readonly Effect[] {
    try {
      action();
      this.#tellLeft();
      this.working.holdAll();
      const next = this.nextTime();
      const isTime = next === null || Number.isSafeInteger(next);
      holdRule(isTime, CARD.clock, () => `is due at ${next}, which is no time`);
      return this.working.takeEffects();
    } catch (error) {
      const command = { time, text: typeof text === 'string' ? text : text() };
      this.#failure = failureOf(this.config.name, command, this.working.broken ?? error);
      return [];
    }
  }

  /** One that is told of an order's end may end others. */
  #tellLeft(): void {
    for (let gone = this.working.takeDeparted(); gone.length > 0; gone = this.working.takeDeparted()) {
      for (const order of gone) this.left(order);
    }
  }

  stateHash(): number {
    const hash = new Hash64();
    hash.addBytes(encodePlain(this.snapshot()));
    return hash.low();
  }

  check(): void {
    if (this.#failure !== undefined) return;
    for (const told of this.live()) {
      const record = this.working.find(told.key);
      assert(record !== undefined && record.told === told, 'an order is told that is not there');
      assert(record.leaves === told.leaves && record.price === told.price, 'an order is not as it is told');
      assert(told.rested > 0 && record.rested === told.rested, 'an order lives that does not rest');
    }
    try {
      this.#rules.check?.(this.#state);
    } catch (error) {
      throw failureOf(this.config.name, { time: this.working.now, text: 'check' }, error);
    }
  }

  snapshot(): PlainData {
    const { lastEntered, lastRested, now } = this.working;
    const failure = this.#failure;
    return {
      now,
      last: [this.lastOrderId, lastEntered, lastRested],
      // A mechanism that failed has nothing that anybody could go on with.
      orders: failure === undefined ? writeOrders(this, this.working, this.config.capabilities) : [],
      stream: this.#streamState.slice(),
      state: failure === undefined ? copied(asPlainData(this.#state)) : null,
      failed: failure === undefined ? null : [failure.card, failure.command.text, failure.what],
      ...(this.config.capabilities.reference === true ? { references: [...this.working.references] } : {}),
    };
  }

  restore(state: PlainData): void {
    const saved = copied(state) as unknown as EngineState;
    this.clear();
    this.working.clear();
    this.#failure = undefined;
    this.working.now = saved.now;
    [this.lastOrderId, this.working.lastEntered, this.working.lastRested] = saved.last;
    this.#streamState.set(saved.stream);
    const { references = [] } = saved;
    for (let at = 0; at < references.length; at += 2) {
      this.working.setReference(at / 2, references[at], references[at + 1]);
    }
    readOrders(saved.orders, this, this.working);
    this.#state = saved.state;
    if (saved.failed === null) return;
    const [card, text, what] = saved.failed;
    this.#failure = new MechanismFailure(this.config.name, card, { time: saved.now, text }, what);
  }
}

/** Plain data that shares nothing with the one given. */
function copied(data: PlainData): PlainData {
  return decodePlain(encodePlain(data));
}

function failureOf(name: string, command: FailedCommand, error: unknown): MechanismFailure {
  if (error instanceof RuleBroken)
    return new MechanismFailure(name, error.card, command, error.message, error);
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new MechanismFailure(name, CARD.neverThrows, command, `throws ${words}`, error);
}
