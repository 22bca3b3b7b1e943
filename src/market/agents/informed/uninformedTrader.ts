import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { UnitTrader } from './unitTrader.ts';

/** The uninformed trader of Glosten and Milgrom (1985): buys or sells one lot with equal chances, whatever the price. */
export class UninformedTrader extends UnitTrader {
  protected choose(ctx: ActorContext): Side {
    return (ctx.rng.nextU32() & 1) === 0 ? BUY : SELL;
  }
}
