import type { TSchema } from 'typebox';
import { resolveConfig } from '../../src/core/data/config/resolve.ts';
import { OrderAccepted, OrderFilled, OrderRejected } from '../../src/core/models/messages/execution.ts';
import { BOOK_ACTION, BookOrder, Quote, Trade } from '../../src/core/models/messages/marketData.ts';
import { NewOrder, ReplaceOrder } from '../../src/core/models/messages/orderEntry.ts';
import type { Actor } from '../../src/core/models/ports/actor.ts';
import { REJECT_CODE } from '../../src/core/models/rejectCodes.ts';
import { opposite, type Side } from '../../src/core/models/side.ts';
import type { AgentDefinition } from '../../src/market/agents/defineAgent.ts';
import { FakeContext, FakeMessage } from './fakeContext.ts';

const VENUE = 9;
const SECOND = 1_000_000_000;

/** A trader of units without a market: a test tells it what it hears, and when it may shout. */
export class UnitTraderStand {
  readonly ctx = new FakeContext(1);
  readonly actor: Actor;
  #sequence = 0;

  constructor(agent: AgentDefinition<TSchema>, values: Record<string, unknown>) {
    const resolved = resolveConfig(agent.settings, [{ source: 'test', values: values as never }]);
    this.actor = agent.create(resolved as never, {
      gateway: { venue: VENUE, instruments: [{ tickValueMinor: 1 }], cashMinor: 1e9, positions: [] },
      instrument: 0,
      openingPrice: 100,
      openingPosition: 0,
      unitsPerSecond: SECOND,
      number: 0,
    });
    this.actor.start(this.ctx);
    this.ctx.take();
  }

  /** The price that it shouts when it may, or 0 where it is silent. The venue refuses the shout unless it `stands`. */
  shout({ stands = false, at = this.ctx.now + SECOND } = {}): number {
    this.ctx.now = at;
    this.actor.wake?.(this.ctx, 0);
    const order = this.ctx
      .take()
      .find(({ message }) => [NewOrder.id, ReplaceOrder.id].includes(message.kind));
    if (order === undefined) return 0;
    const { message } = order;
    if (message.kind === ReplaceOrder.id) return message.get(ReplaceOrder.price);
    const [id, price] = [message.get(NewOrder.clientOrderId), message.get(NewOrder.price)];
    if (stands) this.#hear(OrderAccepted.id, [id, id, 0, message.get(NewOrder.side), price, 1]);
    else this.#hear(OrderRejected.id, [id, 0, REJECT_CODE.shoutNotBetter]);
    return price;
  }

  /** The shouts that stand from now on; 0 for none. */
  quote(bid: number, ask: number): void {
    this.#hear(Quote.id, [0, ++this.#sequence, bid, bid > 0 ? 1 : 0, ask, ask > 0 ? 1 : 0]);
  }

  /** Any shout, where the last one stands. */
  heard(side: Side, price: number): void {
    this.#hear(BookOrder.id, [0, ++this.#sequence, BOOK_ACTION.add, 1, side, price, 1]);
  }

  /** The shout of `accepted` that stood at `price` was taken, and nothing stands any more. */
  deal(price: number, accepted: Side): void {
    this.#hear(Trade.id, [0, ++this.#sequence, 1, price, 1, opposite(accepted)]);
    this.quote(0, 0);
  }

  /** Its own order number `id` traded. */
  filled(id: number, side: Side, price: number): void {
    this.#hear(OrderFilled.id, [id, id, 0, side, price, 1, 0, 1, 0, 0]);
  }

  /** Timer of a period. */
  periodEnds(at: number): void {
    this.ctx.now = at;
    this.actor.wake?.(this.ctx, 1);
    this.ctx.take();
  }

  /** Numbers of its own: {@link UNIT_OWN} of all traders, then the strategy's. */
  get own(): Float64Array {
    return (this.actor.snapshot() as unknown as { readonly own: Float64Array }).own;
  }

  #hear(kind: number, values: readonly number[]): void {
    this.actor.receive(this.ctx, VENUE, new FakeMessage(kind, values));
  }
}

export const buyer = (limit: number, more: object = {}) => ({ side: 'buyer', values: [[limit]], ...more });
export const seller = (cost: number, more: object = {}) => ({ side: 'seller', values: [[cost]], ...more });
