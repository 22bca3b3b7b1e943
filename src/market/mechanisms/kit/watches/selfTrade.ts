import { CANCEL_REASON } from '../../../../core/models/messages/execution.ts';
import { SELF_TRADE, selfTradeMode } from '../../../../core/models/messages/orderEntry.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, MirrorOrder, Watch } from '../watch.ts';

const { cancelBoth, cancelNewest, cancelOldest, decrementAndCancel } = SELF_TRADE;
/** Modes under which the newer order may end, the older may end, and either may become smaller. */
const ENDS_NEWEST: readonly number[] = [cancelNewest, cancelBoth, decrementAndCancel];
const ENDS_OLDEST: readonly number[] = [cancelOldest, cancelBoth, decrementAndCancel];
const REDUCES: readonly number[] = [decrementAndCancel];

/**
 * Orders of one account do not trade with each other where the newer of them asked for that, and what happens to them is
 * what it asked for. In a batch no order is the one that comes, so there only the first is looked at.
 */
export class SelfTradeWatch implements Watch {
  readonly #isContinuous: boolean;
  #sides = new Map<number, Fill>();

  constructor(isContinuous: boolean) {
    this.#isContinuous = isContinuous;
  }

  begin(): void {
    this.#sides = new Map();
  }

  filled(_market: MarketPicture, fill: Fill): void {
    const other = this.#sides.get(fill.trade);
    this.#sides.set(fill.trade, fill);
    if (other === undefined || other.order.command.account !== fill.order.command.account) return;
    const newest = other.order.entered > fill.order.entered ? other.order : fill.order;
    holdRule(
      selfTradeMode(newest.command.flags) === SELF_TRADE.allow,
      CARD.selfTrade,
      () =>
        `orders ${other.order.key} and ${fill.order.key} of account ${newest.command.account} trade with each other`,
    );
  }

  cancelled(market: MarketPicture, order: MirrorOrder, _quantity: number, reason: number): void {
    if (reason === CANCEL_REASON.selfTrade) this.#holdAsked(market, order, ENDS_NEWEST, ENDS_OLDEST, 'ends');
  }

  reduced(market: MarketPicture, order: MirrorOrder): void {
    this.#holdAsked(market, order, REDUCES, REDUCES, 'becomes smaller');
  }

  #holdAsked(
    market: MarketPicture,
    order: MirrorOrder,
    asNewest: readonly number[],
    asOldest: readonly number[],
    what: string,
  ): void {
    const newest = incoming(market);
    if (!this.#isContinuous || newest === undefined) return;
    const asked = selfTradeMode(newest.command.flags);
    const isSame = order.command.account === newest.command.account;
    holdRule(
      isSame && (order === newest ? asNewest : asOldest).includes(asked),
      CARD.selfTrade,
      () =>
        `order ${order.key} ${what} to keep order ${newest.key} from a self-trade, which did not ask for that`,
    );
  }
}

/** The order that comes by the present command. */
function incoming({ command, orders }: MarketPicture): MirrorOrder | undefined {
  if (command?.kind === 'enter') return orders.get(command.key);
  return command?.kind === 'replace' ? orders.get(command.newKey) : undefined;
}
