import type { InstrumentEntry, RunManifest } from '../../src/core/models/manifest.ts';
import { AccountOpened, CANCEL_REASON, FeeCharged } from '../../src/core/models/messages/execution.ts';
import { CancelOrder, NewOrder } from '../../src/core/models/messages/orderEntry.ts';
import { REJECT_CODE } from '../../src/core/models/rejectCodes.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { ArrayLog } from './arrayLog.ts';

export const STOCK: InstrumentEntry = {
  symbol: 'ACME',
  tickSize: '0.01',
  lotSize: '1',
  currency: 'USD',
  currencyScale: 2,
};

/** A manifest for hand-written tapes: actor 0 is the venue. */
export function testManifest(kinds: readonly string[], overrides: Partial<RunManifest> = {}): RunManifest {
  return {
    format: 'market-sim-run',
    formatVersion: 1,
    programVersion: '0.1.0',
    scenario: 'synthetic',
    config: { until: '10m', traders: kinds.length },
    seed: 1,
    tiePolicy: 'fifo',
    timeResolutionNs: 1,
    logLevel: 'commands',
    actors: [
      { name: 'exchange', kind: 'venue' },
      ...kinds.map((kind, i) => ({ name: `${kind}-${i + 1}`, kind })),
    ],
    instruments: [STOCK],
    ...overrides,
  };
}

interface Resting {
  readonly account: number;
  readonly orderId: number;
  readonly side: number;
  readonly price: number;
  leaves: number;
}

/** A price-time book, as simple as can be, that writes what it does to a tape. */
class TapeMarket {
  readonly log = new ArrayLog();
  readonly live = new Map<number, Resting>();
  trades = 0;
  orders = 0;
  #quote = '';

  best(side: number): Resting | undefined {
    let best: Resting | undefined;
    for (const order of this.live.values()) {
      if (order.side !== side) continue;
      if (best === undefined || (side === BUY ? order.price > best.price : order.price < best.price))
        best = order;
    }
    return best;
  }

  submit(
    time: number,
    account: number,
    side: number,
    price: number,
    quantity: number,
    immediate: boolean,
  ): void {
    const order: Resting = { account, orderId: ++this.orders, side, price, leaves: quantity };
    this.log.delivery(
      time,
      account,
      NewOrder.id,
      order.orderId,
      0,
      side,
      0,
      immediate ? 1 : 0,
      price,
      quantity,
      0,
    );
    this.log.execution(time, 'accepted', order, quantity, quantity);
    for (
      let maker = this.best(1 - side);
      maker !== undefined && order.leaves > 0;
      maker = this.best(1 - side)
    ) {
      if (side === BUY ? maker.price > price : maker.price < price) break;
      this.#match(time, maker, order);
    }
    if (order.leaves > 0 && immediate) {
      this.log.execution(time, 'cancelled', order, order.leaves, 0, CANCEL_REASON.immediateOrCancel);
    } else if (order.leaves > 0) {
      this.live.set(order.orderId, order);
    }
    this.#publish(time);
  }

  cancel(time: number, order: Resting): void {
    this.log.delivery(time, order.account, CancelOrder.id, order.orderId);
    this.live.delete(order.orderId);
    this.log.execution(time, 'cancelled', order, order.leaves, 0, CANCEL_REASON.requested);
    this.#publish(time);
  }

  reject(time: number, account: number): void {
    const order = { account, orderId: 0, side: BUY, price: 0 };
    this.log.execution(time, 'rejected', order, 0, 0, REJECT_CODE.invalidPrice);
  }

  #match(time: number, maker: Resting, taker: Resting): void {
    const quantity = Math.min(maker.leaves, taker.leaves);
    maker.leaves -= quantity;
    taker.leaves -= quantity;
    const id = ++this.trades;
    const at = { price: maker.price };
    this.log.execution(time, 'filledMaker', { ...maker, ...at }, quantity, maker.leaves, id);
    this.log.execution(time, 'filledTaker', { ...taker, ...at }, quantity, taker.leaves, id);
    this.log.fact(time, FeeCharged.id, taker.account, 0, id, quantity);
    this.log.trade(time, maker.price, quantity, taker.side);
    if (maker.leaves === 0) this.live.delete(maker.orderId);
  }

  #publish(time: number): void {
    const [bid, ask] = [this.best(BUY), this.best(SELL)];
    const total = (top: Resting | undefined) => {
      let sum = 0;
      for (const o of this.live.values()) if (o.side === top?.side && o.price === top.price) sum += o.leaves;
      return sum;
    };
    const [bidPrice, askPrice, bidLots, askLots] = [bid?.price ?? 0, ask?.price ?? 0, total(bid), total(ask)];
    const key = [bidPrice, askPrice, bidLots, askLots].join();
    if (key === this.#quote) return;
    this.#quote = key;
    this.log.quote(time, bidPrice, askPrice, bidLots, askLots);
  }
}

/** mulberry32: a small generator, so that the tape is the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface SyntheticRun {
  readonly manifest: RunManifest;
  readonly log: ArrayLog;
  readonly orders: number;
  readonly trades: number;
  readonly endNs: number;
}

/**
 * A believable market around a wandering value: a crowd of zero-intelligence traders, two makers that quote around
 * the value and a momentum trader that follows it. `steps` events over ten simulated minutes.
 */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a market's step reads best in one piece
export function syntheticRun(steps: number, traders = 60, seed = 7): SyntheticRun {
  const random = generator(seed);
  const kinds = [
    'market-maker',
    'market-maker',
    'momentum',
    ...Array<string>(traders).fill('zero-intelligence'),
  ];
  const manifest = testManifest(kinds);
  const market = new TapeMarket();
  for (let account = 1; account < manifest.actors.length; account++) {
    market.log.fact(0, AccountOpened.id, account, 0, account % 5 === 0 ? 100 : 0, 1_000_000);
  }
  const endNs = 600e9;
  let value = 10_000;
  for (let step = 1; step <= steps; step++) {
    const time = Math.floor((step / steps) * endNs * 0.999);
    value += (random() - 0.5) * Math.min(6, 60_000 / steps);
    const side = random() < 0.5 ? BUY : SELL;
    const away = side === BUY ? -1 : 1;
    const draw = random();
    const size = 1 + Math.floor(random() * 9);
    const someone = 4 + Math.floor(random() ** 1.5 * traders);
    if (draw < 0.16) market.submit(time, someone, side, side === BUY ? 1 << 20 : 1, size, true);
    else if (draw < 0.2) market.submit(time, 3, side, side === BUY ? 1 << 20 : 1, 2, true);
    else if (draw < 0.205) market.reject(time, someone);
    else if (draw < 0.35) requote(market, time, 1 + (step % 2), side, Math.round(value) + away * 3, size * 4);
    else if (draw < 0.68) {
      const distance = 1 + Math.floor(-Math.log(1 - random()) * 14);
      market.submit(time, someone, side, Math.max(1, Math.round(value) + away * distance), size, false);
    } else cancelOne(market, time, random);
  }
  return { manifest, log: market.log, orders: market.orders, trades: market.trades, endNs };
}

function requote(
  market: TapeMarket,
  time: number,
  maker: number,
  side: number,
  price: number,
  size: number,
): void {
  for (const order of market.live.values()) {
    if (order.account === maker && order.side === side) market.cancel(time, order);
  }
  market.submit(time, maker, side, price, size, false);
}

function cancelOne(market: TapeMarket, time: number, random: () => number): void {
  if (market.live.size < 120) return;
  const orders = [...market.live.values()];
  market.cancel(time, orders[Math.floor(random() * orders.length)]);
}
