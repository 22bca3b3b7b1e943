import { defineMessage } from '../message.ts';

/**
 * The risk gate's messages: what an account, its risk manager or the venue's operator sends to stop trading, and the
 * account's session with the venue. Kinds 70 to 79. Spans are in time units of the run.
 */

/**
 * Turns the kill switch of an account on (1) or off (0). On cancels its orders everywhere at the venue and refuses new
 * ones until it is off again. The account itself, its risk manager and an operator may turn it on; an account that has
 * a risk manager may not turn it off.
 */
export const KillSwitch = defineMessage(70, 'kill-switch', ['account', 'on']);

/**
 * What happened to an account at the gate: sent to the account and to who caused it, and recorded. `event` is a number
 * of {@link RISK_EVENT}, `by` the actor that asked (the venue itself for a dead-man timer), `cancelled` how many orders
 * it ended.
 */
export const AccountNotice = defineMessage(71, 'account-notice', ['account', 'event', 'by', 'cancelled']);

export const RISK_EVENT = {
  killed: 0,
  enabled: 1,
  loggedOn: 2,
  loggedOut: 3,
  sessionLost: 4,
  armed: 5,
  disarmed: 6,
  timedOut: 7,
} as const;

/**
 * Begins a session. An account needs none to trade, but after a {@link Logout} or a {@link SessionLost} it is refused
 * until it logs on again. `cancelOn` is a number of {@link CANCEL_ON} and holds until the next logon.
 */
export const Logon = defineMessage(72, 'logon', ['cancelOn']);
/** Ends a session in order. */
export const Logout = defineMessage(73, 'logout', []);
/** Tells the venue that the line to an account is down; from an operator or the account's risk manager. */
export const SessionLost = defineMessage(74, 'session-lost', ['account']);

/** When the orders of an account are cancelled with reason `disconnect`: the account's choice. */
export const CANCEL_ON = { nothing: 0, loss: 1, lossAndLogout: 2 } as const;

/**
 * Arms the sender's dead-man timer: silent for `interval` time units it loses its orders, reason `deadMan`. Any message
 * to the venue starts the interval anew; 0 disarms. A timer that fired is disarmed.
 */
export const ArmDeadMan = defineMessage(75, 'arm-dead-man', ['interval']);
/** Says nothing but that the sender lives. */
export const Heartbeat = defineMessage(76, 'heartbeat', []);

/** A message of the kinds 70 to 79 was refused: its kind, the account it spoke of and a number of `rejectCodes`. */
export const RiskRejected = defineMessage(77, 'risk-rejected', ['kind', 'account', 'code']);

/** Cancels every live order of the sender on one side of one instrument, or of all. Needs no gate. */
export const MassCancelSide = defineMessage(78, 'mass-cancel-side', ['instrument', 'side']);
