import { NOTICE } from '../../src/core/models/messages/marketNotice.ts';
import { BUY, opposite, SELL } from '../../src/core/models/side.ts';
import { defineMechanism } from '../../src/market/mechanisms/framework/defineMechanism.ts';
import type { MarketServices, Order } from '../../src/market/mechanisms/framework/mechanismRules.ts';
import { lmsr } from '../../src/market/mechanisms/lmsr/lmsr.ts';

/** C(q) as it is written down. */
function costOf(sold: readonly number[], b: number): number {
  return b * Math.log(sold.reduce((sum, lots) => sum + Math.exp(lots / b), 0));
}

interface State {
  sold: number[];
  sponsor: number;
  told: number[];
  due: number | null;
}

function after(sold: readonly number[], outcome: number, lots: number): number[] {
  return sold.map((own, i) => (i === outcome ? own + lots : own));
}

/** Up to the next whole number, but not for what floating point errs by. */
function rounded(ticks: number): number {
  return Math.ceil(ticks - 1e-7);
}

/** The obvious twin of the scoring rule: asks for one lot after the other, by the definition of its cost. */
export function naiveLmsr(b: number, payout: number) {
  /** Signed lots that the order would trade with one commitment, and what they cost. */
  function bargain(
    state: State,
    order: Order,
    most: number,
  ): { readonly lots: number; readonly cost: number } {
    const { instrument, price, side } = order;
    const sign = side === BUY ? 1 : -1;
    const worst = side === BUY ? payout : -1;
    const limit = price === 0 ? worst : sign * price;
    const costTo = (lots: number) =>
      payout * (costOf(after(state.sold, instrument, sign * lots), b) - costOf(state.sold, b));
    let lots = 0;
    while (lots < most && costTo(lots + 1) - costTo(lots) <= limit) lots += 1;
    return { lots: sign * lots, cost: rounded(costTo(lots)) };
  }

  function tradeOnce(market: MarketServices, state: State, order: Order): boolean {
    const all = market.resting(order.instrument, opposite(order.side));
    const commitment = all.find(({ account }) => account === state.sponsor);
    if (order.leaves === 0 || commitment === undefined) return false;
    const { lots, cost } = bargain(state, order, Math.min(order.leaves, commitment.leaves));
    if (lots === 0) return false;
    const low = Math.floor(cost / lots);
    const dearer = Math.abs(cost - low * lots);
    const worst = lots > 0 ? low : low + Math.min(dearer, 1);
    if (lots > 0 ? worst < commitment.price : worst > commitment.price) return false;
    state.sold = after(state.sold, order.instrument, lots);
    market.trade(commitment, order, low, Math.abs(lots) - dearer);
    if (dearer > 0) market.trade(commitment, order, low + 1, dearer);
    return true;
  }

  function trade(market: MarketServices, state: State, order: Order): boolean {
    let traded = false;
    while (tradeOnce(market, state, order)) traded = true;
    return traded;
  }

  function tell(market: MarketServices, state: State, instrument: number): void {
    const all = state.sold.reduce((sum, lots) => sum + Math.exp(lots / b), 0);
    const price = Math.round((payout * Math.exp(state.sold[instrument] / b)) / all);
    if (price === state.told[instrument]) return;
    state.told[instrument] = price;
    market.announce({ instrument, code: NOTICE.marketPrice, price });
  }

  return defineMechanism<typeof lmsr.settings, State>({
    name: 'lmsr',
    title: 'The slow twin of the scoring rule',
    description: 'Asks for one lot after the other.',
    settings: lmsr.settings,
    capabilities: lmsr.capabilities,
    create: (_values, market) => ({
      state: {
        sold: new Array(market.instruments).fill(0),
        sponsor: -1,
        told: new Array(market.instruments).fill(Math.round(payout / market.instruments)),
        due: null,
      },
      enter(state, order) {
        if (state.sponsor < 0) state.sponsor = order.account;
        if (order.account !== state.sponsor && !trade(market, state, order)) return;
        tell(market, state, order.instrument);
        state.due = market.now;
      },
      nextTime: ({ due }) => due,
      advance(state, now) {
        const ids = Array.from({ length: market.instruments }, (_, id) => id);
        const waiting = ids.flatMap((id) => [...market.resting(id, BUY), ...market.resting(id, SELL)]);
        const traded = waiting.filter(
          (order) => order.account !== state.sponsor && trade(market, state, order),
        );
        for (const id of ids) tell(market, state, id);
        state.due = traded.length > 0 ? now + 1 : null;
      },
    }),
  });
}
