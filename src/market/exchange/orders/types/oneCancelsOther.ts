import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { LinkRule } from './orderRules.ts';

/**
 * All enter at once; the first of which anything trades ends the others (FIX tag 1385, value 1). A member that is
 * cancelled or expires leaves the others as they are. The others end after the command in which one traded: an incoming
 * order that is large enough to sweep two members of one side in one command meets both.
 */
export const oneCancelsOther: LinkRule = {
  name: 'oco',
  title: 'One cancels the other',
  description: 'All enter; the first that trades ends the others.',
  rejects: ['invalidOrderList', 'listOfSeveralInstruments', 'listRefused'],
  check: (orders) => (orders.length >= 2 ? 0 : REJECT_CODE.invalidOrderList),
  entersAtOnce: () => true,
  filled(list, index, _quantity, actions) {
    for (const member of list.members) if (member !== list.members[index]) actions.end(member);
  },
  ended: () => {},
};
