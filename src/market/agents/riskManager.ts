import type { Message } from '../../core/models/message.ts';
import { EXECUTION_EVENT, Execution } from '../../core/models/messages/execution.ts';
import { FEED, Subscribe } from '../../core/models/messages/marketData.ts';
import { ALL_INSTRUMENTS } from '../../core/models/messages/orderEntry.ts';
import { KillSwitch } from '../../core/models/messages/risk.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../core/models/rejectCodes.ts';
import type { AccountId, ActorId } from '../../core/models/units.ts';

export interface RiskManagerConfig {
  readonly venue: ActorId;
  /** The accounts it watches over. */
  readonly accounts: readonly AccountId[];
  /** Refusals for the message rate after which it stops an account. */
  readonly patience: number;
  /** Time units until it lets the account trade again. */
  readonly review: number;
}

/**
 * A risk manager at a participant: reads the drop copy of its accounts' orders, stops an account that keeps hitting its
 * message rate, and lets it trade again after a while. It has no account of its own.
 */
export class RiskManager implements Actor {
  readonly #config: RiskManagerConfig;
  /** Refusals seen since the account was last let in, in the order of the accounts. */
  readonly #seen: Float64Array;

  constructor(config: RiskManagerConfig) {
    this.#config = config;
    this.#seen = new Float64Array(config.accounts.length);
  }

  start(ctx: ActorContext): void {
    ctx.send(this.#config.venue, Subscribe.id, ALL_INSTRUMENTS, FEED.dropCopy);
  }

  receive(ctx: ActorContext, _from: ActorId, message: Message): void {
    if (message.kind !== Execution.id || message.get(Execution.event) !== EXECUTION_EVENT.rejected) return;
    const { accounts, patience, review, venue } = this.#config;
    const place = accounts.indexOf(message.get(Execution.account));
    if (place < 0 || message.get(Execution.reference) !== REJECT_CODE.messageRateLimit) return;
    this.#seen[place] += 1;
    if (this.#seen[place] !== patience) return;
    ctx.send(venue, KillSwitch.id, accounts[place], 1);
    ctx.wakeAt(ctx.now + review, place);
  }

  /** The tag is the account's place in the list. */
  wake(ctx: ActorContext, tag: number): void {
    this.#seen[tag] = 0;
    ctx.send(this.#config.venue, KillSwitch.id, this.#config.accounts[tag], 0);
  }

  snapshot(): PlainData {
    return this.#seen.slice();
  }

  restore(state: PlainData): void {
    this.#seen.set(state as Float64Array);
  }
}
