import type { FeeSchedule } from '../../../../core/models/account.ts';
import { MAKER } from '../../../../core/models/messages/execution.ts';
import { feeMinor } from '../../../exchange/clearing/fees.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, Watch } from '../watch.ts';

/** Every fill costs what the schedule says of its notional, and each trade has one maker and one taker. */
export class FeesWatch implements Watch {
  readonly #fees: FeeSchedule;
  #makers = new Map<number, number>();

  constructor(fees: FeeSchedule) {
    this.#fees = fees;
  }

  begin(): void {
    this.#makers = new Map();
  }

  filled(_market: MarketPicture, { order, trade, price, quantity, liquidity, fee }: Fill): void {
    const ppm = liquidity === MAKER ? this.#fees.makerPpm : this.#fees.takerPpm;
    const due = feeMinor(price * quantity, ppm);
    holdRule(
      fee === due,
      CARD.fees,
      () => `order ${order.key} pays ${fee} for trade ${trade}, where ${due} is due`,
    );
    const other = this.#makers.get(trade);
    this.#makers.set(trade, liquidity);
    holdRule(
      other !== liquidity,
      CARD.fees,
      () => `both sides of trade ${trade} pay as if they were the same`,
    );
  }
}
