import type { AccountId, ClientOrderId } from '../../../core/models/units.ts';

const TWO_32 = 0x1_0000_0000;
/** Accounts that fit above a 32-bit client order id in an exact double. */
export const MAX_ACCOUNTS = 1 << 20;

/** The engine's key of an order: unique at the venue, because ids are never reused within an account. */
export function orderKey(account: AccountId, clientOrderId: ClientOrderId): number {
  return account * TWO_32 + clientOrderId;
}

/** The client order id in an engine key. */
export function clientOrderIdOf(key: number, account: AccountId): ClientOrderId {
  return key - account * TWO_32;
}
