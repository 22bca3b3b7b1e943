import type { BarRule } from '../../src/core/models/barRule.ts';

/** A trade as plain numbers; `time` in nanoseconds since 1970, small enough to be exact. */
export interface PlainTrade {
  readonly time: number;
  readonly price: number;
  readonly quantity: number;
}

/** A bar as plain numbers; `begin` is the interval's, or the first trade's time. */
export interface PlainBar {
  readonly begin: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly notional: number;
  readonly trades: number;
}

/** The bars of a list of trades, by the definition and without haste. */
export function slowBars(rule: BarRule, trades: readonly PlainTrade[]): PlainBar[] {
  return rule.kind === 'time' ? timeBars(rule, trades) : activityBars(rule, trades);
}

function summary(begin: number, trades: readonly PlainTrade[]): PlainBar {
  const prices = trades.map(({ price }) => price);
  return {
    begin,
    open: prices[0],
    high: Math.max(...prices),
    low: Math.min(...prices),
    close: prices[prices.length - 1],
    volume: trades.reduce((sum, { quantity }) => sum + quantity, 0),
    notional: trades.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
    trades: trades.length,
  };
}

function timeBars(rule: BarRule & { kind: 'time' }, trades: readonly PlainTrade[]): PlainBar[] {
  const origin = rule.originNs ?? 0;
  const indexOf = ({ time }: PlainTrade) => Math.floor((time - origin) / rule.everyNs);
  const bars: PlainBar[] = [];
  if (trades.length === 0) return bars;
  for (let index = indexOf(trades[0]); index <= indexOf(trades[trades.length - 1]); index++) {
    const within = trades.filter((trade) => indexOf(trade) === index);
    const begin = index * rule.everyNs + origin;
    if (within.length > 0) bars.push(summary(begin, within));
    else if (rule.empty === 'flat') {
      const close = bars[bars.length - 1].close;
      bars.push({ begin, open: close, high: close, low: close, close, volume: 0, notional: 0, trades: 0 });
    }
  }
  return bars;
}

function activityBars(rule: Exclude<BarRule, { kind: 'time' }>, trades: readonly PlainTrade[]): PlainBar[] {
  const bars: PlainBar[] = [];
  let open: PlainTrade[] = [];
  const close = () => {
    bars.push(summary(open[0].time, open));
    open = [];
  };
  for (const trade of rule.kind === 'volume' && rule.split ? units(trades) : trades) {
    const last = open[open.length - 1];
    // Units of one trade in one bar are one trade again.
    if (last !== undefined && 'of' in trade && 'of' in last && last.of === trade.of) {
      open[open.length - 1] = { ...last, quantity: last.quantity + 1 };
    } else open.push(trade);
    const { volume, notional } = summary(0, open);
    if (rule.kind === 'ticks' && open.length === rule.trades) close();
    else if (rule.kind === 'volume' && volume >= rule.quantity) close();
    else if (rule.kind === 'notional' && notional >= rule.notional) close();
  }
  if (open.length > 0) close();
  return bars;
}

/** Every trade as trades of one unit that remember where they are from. */
function units(trades: readonly PlainTrade[]): (PlainTrade & { of: number })[] {
  return trades.flatMap((trade, of) =>
    Array.from({ length: trade.quantity }, () => ({ ...trade, quantity: 1, of })),
  );
}
