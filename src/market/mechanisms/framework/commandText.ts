import {
  ORDER_TYPE,
  POST_ONLY,
  SELF_TRADE,
  selfTradeMode,
  TIME_IN_FORCE,
} from '../../../core/models/messages/orderEntry.ts';
import type { EnterCommand, MechanismCommand } from '../../../core/models/ports/mechanism.ts';
import { BUY } from '../../../core/models/side.ts';

/** Above this a venue's keys hold the account that an order belongs to. */
const TWO_32 = 0x1_0000_0000;

function keyText(key: number): string {
  return key < TWO_32 ? `${key}` : `${key % TWO_32} of account ${Math.floor(key / TWO_32)}`;
}

/** A command as a line for people. */
export function commandText(command: MechanismCommand): string {
  switch (command.kind) {
    case 'enter':
      return enterText(command);
    case 'cancel':
      return cancelText(command.key);
    case 'replace':
      return replaceText(command.key, command.newKey, command.price, command.quantity);
    case 'reference':
      return referenceText(command.instrument, command.bid, command.ask);
  }
}

/** A cancel as a line for people. */
export function cancelText(key: number): string {
  return `cancel order ${keyText(key)}`;
}

/** A replacement as a line for people. */
export function replaceText(key: number, newKey: number, price: number, quantity: number): string {
  return `replace order ${keyText(key)} by ${newKey % TWO_32}: ${quantity} at ${price}`;
}

/** A reference quote as a line for people. */
export function referenceText(instrument: number, bid: number, ask: number): string {
  const where = instrument === 0 ? '' : ` in instrument ${instrument}`;
  const [best, worst] = [bid, ask].map((price) => (price === 0 ? 'nothing' : `${price}`));
  return `elsewhere ${best} is bid and ${worst} asked${where}`;
}

/** A new order as a line for people. */
export function enterText(command: Omit<EnterCommand, 'kind'>): string {
  const { key, account, instrument, side, orderType, timeInForce, price, quantity, flags } = command;
  const verb = side === BUY ? 'buy' : 'sell';
  const limit = orderType === ORDER_TYPE.market ? 'at any price' : `at ${price}`;
  const where = instrument === 0 ? '' : ` in instrument ${instrument}`;
  const terms = [nameOf(TIME_IN_FORCE, timeInForce)];
  if ((flags & POST_ONLY) !== 0) terms.push('post-only');
  const mode = selfTradeMode(flags);
  if (mode !== SELF_TRADE.allow) terms.push(`self-trade ${nameOf(SELF_TRADE, mode)}`);
  const { counterOrder = 0, minimumQuantity = 0 } = command;
  if (minimumQuantity !== 0) terms.push(`at least ${minimumQuantity}`);
  if (counterOrder !== 0) terms.push(`in answer to order ${counterOrder % TWO_32}`);
  return `enter order ${key % TWO_32} of account ${account}: ${verb} ${quantity} ${limit}${where}, ${terms.join(', ')}`;
}

function nameOf(numbers: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(numbers).find((name) => numbers[name] === value) ?? `${value}`;
}
