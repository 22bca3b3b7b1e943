import { numberSetting, settings } from '../../../core/data/config/schema.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, type Side } from '../../../core/models/side.ts';
import type { PriceTicks } from '../../../core/models/units.ts';
import { type AgentPlace, defineAgent } from '../defineAgent.ts';
import { UNIT_OWN, UnitTrader } from './unitTrader.ts';
import { type UnitTraderConfig, unitTraderConfig, unitTraderSettings } from './unitTraderSettings.ts';

interface SniperTerms {
  readonly spread: number;
  readonly profit: number;
  readonly timeLeft: number;
}

/** Own numbers: least and greatest price traded in this period and in the one before, 0 where nothing was. */
const LOW = UNIT_OWN;
const HIGH = UNIT_OWN + 1;
const LAST_LOW = UNIT_OWN + 2;
const LAST_HIGH = UNIT_OWN + 3;

/**
 * Kaplan's sniper (Rust, Miller and Palmer, "Characterizing effective trading strategies", Journal of Economic Dynamics
 * and Control 18 (1994) 61-96): lets others make the prices, and takes the shout against it where that is
 * better than all trades of the period before, or where bid and offer are close and there is enough to gain, or where
 * the period is almost over.
 */
class Sniper extends UnitTrader {
  readonly #terms: SniperTerms;

  constructor(terms: SniperTerms, config: UnitTraderConfig, place: AgentPlace) {
    super(config, place, 4, true);
    this.#terms = terms;
  }

  protected price(ctx: ActorContext): PriceTicks {
    const { side, limit } = this;
    const offered = side === BUY ? this.bestAsk : this.bestBid;
    const gain = side === BUY ? limit - offered : offered - limit;
    if (offered === 0 || gain <= 0) return 0;
    return this.#isJuicy(offered) || this.#isClose(offered, gain) || this.#isLate(ctx) ? offered : 0;
  }

  #isJuicy(offered: PriceTicks): boolean {
    if (this.own[LAST_LOW] === 0) return false;
    return this.side === BUY ? offered < this.own[LAST_LOW] : offered > this.own[LAST_HIGH];
  }

  #isClose(offered: PriceTicks, gain: number): boolean {
    const { bestBid, bestAsk, side } = this;
    if (bestBid === 0 || bestAsk === 0) return false;
    const isUsual =
      this.own[LAST_LOW] === 0 ||
      (side === BUY ? offered <= this.own[LAST_HIGH] : offered >= this.own[LAST_LOW]);
    const { spread, profit } = this.#terms;
    return isUsual && bestAsk - bestBid < spread * bestAsk && gain >= profit * this.limit;
  }

  #isLate(ctx: ActorContext): boolean {
    return 1 - this.elapsed(ctx) < this.#terms.timeLeft;
  }

  protected override dealt(_ctx: ActorContext, price: PriceTicks, _accepted: Side): void {
    const { own } = this;
    own[LOW] = own[LOW] === 0 ? price : Math.min(own[LOW], price);
    own[HIGH] = Math.max(own[HIGH], price);
  }

  protected override periodBegan(): void {
    const { own } = this;
    own[LAST_LOW] = own[LOW];
    own[LAST_HIGH] = own[HIGH];
    own[LOW] = 0;
    own[HIGH] = 0;
  }
}

/** Waits in the background, and takes the deal that others have made ready. */
export const sniperAgent = defineAgent({
  name: 'sniper',
  title:
    "Kaplan's sniper: takes good offers, and any that does not lose at the end (Rust, Miller and Palmer 1994)",
  source: 'Rust, Miller and Palmer, Journal of Economic Dynamics and Control 18 (1994) 61-96',
  settings: settings('A sniper', {
    ...unitTraderSettings,
    spread: numberSetting(0.1, 0, 1, {
      description: 'Bid and offer are close where they are apart by less than this part of the offer',
    }),
    profit: numberSetting(0.02, 0, 1, { description: 'and it then wants this part of its limit' }),
    timeLeft: numberSetting(0.1, 0, 1, { description: 'The end is near when this part of a period is left' }),
  }),
  uses: () => ({ replace: true }),
  create: ({ spread, profit, timeLeft, ...values }, place) =>
    new Sniper({ spread, profit, timeLeft }, unitTraderConfig(values, place), place),
});
