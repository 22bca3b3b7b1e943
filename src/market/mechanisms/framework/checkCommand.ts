import {
  ORDER_TYPE,
  POST_ONLY,
  SELF_TRADE,
  TIME_IN_FORCE,
} from '../../../core/models/messages/orderEntry.ts';
import type {
  EnterCommand,
  MechanismCapabilities,
  MechanismCommand,
  ReferenceCommand,
} from '../../../core/models/ports/mechanism.ts';
import { REJECT_CODE } from '../../../core/models/rejectCodes.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { isWhole } from '../../exchange/entry/door.ts';
import { MAX_ACCOUNTS } from '../../exchange/entry/orderKey.ts';
import { checkOffered } from './offered.ts';

const MAX_FLAGS = POST_ONLY | (SELF_TRADE.decrementAndCancel << 1);

/** 0, or why a command could never reach an engine: what a venue's door checks, for whoever has no venue. */
export function checkCommand(
  command: MechanismCommand,
  instruments: number,
  capabilities: MechanismCapabilities,
): number {
  if (command.kind === 'reference') return checkReference(command, instruments, capabilities);
  if (!isKey(command.key)) return REJECT_CODE.invalidClientOrderId;
  if (command.kind === 'cancel') return 0;
  if (command.kind === 'enter') return checkEnter(command, instruments, capabilities);
  if (!isKey(command.newKey)) return REJECT_CODE.invalidClientOrderId;
  if (!capabilities.replace) return REJECT_CODE.replaceNotOffered;
  return checkAmounts(command.price, command.quantity);
}

function checkEnter(command: EnterCommand, instruments: number, capabilities: MechanismCapabilities): number {
  const { account, instrument, side, orderType, timeInForce, price, quantity, flags } = command;
  if (!isWhole(account, 0, MAX_ACCOUNTS - 1)) return REJECT_CODE.unknownAccount;
  if (!isWhole(instrument, 0, instruments - 1)) return REJECT_CODE.unknownInstrument;
  if (!isWhole(side, 0, 1)) return REJECT_CODE.invalidSide;
  if (!isWhole(orderType, 0, ORDER_TYPE.market)) return REJECT_CODE.invalidOrderType;
  if (!isWhole(timeInForce, 0, TIME_IN_FORCE.fok)) return REJECT_CODE.invalidTimeInForce;
  if (!isWhole(flags, 0, MAX_FLAGS)) return REJECT_CODE.invalidFlags;
  const isMarket = orderType === ORDER_TYPE.market;
  const mayNotTake = (flags & POST_ONLY) !== 0;
  if (mayNotTake && (isMarket || timeInForce !== TIME_IN_FORCE.gtc)) return REJECT_CODE.invalidFlags;
  return (
    checkOffered(capabilities, orderType, timeInForce, flags) ||
    checkAmounts(isMarket ? 1 : price, quantity) ||
    checkMore(command, capabilities)
  );
}

/** What an order says beyond a plain one. */
function checkMore(command: EnterCommand, capabilities: MechanismCapabilities): number {
  const { counterOrder = 0, minimumQuantity = 0, quantity } = command;
  if (minimumQuantity !== 0 && capabilities.minimumQuantity !== true) return REJECT_CODE.termsNotOffered;
  if (counterOrder !== 0 && capabilities.counterOrder !== true) return REJECT_CODE.termsNotOffered;
  if (!isWhole(minimumQuantity, 0, quantity)) return REJECT_CODE.invalidMinimumQuantity;
  return counterOrder === 0 || isKey(counterOrder) ? 0 : REJECT_CODE.unknownCounterOrder;
}

function checkReference(
  { instrument, bid, ask }: ReferenceCommand,
  instruments: number,
  capabilities: MechanismCapabilities,
): number {
  if (capabilities.reference !== true) return REJECT_CODE.referenceNotOffered;
  if (!isWhole(instrument, 0, instruments - 1)) return REJECT_CODE.unknownInstrument;
  const isQuote = isWhole(bid, 0, MAX_TICKS) && isWhole(ask, 0, MAX_TICKS);
  return isQuote ? 0 : REJECT_CODE.invalidPrice;
}

function checkAmounts(price: number, quantity: number): number {
  if (!isWhole(price, 1, MAX_TICKS)) return REJECT_CODE.invalidPrice;
  if (!isWhole(quantity, 1, MAX_LOTS)) return REJECT_CODE.invalidQuantity;
  return Number.isSafeInteger(price * quantity) ? 0 : REJECT_CODE.notionalTooLarge;
}

function isKey(key: number): boolean {
  return isWhole(key, 1, Number.MAX_SAFE_INTEGER);
}
