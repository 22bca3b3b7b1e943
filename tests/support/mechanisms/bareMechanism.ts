import { CANCEL_REASON, MAKER, TAKER } from '../../../src/core/models/messages/execution.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import type {
  EventSink,
  Mechanism,
  MechanismCapabilities,
  MechanismCommand,
} from '../../../src/core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../src/core/models/rejectCodes.ts';

type Waiting = { key: number; side: number; price: number; leaves: number };

/** What it promises: limit orders of one price each, and nothing else. */
export const BARE: MechanismCapabilities = {
  priority: 'none',
  trading: 'continuous',
  marketOrders: false,
  timesInForce: ['gtc'],
  postOnly: false,
  replace: false,
  selfTrade: ['allow'],
  fees: false,
  displaysDepth: false,
  random: false,
};

/** The port by hand, without framework or exchange: one instrument, dark, whoever meets first trades. */
export class BareMechanism implements Mechanism {
  #waiting: Waiting[] = [];
  #trades = 0;

  apply(_now: number, command: MechanismCommand, out: EventSink): void {
    if (command.kind === 'reference') {
      out.rejected(0, REJECT_CODE.referenceNotOffered);
      return;
    }
    const { key } = command;
    const waits = this.#waiting.find((order) => order.key === key);
    if (command.kind === 'replace') out.rejected(key, REJECT_CODE.replaceNotOffered);
    else if (command.kind === 'enter') this.#enter(command, waits !== undefined, out);
    else if (waits === undefined) out.rejected(key, REJECT_CODE.unknownOrder);
    else {
      this.#waiting = this.#waiting.filter((order) => order !== waits);
      out.cancelled(key, waits.leaves, CANCEL_REASON.requested);
    }
  }

  #enter(command: Extract<MechanismCommand, { kind: 'enter' }>, isUsed: boolean, out: EventSink): void {
    const { key, account, instrument, side, orderType, timeInForce, price, quantity, flags } = command;
    const numbers = [key, price, quantity].every((value) => Number.isSafeInteger(value) && value > 0);
    const isOurs = instrument + orderType + timeInForce + flags === 0 && (side === 0 || side === 1);
    if (isUsed || !numbers || !isOurs || !(account >= 0) || price * quantity > Number.MAX_SAFE_INTEGER) {
      out.rejected(key, REJECT_CODE.invalidFlags);
      return;
    }
    out.accepted(key);
    const order = { key, side, price, leaves: quantity };
    const limit = (other: Waiting) => (side === 0 ? other.price <= price : other.price >= price);
    for (const other of this.#waiting.filter((each) => each.side !== side && limit(each))) {
      const traded = Math.min(order.leaves, other.leaves);
      if (traded > 0) this.#trade(other, order, traded, out);
    }
    this.#waiting = this.#waiting.filter(({ leaves }) => leaves > 0);
    if (order.leaves === 0) return;
    this.#waiting.push(order);
    out.rested(key);
  }

  #trade(maker: Waiting, taker: Waiting, quantity: number, out: EventSink): void {
    this.#trades += 1;
    maker.leaves -= quantity;
    taker.leaves -= quantity;
    out.filled(maker.key, this.#trades, maker.price, quantity, MAKER, 0);
    out.filled(taker.key, this.#trades, maker.price, quantity, TAKER, 0);
  }

  advance(): void {}
  nextTime = () => null;
  depth = () => ({ bids: [], asks: [] });
  check(): void {}

  hash(): number {
    return this.#waiting.reduce((sum, { key, leaves }) => (sum * 31 + key * 7 + leaves) | 0, this.#trades);
  }

  snapshot(): PlainData {
    return { waiting: this.#waiting.map((order) => ({ ...order })), trades: this.#trades };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly waiting: readonly Waiting[]; readonly trades: number };
    this.#waiting = saved.waiting.map((order) => ({ ...order }));
    this.#trades = saved.trades;
  }
}
