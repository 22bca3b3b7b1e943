import type { PlainData } from '../../../../core/models/plainData.ts';
import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import type { Hash64 } from '../../../../core/utils/hash.ts';
import type { OrderAtDoor } from '../orderAtDoor.ts';
import * as orderAtDoor from '../orderAtDoor.ts';
import type { RiskCheck, RiskCheckKind } from '../riskCheck.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { NOW } = orderAtDoor;
const OFF = Number.POSITIVE_INFINITY;

/**
 * Message rate: a token bucket for each account. A new order or a replace takes a token, also where a later check
 * refuses it; one that finds no token is refused and takes none. Cancels are free: to hold them back would keep risk in
 * the market.
 */
export const messageRate: RiskCheckKind = {
  name: 'messageRate',
  create({ limits }) {
    const names = ['rateMessages', 'rateInterval', 'rateBurst'] as const;
    const columns = names.map((name) => limits.columnOr(name, OFF));
    const counts = columns.map((column) => column.reduce((sum, limit) => sum + (limit === OFF ? 0 : 1), 0));
    if (counts.every((count) => count === 0)) return undefined;
    const [messages, interval, burst] = columns;
    for (let account = 0; account < messages.length; account++)
      requireRate(messages, interval, burst, account);
    return new MessageRate(messages, interval, burst);
  },
};

function requireRate(
  messages: Float64Array,
  interval: Float64Array,
  burst: Float64Array,
  account: number,
): void {
  const given = [messages[account], interval[account], burst[account]].filter(
    (limit) => limit !== OFF,
  ).length;
  const full = burst[account] * interval[account];
  if (given === 0 || (given === 3 && Number.isSafeInteger(full + messages[account]))) return;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `account ${account}: a message rate needs rateMessages, rateInterval and rateBurst, with rateBurst x rateInterval below 2^53`,
  );
}

/**
 * A bucket's level counts in parts of a token, `interval` of them to one, and `messages` parts flow in each time unit:
 * whole numbers throughout, so nothing is rounded however long it runs.
 */
class MessageRate implements RiskCheck {
  readonly everyMessage = true;
  readonly #messages: Float64Array;
  readonly #interval: Float64Array;
  /** Level of a full bucket. */
  readonly #full: Float64Array;
  readonly #level: Float64Array;
  /** Time at which the level held. */
  readonly #at: Float64Array;

  constructor(messages: Float64Array, interval: Float64Array, burst: Float64Array) {
    this.#messages = messages;
    this.#interval = interval;
    this.#full = burst.map((tokens, account) => tokens * interval[account]);
    this.#level = this.#full.slice();
    this.#at = new Float64Array(messages.length);
  }

  check(order: OrderAtDoor): number {
    const account = order.account;
    const interval = this.#interval[account];
    if (interval === OFF) return 0;
    const now = order.cells[NOW];
    const missing = this.#full[account] - this.#level[account];
    const messages = this.#messages[account];
    const passed = now - this.#at[account];
    // Compared before it is multiplied: after a long silence the product could leave the exact integers.
    const refill = passed >= missing / messages ? missing : passed * messages;
    const level = this.#level[account] + refill;
    this.#at[account] = now;
    this.#level[account] = level < interval ? level : level - interval;
    return level < interval ? REJECT_CODE.messageRateLimit : 0;
  }

  snapshot(): PlainData {
    return { level: this.#level.slice(), at: this.#at.slice() };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly level: Float64Array; readonly at: Float64Array };
    this.#level.set(saved.level);
    this.#at.set(saved.at);
  }

  addTo(hash: Hash64): void {
    for (let account = 0; account < this.#level.length; account++) {
      hash.addNumber(this.#level[account]);
      hash.addNumber(this.#at[account]);
    }
  }
}
