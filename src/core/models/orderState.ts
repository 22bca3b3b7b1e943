/**
 * Life of an order as its owner sees it, one machine per client order id (names and precedence follow FIX
 * `OrdStatus`). A replace ends the old id in `replaced` and begins the new one in `pendingNew`.
 */
export const ORDER_STATE = {
  pendingNew: 0,
  new: 1,
  partiallyFilled: 2,
  filled: 3,
  pendingCancel: 4,
  pendingReplace: 5,
  cancelled: 6,
  replaced: 7,
  rejected: 8,
  expired: 9,
  /** Taken, and waiting outside the book. */
  parked: 10,
} as const;

/**
 * What may happen to an order. `cancelRequested` and `replaceRequested` are the owner's own doing; the rest is told
 * by the venue. A refused cancel or replace gives the order back the state it had: `requestRejected` where nothing
 * was filled under this id, `requestRejectedAfterFill` otherwise.
 */
export const ORDER_EVENT = {
  accepted: 0,
  partFilled: 1,
  filled: 2,
  cancelRequested: 3,
  replaceRequested: 4,
  cancelled: 5,
  replaced: 6,
  requestRejected: 7,
  requestRejectedAfterFill: 8,
  rejected: 9,
  expired: 10,
  parked: 11,
  triggered: 12,
  /** As `requestRejected`, where the order was waiting outside the book. */
  requestRejectedWhileParked: 13,
} as const;

type OrderStateName = keyof typeof ORDER_STATE;
type OrderEventName = keyof typeof ORDER_EVENT;

/** What {@link nextOrderState} gives for an event that cannot happen in a state. */
export const NO_TRANSITION = -1;

type Transitions = { readonly [S in OrderStateName]: { readonly [E in OrderEventName]?: OrderStateName } };

/** The machine of docs/guides/orders.md. A fill may cross a cancel or a replace that is still in flight. */
const TRANSITIONS: Transitions = {
  pendingNew: {
    parked: 'parked',
    triggered: 'new',
    accepted: 'new',
    partFilled: 'partiallyFilled',
    filled: 'filled',
    cancelRequested: 'pendingCancel',
    replaceRequested: 'pendingReplace',
    cancelled: 'cancelled',
    rejected: 'rejected',
    expired: 'expired',
  },
  new: {
    parked: 'new',
    triggered: 'new',
    accepted: 'new',
    partFilled: 'partiallyFilled',
    filled: 'filled',
    cancelRequested: 'pendingCancel',
    replaceRequested: 'pendingReplace',
    cancelled: 'cancelled',
    rejected: 'rejected',
    expired: 'expired',
  },
  partiallyFilled: {
    parked: 'partiallyFilled',
    triggered: 'partiallyFilled',
    accepted: 'partiallyFilled',
    partFilled: 'partiallyFilled',
    filled: 'filled',
    cancelRequested: 'pendingCancel',
    replaceRequested: 'pendingReplace',
    cancelled: 'cancelled',
    expired: 'expired',
  },
  filled: {},
  pendingCancel: {
    parked: 'pendingCancel',
    triggered: 'pendingCancel',
    requestRejectedWhileParked: 'parked',
    accepted: 'pendingCancel',
    partFilled: 'pendingCancel',
    filled: 'filled',
    cancelled: 'cancelled',
    requestRejected: 'new',
    requestRejectedAfterFill: 'partiallyFilled',
    rejected: 'rejected',
    expired: 'expired',
  },
  pendingReplace: {
    parked: 'pendingReplace',
    triggered: 'pendingReplace',
    requestRejectedWhileParked: 'parked',
    accepted: 'pendingReplace',
    partFilled: 'pendingReplace',
    filled: 'filled',
    cancelled: 'cancelled',
    replaced: 'replaced',
    requestRejected: 'new',
    requestRejectedAfterFill: 'partiallyFilled',
    rejected: 'rejected',
    expired: 'expired',
  },
  cancelled: {},
  replaced: {},
  rejected: {},
  expired: {},
  parked: {
    accepted: 'parked',
    partFilled: 'partiallyFilled',
    filled: 'filled',
    cancelRequested: 'pendingCancel',
    replaceRequested: 'pendingReplace',
    cancelled: 'cancelled',
    rejected: 'rejected',
    expired: 'expired',
    parked: 'parked',
    triggered: 'new',
  },
};

const EVENTS = Object.keys(ORDER_EVENT).length;
const table = new Int8Array(Object.keys(ORDER_STATE).length * EVENTS).fill(NO_TRANSITION);
for (const [state, row] of Object.entries(TRANSITIONS)) {
  for (const [event, next] of Object.entries(row)) {
    const index = ORDER_STATE[state as OrderStateName] * EVENTS + ORDER_EVENT[event as OrderEventName];
    table[index] = ORDER_STATE[next as OrderStateName];
  }
}

/** The state after `event`, or {@link NO_TRANSITION} where it cannot happen. */
export function nextOrderState(state: number, event: number): number {
  return table[state * EVENTS + event];
}

/** True for the states an order never leaves. */
export function isFinalState(state: number): boolean {
  return (
    state === ORDER_STATE.filled ||
    state === ORDER_STATE.cancelled ||
    state === ORDER_STATE.replaced ||
    state === ORDER_STATE.rejected ||
    state === ORDER_STATE.expired
  );
}
