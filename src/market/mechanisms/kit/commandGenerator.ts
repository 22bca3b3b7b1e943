import {
  ORDER_TYPE,
  orderFlags,
  SELF_TRADE,
  TIME_IN_FORCE,
} from '../../../core/models/messages/orderEntry.ts';
import type {
  EnterCommand,
  MechanismCapabilities,
  ReferenceCommand,
} from '../../../core/models/ports/mechanism.ts';
import type { Side } from '../../../core/models/side.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { Step } from './step.ts';

/** Few accounts, prices and sizes, so that orders meet, tie and come back to the same level. */
const ACCOUNTS = 4;
const LOWEST_PRICE = 95;
const PRICES = 11;
const LARGEST = 20;
/** Cancels and replaces choose among this many of the newest keys: some live, some ended. */
const RECENT = 30;
/** Answers go to one of the orders that came just before. */
const ANSWERED = 6;

/** Draws commands that a mechanism of these capabilities takes, most of them. */
export class CommandGenerator {
  readonly #rng: Rng;
  readonly #capabilities: MechanismCapabilities;
  readonly #instruments: number;
  #lastKey = 0;

  constructor(rng: Rng, capabilities: MechanismCapabilities, instruments: number) {
    this.#rng = rng;
    this.#capabilities = capabilities;
    this.#instruments = instruments;
  }

  /** A list of commands in the order of time. */
  script(length: number): Step[] {
    return Array.from({ length }, () => this.step());
  }

  step(): Step {
    const { reference } = this.#capabilities;
    const roll = this.#rng.below(100);
    if (roll < 8) return { wait: 'due' };
    const wait = this.#rng.below(3);
    if (reference === true && this.#rng.below(6) === 0) return { wait, command: this.#reference() };
    if (roll < 24) return { wait, command: { kind: 'cancel', key: this.#recentKey() } };
    if (roll < 36 && this.#capabilities.replace) {
      const key = this.#recentKey();
      return {
        wait,
        command: {
          kind: 'replace',
          key,
          newKey: ++this.#lastKey,
          price: this.#price(),
          quantity: this.#quantity(),
        },
      };
    }
    return { wait, command: this.enter() };
  }

  enter(): EnterCommand {
    const rng = this.#rng;
    const { marketOrders, postOnly, timesInForce, selfTrade } = this.#capabilities;
    const isMarket = marketOrders && rng.below(8) === 0;
    const timeInForce = rng.below(3) > 0 ? (timesInForce[0] ?? 'gtc') : this.#oneOf(timesInForce);
    const mayBePostOnly = postOnly && !isMarket && timeInForce === 'gtc';
    const isPostOnly = mayBePostOnly && rng.below(8) === 0;
    return {
      kind: 'enter',
      key: ++this.#lastKey,
      account: rng.below(ACCOUNTS),
      instrument: rng.below(this.#instruments),
      side: rng.below(2) as Side,
      orderType: isMarket ? ORDER_TYPE.market : ORDER_TYPE.limit,
      timeInForce: TIME_IN_FORCE[timeInForce],
      price: isMarket ? 0 : this.#price(),
      quantity: this.#quantity(),
      flags: orderFlags(isPostOnly, SELF_TRADE[this.#oneOf(selfTrade)]),
      ...this.#more(),
    };
  }

  /** What an order may say beyond a plain one: nothing is drawn for a mechanism that does not take it. */
  #more(): Pick<EnterCommand, 'minimumQuantity' | 'counterOrder'> {
    const { counterOrder, minimumQuantity } = this.#capabilities;
    const least = minimumQuantity === true && this.#rng.below(3) === 0;
    const answers = counterOrder === true && this.#rng.below(3) > 0;
    return {
      ...(least ? { minimumQuantity: 1 + this.#rng.below(LARGEST) } : {}),
      ...(answers ? { counterOrder: Math.max(1, this.#lastKey - 1 - this.#rng.below(ANSWERED)) } : {}),
    };
  }

  /** Mostly a quote among the prices of orders; now and then a side is empty, or the two are locked or crossed. */
  #reference(): ReferenceCommand {
    const rng = this.#rng;
    const bid = rng.below(10) === 0 ? 0 : this.#price();
    const ask = rng.below(10) === 0 ? 0 : bid === 0 ? this.#price() : bid + rng.below(6) - 1;
    return { kind: 'reference', instrument: rng.below(this.#instruments), bid, ask };
  }

  #oneOf<T>(list: readonly T[]): T {
    return list[this.#rng.below(list.length)];
  }

  #recentKey(): number {
    return Math.max(1, this.#lastKey - this.#rng.below(RECENT));
  }

  #price(): number {
    return LOWEST_PRICE + this.#rng.below(PRICES);
  }

  #quantity(): number {
    return 1 + this.#rng.below(LARGEST);
  }
}
