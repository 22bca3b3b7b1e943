import { keepStretches, type PriceRule } from './priceRule.ts';

/**
 * T7 Market Model, 11.1.1: where low candidates leave a surplus to buy and high ones a surplus to sell, what lies from
 * the highest of the first to the lowest of the second stays. Silent everywhere else.
 */
export const surplusChange: PriceRule = {
  name: 'surplusChange',
  summary: 'the prices between which the surplus changes from buyers to sellers',
  narrow(curves, range): void {
    const { demand, supply, from, to } = curves;
    let first = range.first;
    let last = range.last;
    if (demand[first] <= supply[first] || demand[last] >= supply[last]) return;
    while (demand[first + 1] > supply[first + 1]) first++;
    while (demand[last - 1] < supply[last - 1]) last--;
    keepStretches(curves, range, first, last);
    range.low = to[first];
    range.high = from[last];
  },
};
