/** What a generated flow is made of. Shares are of the messages after the prefill. */
export interface Mix {
  readonly name: string;
  readonly words: string;
  readonly seed: number;
  readonly symbols: number;
  /** Exponent of Zipf's law over symbols. */
  readonly zipf: number;
  /** Share of all messages that only add, first of all. */
  readonly prefill: number;
  readonly add: number;
  readonly cancel: number;
  readonly reduce: number;
  readonly replace: number;
  readonly market: number;
  readonly immediate: number;
  /** Passive orders stand behind the symbol's reference price at exponential distances with this mean. */
  readonly meanDistanceTicks: number;
  /** Share of adds priced to trade at once, where there are as many live orders as `liveOrders`. */
  readonly aggressive: number;
  /** Around so many live orders the flow settles. */
  readonly liveOrders: number;
}

const EVERYDAY = { add: 0.6, cancel: 0.3, reduce: 0.025, replace: 0.025, market: 0.025, immediate: 0.025 };

export const MIXES: readonly Mix[] = [
  {
    name: 'w1',
    words: 'one instrument, about 10k live orders on 1.1k levels',
    seed: 1,
    symbols: 1,
    zipf: 0,
    prefill: 0,
    ...EVERYDAY,
    meanDistanceTicks: 130,
    aggressive: 0.25,
    liveOrders: 10_000,
  },
  {
    name: 'w2',
    words: 'deep book: a quarter of the messages add first, about 490k live orders on 46k levels',
    seed: 2,
    symbols: 1,
    zipf: 0,
    prefill: 0.25,
    add: 0.47,
    cancel: 0.45,
    reduce: 0.025,
    replace: 0.025,
    market: 0.015,
    immediate: 0.015,
    meanDistanceTicks: 5_100,
    aggressive: 0,
    liveOrders: 500_000,
  },
  {
    name: 'w3',
    words: '1000 symbols (Zipf 0.8), about 95k live orders',
    seed: 3,
    symbols: 1000,
    zipf: 0.8,
    prefill: 0,
    ...EVERYDAY,
    meanDistanceTicks: 20,
    aggressive: 0.17,
    liveOrders: 95_000,
  },
];
