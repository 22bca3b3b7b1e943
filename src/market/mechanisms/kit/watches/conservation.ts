import type { Mechanism, MechanismCapabilities } from '../../../../core/models/ports/mechanism.ts';
import { BUY } from '../../../../core/models/side.ts';
import { commandText } from '../../framework/commandText.ts';
import { CARD, holdRule } from '../../framework/ruleBroken.ts';
import type { Fill, MarketPicture, MirrorOrder, Watch } from '../watch.ts';

const { conservation } = CARD;

/**
 * Lots and cash come from somewhere and go somewhere: a trade has one buyer and one seller of the same lots at the same
 * price, nobody trades more than is left, and of every order it is told where its lots went.
 */
export class ConservationWatch implements Watch {
  readonly #chargesFees: boolean;
  readonly #trades = new Set<number>();
  readonly #seals: boolean;
  #open = new Map<number, Fill[]>();

  constructor({ fees, sealed }: Pick<MechanismCapabilities, 'fees' | 'sealed'>) {
    this.#chargesFees = fees;
    this.#seals = sealed === true;
  }

  begin(): void {
    this.#open = new Map();
  }

  filled(_market: MarketPicture, fill: Fill): void {
    const { order, trade, price, quantity } = fill;
    const isTrade = [trade, price, quantity].every((value) => Number.isSafeInteger(value) && value > 0);
    holdRule(isTrade, conservation, () => `trade ${trade} of ${quantity} at ${price} is none`);
    holdRule(
      quantity <= order.leaves,
      conservation,
      () => `order ${order.key} trades ${quantity} of the ${order.leaves} that are left`,
    );
    holdRule(!this.#trades.has(trade), conservation, () => `trade ${trade} is told again`);
    const isFree = fill.fee === 0 || this.#chargesFees;
    holdRule(isFree, conservation, () => `order ${order.key} pays ${fill.fee}, where no fees are declared`);
    this.#open.set(trade, [...(this.#open.get(trade) ?? []), fill]);
  }

  reduced(_market: MarketPicture, order: MirrorOrder, quantity: number): void {
    const isPart = Number.isSafeInteger(quantity) && quantity > 0 && quantity < order.leaves;
    holdRule(
      isPart,
      conservation,
      () => `order ${order.key} with ${order.leaves} left is reduced by ${quantity}`,
    );
  }

  cancelled(_market: MarketPicture, order: MirrorOrder, quantity: number): void {
    const isAll = quantity === order.leaves;
    holdRule(
      isAll,
      conservation,
      () => `order ${order.key} with ${order.leaves} left is cancelled for ${quantity}`,
    );
  }

  stray(_market: MarketPicture, key: number, verb: string): void {
    holdRule(false, conservation, () => `${verb} order ${key}, which does not live`);
  }

  after(market: MarketPicture, mechanism: Mechanism): void {
    for (const [trade, sides] of this.#open) {
      this.#trades.add(trade);
      holdPair(trade, sides);
    }
    const { answers, command } = market;
    const isAnswered = answers > 0 || command === undefined || command.kind === 'reference';
    holdRule(
      isAnswered,
      conservation,
      () => `says nothing of ${command === undefined ? '' : commandText(command)}`,
    );
    // A sealed order waits for something that is due.
    const maySeal = this.#seals && mechanism.nextTime() !== null;
    for (const order of market.orders.values()) {
      const isSomewhere = order.ended || order.rested > 0 || (maySeal && order.filled === 0);
      holdRule(isSomewhere, conservation, () => `order ${order.key} neither rests nor ended`);
    }
  }
}

function holdPair(trade: number, sides: readonly Fill[]): void {
  const [a, b] = sides;
  holdRule(
    sides.length === 2 && a.order !== b.order && a.order.side !== b.order.side,
    conservation,
    () =>
      `trade ${trade} has ${sides.map(({ order }) => (order.side === BUY ? 'a buyer' : 'a seller')).join(' and ')}`,
  );
  holdRule(
    a.order.command.instrument === b.order.command.instrument,
    conservation,
    () => `trade ${trade} is in two instruments`,
  );
  holdRule(
    a.quantity === b.quantity,
    conservation,
    () => `trade ${trade} has ${a.quantity} and ${b.quantity} lots`,
  );
  holdRule(
    a.price === b.price,
    conservation,
    () => `trade ${trade} is paid at ${a.price} and at ${b.price}: cash appears or vanishes`,
  );
}
