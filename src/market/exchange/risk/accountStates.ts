import { CANCEL_ON } from '../../../core/models/messages/risk.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import * as rejectCodes from '../../../core/models/rejectCodes.ts';
import type { AccountId, ActorId } from '../../../core/models/units.ts';
import * as units from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { Ledger } from '../clearing/ledger.ts';
import type { RiskConfig } from './riskConfig.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { REJECT_CODE } = rejectCodes;
const { NO_ACTOR } = units;

const KILLED = 1;
const CLOSED = 2;

/** Who may trade, and who may stop whom. */
export class AccountStates {
  readonly #ledger: Ledger;
  readonly #operators: ReadonlySet<ActorId>;
  readonly #manager: Int32Array;
  readonly #stopped: Uint8Array;
  /** Who turned the kill switch on, by account. */
  readonly #killer: Int32Array;
  /** A number of `CANCEL_ON` for each account: by default a lost line cancels. */
  readonly #cancelOn: Uint8Array;

  constructor(config: RiskConfig, ledger: Ledger) {
    const accounts = ledger.participant.length;
    this.#ledger = ledger;
    this.#operators = new Set(config.operators);
    this.#manager = new Int32Array(accounts).fill(NO_ACTOR);
    this.#stopped = new Uint8Array(accounts);
    this.#killer = new Int32Array(accounts).fill(NO_ACTOR);
    this.#cancelOn = new Uint8Array(accounts).fill(CANCEL_ON.loss);
    const seen = new Set<AccountId>();
    for (const { account, riskManager } of config.accounts ?? []) {
      requireOneAccount(ledger, seen, account);
      this.#manager[account] = riskManager ?? NO_ACTOR;
    }
  }

  isAccount(actor: number): boolean {
    return this.#ledger.isParticipant(actor);
  }

  /** Why an account may not trade at all; 0 where it may. */
  refusal(account: AccountId): number {
    const stopped = this.#stopped[account];
    if (stopped === 0) return 0;
    return (stopped & KILLED) !== 0 ? REJECT_CODE.accountKilled : REJECT_CODE.sessionClosed;
  }

  /** True for whoever answers for the account: its risk manager, or an operator. */
  watches(actor: ActorId, account: AccountId): boolean {
    if (actor === NO_ACTOR) return false;
    return this.#manager[account] === actor || this.#operators.has(actor);
  }

  /** An account that turned its own switch on may turn it off, unless somebody is set over it. */
  mayEnable(actor: ActorId, account: AccountId): boolean {
    if (this.watches(actor, account)) return true;
    if (actor !== account || this.#manager[account] !== NO_ACTOR) return false;
    return this.#killer[account] === actor || this.#killer[account] === NO_ACTOR;
  }

  /** A switch that somebody else turned on is never taken over by the account. */
  kill(account: AccountId, by: ActorId): void {
    if ((this.#stopped[account] & KILLED) !== 0 && by === account) return;
    this.#stopped[account] |= KILLED;
    this.#killer[account] = by;
  }

  enable(account: AccountId): void {
    this.#stopped[account] &= ~KILLED;
    this.#killer[account] = NO_ACTOR;
  }

  logOn(account: AccountId, cancelOn: number): void {
    this.#stopped[account] &= ~CLOSED;
    this.#cancelOn[account] = cancelOn;
  }

  /** Ends the account's session; true where that event ends its orders too. `event` is a number of `CANCEL_ON`. */
  close(account: AccountId, event: number): boolean {
    this.#stopped[account] |= CLOSED;
    return this.#cancelOn[account] >= event;
  }

  #columns(): (Uint8Array | Int32Array)[] {
    return [this.#stopped, this.#killer, this.#cancelOn];
  }

  snapshot(): PlainData {
    return this.#columns().map((column) => column.slice());
  }

  restore(state: PlainData): void {
    const saved = state as readonly (Uint8Array | Int32Array)[];
    for (const [i, column] of this.#columns().entries()) column.set(saved[i]);
  }

  addTo(hash: Hash64): void {
    for (const column of this.#columns()) {
      for (let account = 0; account < column.length; account++) hash.addInt(column[account]);
    }
  }
}

function requireOneAccount(ledger: Ledger, seen: Set<AccountId>, account: AccountId): void {
  const problem = !ledger.isParticipant(account)
    ? 'has no account'
    : seen.has(account)
      ? 'is listed twice'
      : '';
  if (problem !== '') {
    throw new BaseError('CONFIG_INVALID_VALUE', `risk limits of actor ${account}, which ${problem}`, {
      facts: { account },
    });
  }
  seen.add(account);
}
