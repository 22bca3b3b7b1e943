import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { AccountId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';

/** No wake-up under way. */
const NONE = -1;

/**
 * Dead-man timers. A message moves nothing but the time at which its sender was last heard; the wake-up that is under
 * way finds that out and asks for the next one. So each account has one live wake-up at most, one in an interval, and
 * a stale one for each time it armed a shorter interval than before.
 */
export class DeadManTimers {
  /** Interval by account; 0 is disarmed. */
  readonly #interval: Float64Array;
  readonly #heard: Float64Array;
  /** When the live wake-up is due. */
  readonly #due: Float64Array;
  /** What a wake-up of the venue adds to the account for its tag. */
  readonly #firstTag: number;

  constructor(accounts: number, firstTag: number) {
    this.#interval = new Float64Array(accounts);
    this.#heard = new Float64Array(accounts);
    this.#due = new Float64Array(accounts).fill(NONE);
    this.#firstTag = firstTag;
  }

  /** A message of the account arrived. Asked for each one: it stores a time. */
  heard(ctx: ActorContext, account: AccountId): void {
    this.#heard[account] = ctx.now;
  }

  /** Arms with an interval above 0 from now on, or disarms with 0. */
  arm(ctx: ActorContext, account: AccountId, interval: number): void {
    this.#interval[account] = interval;
    this.#heard[account] = ctx.now;
    if (interval > 0) this.#wakeBy(ctx, account, ctx.now + interval);
  }

  /** True where the wake-up finds that the account was silent for its interval; its timer is disarmed then. */
  fired(ctx: ActorContext, tag: number): boolean {
    const account = tag - this.#firstTag;
    const due = this.#due[account];
    // A wake-up may come late, where the venue is busy, but the live one never comes early.
    if (due === NONE || ctx.now < due) return false;
    this.#due[account] = NONE;
    const interval = this.#interval[account];
    if (interval === 0) return false;
    const deadline = this.#heard[account] + interval;
    if (deadline > ctx.now) {
      this.#wakeBy(ctx, account, deadline);
      return false;
    }
    this.#interval[account] = 0;
    return true;
  }

  #wakeBy(ctx: ActorContext, account: AccountId, time: number): void {
    const due = this.#due[account];
    if (due !== NONE && due <= time) return;
    this.#due[account] = time;
    ctx.wakeAt(time, this.#firstTag + account);
  }

  #columns(): Float64Array[] {
    return [this.#interval, this.#heard, this.#due];
  }

  snapshot(): PlainData {
    return this.#columns().map((column) => column.slice());
  }

  restore(state: PlainData): void {
    const saved = state as readonly Float64Array[];
    for (const [i, column] of this.#columns().entries()) column.set(saved[i]);
  }

  addTo(hash: Hash64): void {
    for (const column of this.#columns()) hash.addFields(column, 0, column.length);
  }
}
