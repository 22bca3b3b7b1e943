import type { ActorContext } from 'market-sim/actor';
import { type AgentPlace, defineAgent } from 'market-sim/agent';
import { integerSetting, numberSetting, settings } from 'market-sim/settings';
import { BUY, SELL } from 'market-sim/side';
import { Trader } from 'market-sim/trader';

interface Settings {
  readonly ordersPerSecond: number;
  readonly range: number;
  readonly quantity: number;
}

/** Numbers of its own: its side, and what a lot is worth to it. */
const SIDE = 0;
const WORTH = 1;

class ConstrainedTrader extends Trader {
  readonly #settings: Settings;
  readonly #place: AgentPlace;

  constructor(settings: Settings, place: AgentPlace) {
    super(place.gateway, 2);
    this.#settings = settings;
    this.#place = place;
  }

  protected onStart(ctx: ActorContext): void {
    const { range } = this.#settings;
    this.own[SIDE] = ctx.rng.below(2) === 0 ? BUY : SELL;
    this.own[WORTH] = Math.max(1, this.#place.openingPrice - range + ctx.rng.below(2 * range + 1));
    this.#sleep(ctx);
  }

  protected onTimer(ctx: ActorContext): void {
    this.#sleep(ctx);
    const last = this.gateway.firstOrder();
    if (last !== 0) this.gateway.cancel(last);
    const { quantity, range } = this.#settings;
    const surplus = ctx.rng.below(range + 1);
    const side = this.own[SIDE] === BUY ? BUY : SELL;
    const price = Math.max(1, this.own[WORTH] + (side === BUY ? -surplus : surplus));
    this.gateway.submitLimit({ instrument: this.#place.instrument, side, price, quantity });
  }

  #sleep(ctx: ActorContext): void {
    const mean = this.#place.unitsPerSecond / this.#settings.ordersPerSecond;
    ctx.wakeAt(ctx.now + Math.ceil(ctx.rng.exponential(mean)), 0);
  }
}

/**
 * A zero-intelligence trader with a budget constraint, "ZI-C" of Gode and Sunder, Journal of Political Economy 101
 * (1993) 119-137: buys or sells at random prices, but never above or below what a lot is worth to it.
 */
export const constrainedTrader = defineAgent({
  name: 'constrained-trader',
  title: 'Random limit prices within its own valuation, after Gode and Sunder (1993)',
  settings: settings('Valuation and order flow of one trader', {
    ordersPerSecond: numberSetting(1, 0.001, 1000, {
      unit: '1/s',
      description: 'Orders, each in place of the last',
    }),
    range: integerSetting(200, 1, 1e6, {
      unit: 'ticks',
      description: 'How far valuations lie from the opening price, and limits from the valuation, at most',
    }),
    quantity: integerSetting(10, 1, 1e6, { unit: 'lots', description: 'Size of every order' }),
  }),
  create: (settings, place) => new ConstrainedTrader(settings, place),
});
