import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/models/message.ts';
import { OrderFilled, OrderTriggered } from '../../src/core/models/messages/execution.ts';
import { FEED, Trade } from '../../src/core/models/messages/marketData.ts';
import { ORDER_STATE } from '../../src/core/models/orderState.ts';
import type { ActorContext } from '../../src/core/models/ports/actor.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { Trader } from '../../src/market/agents/trader.ts';
import { MatchingEngine } from '../../src/market/exchange/book/matchingEngine.ts';
import { VenueActor } from '../../src/market/exchange/venue.ts';
import { Kernel } from '../../src/simulation/engine/kernel.ts';
import { UniformLatency } from '../../src/simulation/engine/latency/uniform.ts';
import { share } from '../support/venueBench.ts';

const VENUE = 0;
const CROWD = 1;
const TRADER = 2;
const instruments = [share({ referencePrice: '1.00' })];

/** Walks the price along a path: a trade at each step, and two lots of depth around it. */
class Crowd extends Trader {
  readonly #path: readonly number[];

  constructor(path: readonly number[]) {
    super({ venue: VENUE, instruments }, 1);
    this.#path = path;
  }

  protected onStart(ctx: ActorContext): void {
    ctx.wakeAt(10, 0);
  }

  protected onTimer(ctx: ActorContext): void {
    const price = this.#path[this.own[0]];
    if (price === undefined) return;
    this.own[0] += 1;
    const { gateway } = this;
    gateway.cancelAll();
    gateway.submitLimit({ instrument: 0, side: SELL, price: price + 1, quantity: 20 });
    gateway.submitLimit({ instrument: 0, side: BUY, price: price - 1, quantity: 20 });
    gateway.submitLimit({ instrument: 0, side: SELL, price, quantity: 1 });
    gateway.submitLimit({ instrument: 0, side: BUY, price, quantity: 1 });
    ctx.wakeAt(ctx.now + 100, 0);
  }
}

/** Buys once it has seen a trade, with a take-profit and a stop-loss, and notes the states of its exits. */
class BracketTrader extends Trader {
  ids: number[] = [];
  readonly seen: string[] = [];

  constructor() {
    super({ venue: VENUE, instruments }, 0);
  }

  protected onStart(ctx: ActorContext): void {
    this.subscribe(ctx, 0, FEED.trades);
  }

  protected onTimer(): void {}

  protected override onMarketData(_ctx: ActorContext, message: Message): void {
    if (this.ids.length > 0 || message.kind !== Trade.id) return;
    const price = message.get(Trade.price);
    const common = { instrument: 0, quantity: 10 };
    this.ids = this.gateway.placeList({
      link: 'bracket',
      orders: [
        { ...common, side: BUY, type: 'limit', price: price + 1 },
        { ...common, side: SELL, type: 'limit', price: price + 10, reduceOnly: true },
        { ...common, side: SELL, type: 'stop', triggerPrice: price - 10, reduceOnly: true },
      ],
    });
  }

  protected override onReport(_ctx: ActorContext, message: Message): void {
    if (message.kind === OrderTriggered.id) this.seen.push(`triggered ${this.#placeOf(message)}`);
    if (message.kind === OrderFilled.id) this.seen.push(`filled ${this.#placeOf(message)}`);
    const [, , stop] = this.ids;
    if (this.gateway.stateOf(stop) === ORDER_STATE.parked) this.seen.push('stop waits');
  }

  /** Place in the list; both reports carry the id in the same field. */
  #placeOf(message: Message): number {
    return this.ids.indexOf(message.get(OrderFilled.clientOrderId));
  }
}

function play(path: readonly number[]) {
  const kernel = new Kernel({ seed: 7, latency: new UniformLatency(1, 5) });
  const trader = new BracketTrader();
  const venue = new VenueActor({
    instruments,
    participants: [CROWD, TRADER].map((actor) => ({ actor, cashMinor: 0 })),
    createEngine: (events) => new MatchingEngine(events),
    desk: {},
  });
  kernel.addActor('venue', venue);
  kernel.addActor('crowd', new Crowd(path));
  kernel.addActor('trader', trader);
  kernel.run();
  venue.check();
  return { trader, venue, hash: kernel.traceHash };
}

const RISES = [100, 103, 106, 109, 112, 115];
const FALLS = [100, 97, 94, 91, 88, 85];

describe('a trader with a bracket', () => {
  it('takes its profit when the price rises, and its stop ends unused', () => {
    const { trader, venue } = play(RISES);
    expect(trader.seen).toContain('stop waits');
    expect(trader.seen.filter((line) => line !== 'stop waits')).toEqual([
      'triggered 0',
      'filled 0',
      'triggered 1',
      ...trader.seen.filter((line) => line === 'filled 1'),
    ]);
    expect([trader.gateway.position(0), trader.gateway.liveOrders]).toEqual([0, 0]);
    expect(trader.gateway.cashMinor).toBe(venue.ledger.cash[TRADER]);
    expect(trader.gateway.cashMinor).toBeGreaterThanOrEqual(90);
  });

  it('is stopped out when the price falls, and its profit order ends unused', () => {
    const { trader } = play(FALLS);
    expect(trader.seen.at(-1)).toBe('filled 2');
    expect([trader.gateway.position(0), trader.gateway.liveOrders]).toEqual([0, 0]);
    expect(trader.gateway.cashMinor).toBeLessThan(-90);
  });

  it('is the same run again', () => {
    expect(play(FALLS).hash).toBe(play(FALLS).hash);
  });
});
