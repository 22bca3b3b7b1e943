import * as orderEntry from '../../../../core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../../../core/models/rejectCodes.ts';
import { BUY, opposite } from '../../../../core/models/side.ts';
import { type InstructionRule, NO_LIMIT } from './orderRules.ts';

const { POST_ONLY } = orderEntry;
const { gtc } = orderEntry.TIME_IN_FORCE;

/**
 * Never takes (FIX ExecInst 6). `reject` refuses the order that would; `slide` moves it to the nearest price at which it
 * does not, one tick behind the best opposite price, where it queues last.
 */
export const postOnly: InstructionRule = {
  name: 'post-only',
  title: 'Post only',
  description:
    'Never takes: the order that would is refused, or moved one tick behind the best opposite price.',
  rejects: ['postOnlyNeverRests', 'postOnlyWouldCross'],
  parameters: ['postOnly'],
  applies: (terms) => terms.postOnly !== undefined,
  check: (_terms, type, time) =>
    type.limit === 'none' || time.inBook !== gtc || type.isMeantToTake === true
      ? REJECT_CODE.postOnlyNeverRests
      : 0,
  price(terms, price, market) {
    if (terms.postOnly !== 'slide' || price <= NO_LIMIT) return price;
    const { instrument, side } = terms;
    const best = market.bestPrice(instrument, opposite(side));
    if (best === 0) return price;
    if (side === BUY) return price < best ? price : market.validPrice(instrument, best - 1, false);
    return price > best ? price : market.validPrice(instrument, best + 1, true);
  },
  flags: () => POST_ONLY,
};
