import { MAKER } from '../../../../core/models/messages/execution.ts';
import { ORDER_TYPE, POST_ONLY, TIME_IN_FORCE } from '../../../../core/models/messages/orderEntry.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, MirrorOrder, Watch } from '../watch.ts';

const { instructions } = CARD;

/**
 * Time in force and post-only are kept: what must trade at once never rests, fill or kill fills all or nothing, post-only
 * never takes. In batches an order's "at once" is the next batch, so there only the last is looked at.
 */
export class InstructionsWatch implements Watch {
  readonly #isContinuous: boolean;

  constructor(isContinuous: boolean) {
    this.#isContinuous = isContinuous;
  }

  filled(_market: MarketPicture, { order, liquidity }: Fill): void {
    const isPostOnly = (order.command.flags & POST_ONLY) !== 0;
    const isKept = !this.#isContinuous || !isPostOnly || liquidity === MAKER;
    holdRule(isKept, instructions, () => `order ${order.key} takes, which is post-only`);
  }

  after(market: MarketPicture): void {
    const { command } = market;
    if (!this.#isContinuous || command === undefined || command.kind === 'reference') return;
    const order = market.orders.get(command.key);
    if (order !== undefined) holdAtOnce(order);
  }
}

function holdAtOnce(order: MirrorOrder): void {
  const { timeInForce, orderType, quantity } = order.command;
  const mayRest = timeInForce === TIME_IN_FORCE.gtc && orderType !== ORDER_TYPE.market;
  holdRule(mayRest || order.rested === 0, instructions, () => `order ${order.key} rests, which must not`);
  const isWhole = order.filled === 0 || order.filled === quantity;
  const isFillOrKill = timeInForce === TIME_IN_FORCE.fok;
  holdRule(
    !isFillOrKill || isWhole,
    instructions,
    () => `order ${order.key} fills ${order.filled}, fill or kill of ${quantity}`,
  );
}
