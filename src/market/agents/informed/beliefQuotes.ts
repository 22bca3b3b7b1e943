/** What a value may be, in rising order, and how likely each is taken to be; the chances add up to 1. */
export interface Belief {
  readonly values: ArrayLike<number>;
  readonly chances: Float64Array;
}

/** E[V], in ticks. */
export function meanValue({ chances, values }: Belief): number {
  let mean = 0;
  for (let i = 0; i < chances.length; i++) mean += chances[i] * values[i];
  return mean;
}

/**
 * The price at which a dealer that breaks even buys or sells one unit: what the value is worth given that somebody trades
 * there. Glosten and Milgrom, "Bid, ask and transaction prices in a specialist market with heterogeneously informed
 * traders", Journal of Financial Economics 14 (1985) 71-100, Proposition 1: ask = E[V | buy], bid = E[V | sell]. A
 * share of all traders knows the value and buys above the ask (sells below the bid); the others buy or sell with equal
 * chances. Of several such prices competition leaves the one that is nearest to the mean. `informedShare` is below 1.
 */
export function breakEvenAsk(belief: Belief, informedShare: number): number {
  const { length } = belief.chances;
  for (let first = 1; first < length; first++) {
    const ask = valueOfBuy(belief, informedShare, first);
    // Informed traders buy from the value at `first` on: so they do if this price parts the values there.
    if (belief.values[first - 1] <= ask && ask < belief.values[first]) return ask;
  }
  return belief.values[length - 1];
}

/** As {@link breakEvenAsk}, for the other side. */
export function breakEvenBid(belief: Belief, informedShare: number): number {
  for (let last = belief.chances.length - 2; last >= 0; last--) {
    const bid = valueOfSale(belief, informedShare, last);
    if (belief.values[last + 1] >= bid && bid > belief.values[last]) return bid;
  }
  return belief.values[0];
}

/** E[V | buy] where informed traders buy from the value at place `first` on. */
function valueOfBuy({ chances, values }: Belief, informedShare: number, first: number): number {
  const [sum, weight] = weighted(chances, values, informedShare, first, chances.length - 1);
  return sum / weight;
}

/** E[V | sell] where informed traders sell up to the value at place `last`. */
function valueOfSale({ chances, values }: Belief, informedShare: number, last: number): number {
  const [sum, weight] = weighted(chances, values, informedShare, 0, last);
  return sum / weight;
}

function weighted(
  chances: Float64Array,
  values: ArrayLike<number>,
  informedShare: number,
  from: number,
  to: number,
): readonly [number, number] {
  let [sum, weight] = [0, 0];
  for (let i = 0; i < chances.length; i++) {
    const likelihood = (1 - informedShare) / 2 + (i >= from && i <= to ? informedShare : 0);
    sum += chances[i] * likelihood * values[i];
    weight += chances[i] * likelihood;
  }
  return [sum, weight];
}

/** Bayes' rule after a buy at `ask`, in place. */
export function learnFromBuy(belief: Belief, informedShare: number, ask: number): void {
  learn(belief, informedShare, (value) => value > ask);
}

/** Bayes' rule after a sale at `bid`, in place. */
export function learnFromSale(belief: Belief, informedShare: number, bid: number): void {
  learn(belief, informedShare, (value) => value < bid);
}

function learn(
  { chances, values }: Belief,
  informedShare: number,
  wouldTrade: (value: number) => boolean,
): void {
  let total = 0;
  for (let i = 0; i < chances.length; i++) {
    chances[i] *= (1 - informedShare) / 2 + (wouldTrade(values[i]) ? informedShare : 0);
    total += chances[i];
  }
  for (let i = 0; i < chances.length; i++) chances[i] /= total;
}
