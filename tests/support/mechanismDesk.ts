import { ORDER_TYPE, TIME_IN_FORCE } from '../../src/core/models/messages/orderEntry.ts';
import type { EnterCommand, EventSink, Mechanism, Notice } from '../../src/core/models/ports/mechanism.ts';
import { BUY, type Side } from '../../src/core/models/side.ts';

/** A mechanism behind its port, driven by hand: fills and ends are told as lines. */
export class MechanismDesk {
  readonly mechanism: Mechanism;
  /** Minor units that each key has paid; negative where it was paid. */
  readonly paid = new Map<number, number>();
  /** Lots that each key has bought; negative where it sold. */
  readonly bought = new Map<number, number>();
  /** What was announced, from the start. */
  readonly notices: Notice[] = [];
  #lines: string[] = [];
  #key = 0;
  readonly #sides = new Map<number, Side>();
  readonly #out: EventSink = {
    rejected: (key, code) => void this.#lines.push(`${key} rejected ${code}`),
    accepted: () => {},
    rested: () => {},
    filled: (key, _trade, price, quantity) => {
      const lots = this.#sides.get(key) === BUY ? quantity : -quantity;
      this.bought.set(key, (this.bought.get(key) ?? 0) + lots);
      this.paid.set(key, (this.paid.get(key) ?? 0) + lots * price);
      this.#lines.push(`${key} ${quantity}@${price}`);
    },
    reduced: () => {},
    cancelled: (key, quantity, reason) => void this.#lines.push(`${key} cancelled ${quantity} for ${reason}`),
    replaced: () => {},
    announced: (notice) => void this.notices.push(notice),
  };

  constructor(mechanism: Mechanism) {
    this.mechanism = mechanism;
  }

  /** A limit order of an account of its own, unless `more` says otherwise. Gives its key. */
  enter(side: Side, quantity: number, price: number, more: Partial<EnterCommand> & { time?: number } = {}) {
    const { time = 0, ...rest } = more;
    const key = ++this.#key;
    this.#sides.set(key, rest.side ?? side);
    const order = { key, account: key, instrument: 0, side, orderType: ORDER_TYPE.limit, quantity, flags: 0 };
    const command = { kind: 'enter', ...order, timeInForce: TIME_IN_FORCE.gtc, price, ...rest } as const;
    this.mechanism.apply(time, command, this.#out);
    return key;
  }

  /** Best prices elsewhere; gives {@link told}. */
  reference(bid: number, ask: number, time = 0): string[] {
    this.mechanism.apply(time, { kind: 'reference', instrument: 0, bid, ask }, this.#out);
    return this.told();
  }

  cancel(key: number, time: number): void {
    this.mechanism.apply(time, { kind: 'cancel', key }, this.#out);
  }

  /** Does all that is due up to `time`, one due time after the other, and gives {@link told}. */
  advance(time: number): string[] {
    for (;;) {
      const due = this.mechanism.nextTime();
      if (due === null || due > time) break;
      this.mechanism.advance(due, this.#out);
    }
    return this.told();
  }

  /** Fills and ends since the last call. */
  told(): string[] {
    this.mechanism.check();
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}
