import { BUY, opposite, SELL, type Side } from '../../src/core/models/side.ts';
import type { BookEngine } from '../../src/market/exchange/book/bookEngine.ts';
import { VISIBILITY } from '../../src/market/exchange/book/bookTerms.ts';
import { type DeskOrderState, STAGE } from '../../src/market/exchange/orders/deskOrder.ts';

/**
 * Pegs of instrument 0 that do not stand where they should, by the slow way: the whole book is looked through for the
 * best displayed order that is no peg. Ticks of one, no bands.
 */
export function strayPegs(engine: BookEngine, orders: readonly DeskOrderState[]): string[] {
  const pegs = orders.filter(({ terms }) => terms.type === 'pegged');
  const keys = new Set(pegs.map(({ key }) => key));
  const reference = [bestWithout(engine, BUY, keys), bestWithout(engine, SELL, keys)] as const;
  return pegs.flatMap((peg) => {
    const target = targetOf(peg, reference);
    if (target === 0) return [];
    if (peg.stage !== STAGE.book) return [`peg ${peg.key} waits though there is a reference`];
    const price = engine.priceOf(engine.slotOf(peg.key));
    return price === target ? [] : [`peg ${peg.key} stands at ${price}, not at ${target}`];
  });
}

function targetOf({ terms }: DeskOrderState, reference: readonly [number, number]): number {
  const { peg, pegOffsetTicks = 0, price: limit = 0, side } = terms;
  const near = reference[side];
  const far = reference[opposite(side)];
  const isKnown = peg === 'primary' ? near !== 0 : peg === 'market' ? far !== 0 : near !== 0 && far !== 0;
  if (!isKnown) return 0;
  const middle = peg === 'primary' ? near : peg === 'market' ? far : (near + far) / 2;
  const price = side === BUY ? Math.floor(middle + pegOffsetTicks) : Math.ceil(middle + pegOffsetTicks);
  if (limit === 0) return price;
  return side === BUY ? Math.min(price, limit) : Math.max(price, limit);
}

function bestWithout(engine: BookEngine, side: Side, keys: ReadonlySet<number>): number {
  for (let price = engine.best(0, side); price !== 0; price = engine.nextLevel(0, side, price)) {
    for (let slot = engine.firstInLevel(0, side, price); slot >= 0; slot = engine.nextInLevel(slot)) {
      const isShown = engine.visibilityOf(slot) !== VISIBILITY.dark;
      if (isShown && !keys.has(engine.keyOf(slot))) return price;
    }
  }
  return 0;
}
