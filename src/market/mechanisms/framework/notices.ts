import {
  type MechanismCapabilities,
  NO_SIDE,
  type Notice,
  TO_ALL,
} from '../../../core/models/ports/mechanism.ts';
import { MAX_LOTS, MAX_TICKS } from '../../../core/models/units.ts';
import { isWhole } from '../../exchange/entry/door.ts';
import type { Announcement } from './mechanismRules.ts';
import { CARD, holdRule } from './ruleBroken.ts';

/** An announcement with everything that it leaves out. */
export function noticeOf(announcement: Announcement): Notice {
  const { instrument, code, order = 0, price = 0, quantity = 0, until = 0 } = announcement;
  const { to: account = TO_ALL, side = NO_SIDE } = announcement;
  return { instrument, account, code, order, side, price, quantity, until };
}

/** What must hold of every notice, whoever tells it. Throws `RuleBroken`. */
export function holdNotice(
  notice: Notice,
  capabilities: MechanismCapabilities,
  instruments: number,
  now: number,
): void {
  const { account, code, instrument, order, price, quantity, side, until } = notice;
  const hold = (condition: boolean, what: string) => {
    holdRule(condition, CARD.notices, () => `announces ${code} of order ${order}: ${what}`);
  };
  hold(capabilities.notices === true, 'it does not declare `notices`');
  hold(isWhole(instrument, 0, instruments - 1), `there is no instrument ${instrument}`);
  hold(isWhole(code, 1, Number.MAX_SAFE_INTEGER), 'that is no code');
  hold(isWhole(order, 0, Number.MAX_SAFE_INTEGER), 'that is no order');
  hold(isWhole(account, TO_ALL, Number.MAX_SAFE_INTEGER), `there is no account ${account}`);
  hold(isWhole(side, NO_SIDE, 1), `${side} is no side`);
  hold(isWhole(price, 0, MAX_TICKS), `${price} is no price`);
  hold(isWhole(quantity, 0, MAX_LOTS), `${quantity} is no quantity`);
  hold(until === 0 || isWhole(until, now, Number.MAX_SAFE_INTEGER), `it holds until ${until}, at ${now}`);
}
