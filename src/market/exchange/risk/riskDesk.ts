import type { Message } from '../../../core/models/message.ts';
import { CANCEL_REASON } from '../../../core/models/messages/execution.ts';
import {
  AccountNotice,
  ArmDeadMan,
  CANCEL_ON,
  Heartbeat,
  KillSwitch,
  Logon,
  Logout,
  RISK_EVENT,
  RiskRejected,
  SessionLost,
} from '../../../core/models/messages/risk.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import type { AccountId, ActorId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import { isWhole } from '../entry/door.ts';
import type { AccountStates } from './accountStates.ts';
import { DeadManTimers } from './deadManTimers.ts';

/** Tags of the venue's wake-ups from here on are those of the risk gate: this and the account. */
export const RISK_TAGS = 7 * 2 ** 32;
/** Longest interval of a dead-man timer, so that its deadline stays on the clock. */
const MAX_INTERVAL = 2 ** 52;

/** Cancels every order of an account at the venue, wherever it waits; gives how many there were. */
export type CancelEverything = (ctx: ActorContext, account: AccountId, reason: number) => number;

type Handler = (ctx: ActorContext, from: ActorId, message: Message) => number;

/**
 * Carries out what the gate is told: kill switches, sessions and dead-man timers. After FIA's "Best Practices for
 * Automated Trading Risk Controls" (2024): a kill switch cancels what is open and keeps new orders out until somebody
 * with the right to do so lets them in again; cancel on disconnect is the participant's choice, as on CME Globex.
 */
export class RiskDesk {
  readonly #states: AccountStates;
  readonly #timers: DeadManTimers;
  readonly #cancelEverything: CancelEverything;
  /** What to do with each kind; gives 0 or a number of `REJECT_CODE`. */
  readonly #handlers: ReadonlyMap<number, Handler>;

