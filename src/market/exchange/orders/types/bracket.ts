import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import { STAGE } from '../deskOrder.ts';
import type { LinkActions, LinkRule, RuledList } from './orderRules.ts';

const ENTRY = 0;
const TAKE_PROFIT = 1;
const STOP_LOSS = 2;

/** Both exits stand for what the entry has filled so far. */
function entryFilled(list: RuledList, quantity: number, actions: LinkActions): void {
  for (const exit of [list.members[TAKE_PROFIT], list.members[STOP_LOSS]]) {
    if (exit.stage === STAGE.held) actions.begin(exit, quantity);
    else actions.grow(exit, quantity);
  }
}

/**
 * Entry, take-profit and stop-loss. The exits are held until the entry fills and stand for what it has filled, growing
 * with each fill. What one exit trades is taken off the other, and the first trade of an exit ends the entry. An entry
 * that ends unfilled ends both exits; one that ends partly filled leaves them.
 */
export const bracket: LinkRule = {
  name: 'bracket',
  title: 'Bracket',
  description: 'An entry with its take-profit and stop-loss: the exits stand for what the entry has filled.',
  rejects: ['invalidOrderList', 'bracketDoesNotFit', 'listOfSeveralInstruments', 'listRefused'],
  check(orders) {
    if (orders.length !== 3) return REJECT_CODE.invalidOrderList;
    const [entry, ...exits] = orders;
    const fits = exits.every((exit) => exit.side !== entry.side && exit.quantity === entry.quantity);
    return fits ? 0 : REJECT_CODE.bracketDoesNotFit;
  },
  entersAtOnce: (index) => index === ENTRY,
  filled(list, index, quantity, actions) {
    if (index === ENTRY) {
      entryFilled(list, quantity, actions);
      return;
    }
    actions.end(list.members[ENTRY]);
    actions.shrink(list.members[index === TAKE_PROFIT ? STOP_LOSS : TAKE_PROFIT], quantity);
  },
  ended(list, index, actions) {
    if (index !== ENTRY || list.members[ENTRY].filled > 0) return;
    actions.end(list.members[TAKE_PROFIT]);
    actions.end(list.members[STOP_LOSS]);
  },
};
