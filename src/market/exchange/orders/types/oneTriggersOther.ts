import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import type { LinkRule } from './orderRules.ts';

/**
 * The first order is the parent: the others are held until it has filled, and end with it where it ends with something
 * unfilled (FIX tag 1385, value 2).
 */
export const oneTriggersOther: LinkRule = {
  name: 'oto',
  title: 'One triggers the others',
  description:
    'The first is the parent: the others enter when it has filled, and end where it ends otherwise.',
  rejects: ['invalidOrderList', 'listOfSeveralInstruments', 'listRefused'],
  check: (orders) => (orders.length >= 2 ? 0 : REJECT_CODE.invalidOrderList),
  entersAtOnce: (index) => index === 0,
  filled(list, index, _quantity, actions) {
    if (index !== 0 || list.members[0].leaves > 0) return;
    for (const child of list.members.slice(1)) actions.begin(child, child.leaves);
  },
  ended(list, index, actions) {
    if (index !== 0) return;
    for (const child of list.members.slice(1)) actions.end(child);
  },
};
