import { BUY, SELL } from '../../../../core/models/side.ts';
import type { Fill, MarketPicture, MirrorOrder, Watch } from '../watch.ts';
import type { PriorityRule, Served } from './priorityRules.ts';

/** How an order stood before the command. */
type Before = Pick<Served, 'order' | 'price' | 'leaves' | 'rested'>;

/** The orders that waited are served in the declared order. */
export class PriorityWatch implements Watch {
  readonly #rule: PriorityRule;
  readonly #instruments: number;
  readonly #isContinuous: boolean;
  #queues: Before[][] = [];
  #filled = new Map<MirrorOrder, number>();

  constructor(rule: PriorityRule, instruments: number, isContinuous: boolean) {
    this.#rule = rule;
    this.#instruments = instruments;
    this.#isContinuous = isContinuous;
  }

  begin(market: MarketPicture): void {
    this.#filled = new Map();
    this.#queues = [];
    for (let instrument = 0; instrument < this.#instruments; instrument++) {
      for (const side of [BUY, SELL]) {
        const queue = market.resting(instrument, side);
        this.#queues.push(
          queue.map((order) => ({ order, price: order.price, leaves: order.leaves, rested: order.rested })),
        );
      }
    }
  }

  filled(market: MarketPicture, { order, quantity }: Fill): void {
    this.#filled.set(order, (this.#filled.get(order) ?? 0) + quantity);
    const { atTrade } = this.#rule;
    if (this.#isContinuous && atTrade !== undefined) this.#judge(market, atTrade);
  }

  after(market: MarketPicture): void {
    this.#judge(market, this.#rule.atEnd);
  }

  #judge(market: MarketPicture, judgement: PriorityRule['atEnd']): void {
    for (const queue of this.#queues) {
      judgement(
        queue.map((before) => ({
          ...before,
          filled: this.#filled.get(before.order) ?? 0,
          disturbed: market.disturbed.has(before.order),
        })),
      );
    }
  }
}
