import { SELF_TRADE } from '../../../core/models/messages/orderEntry.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL } from '../../../core/models/side.ts';
import type { PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { Hash64 } from '../../../core/utils/hash.ts';
import { MarketMaker, type MarketMakerConfig } from '../marketMaker.ts';

export interface IntermediaryConfig extends MarketMakerConfig {
  /** From this inventory on, long or short, it takes to get rid of half of it; 0: never. */
  readonly unwindAt: QuantityLots;
  /** Withdraws where the middle is so far from its moving average; 0: never. It is back at half of that. */
  readonly withdrawTicks: PriceTicks;
  /** Weight of a new look in the moving average. */
  readonly averageWeight: number;
}

/** Numbers of its mood: moving average of the middle (0 before the first look), and 1 while it stays away. */
const AVERAGE = 0;
const AWAY = 1;

/**
 * A high-frequency intermediary as those of 6 May 2010: it makes a market with a small inventory, and where that grows
 * too large it takes liquidity to pass it on, often to another of its kind (the hot potato of Kirilenko, Kyle, Samadi
 * and Tuzun, "The flash crash: high-frequency trading in an electronic market", Journal of Finance 72 (2017) 967-998).
 * When the price runs it may withdraw altogether until the market has calmed down.
 */
export class Intermediary extends MarketMaker {
  readonly #config: IntermediaryConfig;
  readonly #mood = new Float64Array(2);

  constructor(config: IntermediaryConfig) {
    super(config);
    this.#config = config;
  }

  protected override onTimer(ctx: ActorContext): void {
    const { instrument, refreshInterval } = this.#config;
    if (this.#staysAway()) {
      if (this.gateway.openQuantity(instrument, BUY) + this.gateway.openQuantity(instrument, SELL) > 0) {
        this.gateway.cancelAll(instrument);
      }
      this.#passOn();
      ctx.wakeAt(ctx.now + refreshInterval, 0);
      return;
    }
    this.#passOn();
    super.onTimer(ctx);
  }

  #staysAway(): boolean {
    const { averageWeight, instrument, withdrawTicks } = this.#config;
    const mid = this.board.midPrice(instrument);
    const mood = this.#mood;
    if (withdrawTicks === 0 || Number.isNaN(mid)) return mood[AWAY] === 1;
    mood[AVERAGE] = mood[AVERAGE] === 0 ? mid : mood[AVERAGE] + averageWeight * (mid - mood[AVERAGE]);
    const distance = Math.abs(mid - mood[AVERAGE]);
    if (distance > withdrawTicks) mood[AWAY] = 1;
    else if (distance <= withdrawTicks / 2) mood[AWAY] = 0;
    return mood[AWAY] === 1;
  }

  /** Gives half of a large inventory to whoever takes it; quotes of its own that stand in the way are cancelled. */
  #passOn(): void {
    const { instrument, targetPosition, unwindAt } = this.#config;
    const inventory = this.gateway.position(instrument) - targetPosition;
    if (unwindAt === 0 || Math.abs(inventory) < unwindAt) return;
    this.gateway.submitMarket({
      instrument,
      side: inventory > 0 ? SELL : BUY,
      quantity: Math.ceil(Math.abs(inventory) / 2),
      selfTrade: SELF_TRADE.cancelOldest,
    });
  }

  override snapshot(): PlainData {
    return { maker: super.snapshot(), mood: this.#mood.slice() };
  }

  override restore(state: PlainData): void {
    const saved = state as { readonly maker: PlainData; readonly mood: Float64Array };
    super.restore(saved.maker);
    this.#mood.set(saved.mood);
  }

  override hash(): number {
    const hash = new Hash64();
    hash.addInt(super.hash());
    hash.addFields(this.#mood, 0, this.#mood.length);
    return hash.low();
  }
}