  constructor(states: AccountStates, accounts: number, cancelEverything: CancelEverything) {
    this.#states = states;
    this.#timers = new DeadManTimers(accounts, RISK_TAGS);
    this.#cancelEverything = cancelEverything;
    this.#handlers = new Map<number, Handler>([
      [KillSwitch.id, (ctx, from, message) => this.#killSwitch(ctx, from, message)],
      [Logon.id, (ctx, from, message) => this.#logon(ctx, from, message)],
      [Logout.id, (ctx, from) => this.#logout(ctx, from)],
      [SessionLost.id, (ctx, from, message) => this.#sessionLost(ctx, from, message)],
      [ArmDeadMan.id, (ctx, from, message) => this.#arm(ctx, from, message)],
      [Heartbeat.id, (_, from) => (this.#states.isAccount(from) ? 0 : REJECT_CODE.unknownAccount)],
    ]);
  }

  /** Any message of a participant arrived: its dead-man timer starts anew. */
  heard(ctx: ActorContext, from: ActorId): void {
    if (this.#states.isAccount(from)) this.#timers.heard(ctx, from);
  }

  /** Carries out one message, or answers why not; kinds that are none of the gate's are left alone. */
  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    const code = this.#handlers.get(message.kind)?.(ctx, from, message) ?? 0;
    if (code !== 0) refuseRisk(ctx, from, message, code);
  }

  wake(ctx: ActorContext, tag: number): void {
    if (!this.#timers.fired(ctx, tag)) return;
    const account = tag - RISK_TAGS;
    const cancelled = this.#cancelEverything(ctx, account, CANCEL_REASON.deadMan);
    this.#tell(ctx, account, RISK_EVENT.timedOut, ctx.self, cancelled);
  }

  #killSwitch(ctx: ActorContext, from: ActorId, message: Message): number {
    const account = message.get(KillSwitch.account);
    const on = message.get(KillSwitch.on);
    if (!this.#states.isAccount(account) || !isWhole(on, 0, 1)) return REJECT_CODE.invalidRiskRequest;
    return on === 1 ? this.#kill(ctx, from, account) : this.#enable(ctx, from, account);
  }

  #kill(ctx: ActorContext, from: ActorId, account: AccountId): number {
    if (from !== account && !this.#states.watches(from, account)) return REJECT_CODE.notEntitled;
    this.#states.kill(account, from);
    const cancelled = this.#cancelEverything(ctx, account, CANCEL_REASON.killSwitch);
    this.#tell(ctx, account, RISK_EVENT.killed, from, cancelled);
    return 0;
  }

  #enable(ctx: ActorContext, from: ActorId, account: AccountId): number {
    if (!this.#states.mayEnable(from, account)) return REJECT_CODE.notEntitled;
    this.#states.enable(account);
    this.#tell(ctx, account, RISK_EVENT.enabled, from, 0);
    return 0;
  }

  #logon(ctx: ActorContext, from: ActorId, message: Message): number {
    if (!this.#states.isAccount(from)) return REJECT_CODE.unknownAccount;
    const cancelOn = message.get(Logon.cancelOn);
    if (!isWhole(cancelOn, CANCEL_ON.nothing, CANCEL_ON.lossAndLogout)) return REJECT_CODE.invalidRiskRequest;
    this.#states.logOn(from, cancelOn);
    this.#tell(ctx, from, RISK_EVENT.loggedOn, from, 0);
    return 0;
  }

  #logout(ctx: ActorContext, from: ActorId): number {
    if (!this.#states.isAccount(from)) return REJECT_CODE.unknownAccount;
    this.#close(ctx, from, from, CANCEL_ON.lossAndLogout, RISK_EVENT.loggedOut);
    return 0;
  }

  #sessionLost(ctx: ActorContext, from: ActorId, message: Message): number {
    const account = message.get(SessionLost.account);
    if (!this.#states.isAccount(account)) return REJECT_CODE.invalidRiskRequest;
    if (!this.#states.watches(from, account)) return REJECT_CODE.notEntitled;
    this.#close(ctx, account, from, CANCEL_ON.loss, RISK_EVENT.sessionLost);
    return 0;
  }

  /** `cause` is a number of `CANCEL_ON`: the least choice that cancels for it. */
  #close(ctx: ActorContext, account: AccountId, by: ActorId, cause: number, event: number): void {
    const cancels = this.#states.close(account, cause);
    const cancelled = cancels ? this.#cancelEverything(ctx, account, CANCEL_REASON.disconnect) : 0;
    this.#tell(ctx, account, event, by, cancelled);
  }

  #arm(ctx: ActorContext, from: ActorId, message: Message): number {
    if (!this.#states.isAccount(from)) return REJECT_CODE.unknownAccount;
    const interval = message.get(ArmDeadMan.interval);
    if (!isWhole(interval, 0, MAX_INTERVAL)) return REJECT_CODE.invalidRiskRequest;
    this.#timers.arm(ctx, from, interval);
    this.#tell(ctx, from, interval > 0 ? RISK_EVENT.armed : RISK_EVENT.disarmed, from, 0);
    return 0;
  }

  #tell(ctx: ActorContext, account: AccountId, event: number, by: ActorId, cancelled: number): void {
    ctx.record(AccountNotice.id, account, event, by, cancelled);
    ctx.send(account, AccountNotice.id, account, event, by, cancelled);
    if (by !== account && by !== ctx.self) ctx.send(by, AccountNotice.id, account, event, by, cancelled);
  }

  snapshot(): PlainData {
    return this.#timers.snapshot();
  }

  restore(state: PlainData): void {
    this.#timers.restore(state);
  }

  addTo(hash: Hash64): void {
    this.#timers.addTo(hash);
  }
}

/** The answer to a message of the gate's that is not carried out. */
export function refuseRisk(ctx: ActorContext, from: ActorId, message: Message, code: number): void {
  const named = message.kind === KillSwitch.id || message.kind === SessionLost.id;
  if (from >= 0) ctx.send(from, RiskRejected.id, message.kind, named ? message.get(0) : from, code);
}

const REQUESTS: ReadonlySet<number> = new Set(
  [KillSwitch, Logon, Logout, SessionLost, ArmDeadMan, Heartbeat].map((kind) => kind.id),
);

/** True for the kinds that ask something of a risk gate. */
export function isRiskRequest(kind: number): boolean {
  return REQUESTS.has(kind);
}
