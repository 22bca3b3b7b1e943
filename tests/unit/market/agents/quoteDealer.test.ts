import { describe, expect, it } from 'vitest';
import { News, ValueAssigned } from '../../../../src/core/models/messages/economics.ts';
import { OrderAccepted, OrderFilled } from '../../../../src/core/models/messages/execution.ts';
import { MarketNotice, NOTICE } from '../../../../src/core/models/messages/marketNotice.ts';
import { CancelOrder, NewOrder } from '../../../../src/core/models/messages/orderEntry.ts';
import type { OrderTerms } from '../../../../src/core/models/orderTerms.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import type { AgentPlace } from '../../../../src/market/agents/defineAgent.ts';
import { QuoteClient } from '../../../../src/market/agents/quoteClient.ts';
import { QuoteDealer, type QuoteDealerConfig } from '../../../../src/market/agents/quoteDealer.ts';
import { FakeContext, FakeMessage } from '../../../support/fakeContext.ts';

const [VENUE, NEWS, SELF] = [0, 1, 2];
const PLACE: AgentPlace = {
  gateway: { venue: VENUE, instruments: [{ tickValueMinor: 1 }], cashMinor: 0 },
  instrument: 0,
  openingPrice: 1000,
  openingPosition: 0,
  unitsPerSecond: 1000,
  news: NEWS,
};
const CONFIG: QuoteDealerConfig = {
  halfSpread: 10,
  maxQuantity: 8,
  skewPerLot: 1,
  maxPosition: 12,
  refreshInterval: 100,
  threshold: 5,
  symmetric: false,
};

/** A dealer on the bench: told what its venue and the news say, asked what it answers. */
class Bench {
  readonly ctx = new FakeContext(SELF);
  readonly dealer: QuoteDealer;

  constructor(changes: Partial<QuoteDealerConfig> = {}) {
    this.dealer = new QuoteDealer({ ...CONFIG, ...changes }, PLACE);
    this.dealer.start(this.ctx);
    this.ctx.take();
  }

  hear(from: number, kind: number, ...values: number[]): string[] {
    this.dealer.receive(this.ctx, from, new FakeMessage(kind, values));
    return this.ctx.take().map(({ message }) => {
      if (message.kind === CancelOrder.id) return `cancel ${message.get(CancelOrder.clientOrderId)}`;
      const { side, price, quantity, counterOrder } = message.body() as unknown as OrderTerms;
      return `${side === BUY ? 'bid' : 'ask'} ${quantity} at ${price} for ${counterOrder}`;
    });
  }

  request(order: number, side: number, quantity = 5): string[] {
    return this.hear(VENUE, MarketNotice.id, 0, 1, -1, NOTICE.requestForQuote, order, side, 0, quantity, 0);
  }

  news(value: number): string[] {
    return this.hear(NEWS, News.id, 0, value);
  }

  /** The venue takes quote `id` as its order 70 + id, and awards it. */
  award(id: number, side: number, price: number): string[] {
    this.hear(VENUE, OrderAccepted.id, id, 70 + id, 0, side, price, 5);
    return this.hear(VENUE, MarketNotice.id, 0, 0, SELF, NOTICE.awarded, 70 + id, side, price, 5, 0);
  }
}

describe('a dealer', () => {
  it('quotes around the value: the other side of a client that shows its own, both of one that does not', () => {
    const bench = new Bench();
    expect(bench.request(41, BUY)).toEqual(['ask 5 at 1010 for 41']);
    expect(bench.request(42, SELL, 20)).toEqual(['bid 8 at 990 for 42']);
    expect(bench.request(43, -1)).toEqual(['bid 5 at 990 for 43', 'ask 5 at 1010 for 43']);
  });

  it('follows news at its next update only', () => {
    const bench = new Bench();
    bench.ctx.now = 130;
    bench.news(1050);
    expect(bench.request(41, BUY)).toEqual(['ask 5 at 1010 for 41']);
    bench.ctx.now = 200;
    expect(bench.request(42, BUY)).toEqual(['ask 5 at 1060 for 42']);
  });

  it('moves its prices against its inventory, and does not add to a full one', () => {
    const bench = new Bench();
    bench.request(41, SELL);
    bench.hear(VENUE, OrderAccepted.id, 1, 71, 0, BUY, 990, 8);
    bench.hear(VENUE, OrderFilled.id, 1, 71, 0, BUY, 990, 5, 0, 1, 0, 0);
    expect(bench.request(42, -1)).toEqual(['bid 5 at 985 for 42', 'ask 5 at 1005 for 42']);
    expect(bench.request(43, -1, 8)).toEqual(['ask 8 at 1005 for 43']);
  });

  it.each([
    ['asymmetric', false, 1005, []],
    ['asymmetric', false, 1006, ['cancel 1']],
    ['asymmetric', false, 900, []],
    ['symmetric', true, 994, ['cancel 1']],
    ['symmetric', true, 995, []],
  ])('%s: takes an awarded ask back where the value has moved too far', (_, symmetric, value, answer) => {
    const bench = new Bench({ symmetric });
    bench.request(41, BUY);
    bench.news(value);
    expect(bench.award(1, SELL, 1010)).toEqual(answer);
  });

  it('looks again at news while its last look runs, and not after its quote has ended', () => {
    const bench = new Bench();
    bench.request(41, SELL);
    expect(bench.award(1, BUY, 990)).toEqual([]);
    expect(bench.news(990)).toEqual(['cancel 1']);
    const other = new Bench();
    other.request(41, SELL);
    other.award(1, BUY, 990);
    other.hear(VENUE, OrderFilled.id, 1, 71, 0, BUY, 990, 5, 0, 1, 0, 0);
    expect(other.news(900)).toEqual([]);
  });

  it('goes on from a snapshot', () => {
    const [bench, other] = [new Bench(), new Bench()];
    bench.request(41, SELL);
    bench.award(1, BUY, 990);
    other.dealer.restore(bench.dealer.snapshot());
    expect(other.dealer.hash()).toBe(bench.dealer.hash());
    expect(other.news(900)).toEqual(['cancel 1']);
  });
});

describe('a client of dealers', () => {
  const client = { meanGap: 0, quantity: 3, benefit: 20, newsThreshold: 50 };

  it('that follows the news asks in the direction of a large move, up to what a lot is worth', () => {
    const ctx = new FakeContext(SELF);
    const agent = new QuoteClient(client, PLACE);
    agent.start(ctx);
    ctx.take();
    const asked = (value: number) => {
      agent.receive(ctx, NEWS, new FakeMessage(News.id, [0, value]));
      return ctx.take().map(({ message }) => [message.get(NewOrder.side), message.get(NewOrder.price)]);
    };
    expect([asked(1050), asked(1101), asked(1000)]).toEqual([[], [[BUY, 1121]], [[SELL, 980]]]);
    expect(ctx.facts.filter(({ kind }) => kind === ValueAssigned.id).map(({ values }) => values)).toEqual([
      [VENUE, 0, BUY, 3, 1121],
      [VENUE, 0, SELL, 3, 980],
    ]);
  });

  it('without a view asks at times of its own, either side', () => {
    const ctx = new FakeContext(SELF);
    const agent = new QuoteClient({ ...client, meanGap: 10 }, PLACE);
    agent.start(ctx);
    for (let i = 0; i < 40; i++) agent.wake(ctx, 0);
    const sides = ctx
      .take()
      .flatMap(({ message }) => (message.kind === NewOrder.id ? [message.get(NewOrder.side)] : []));
    expect(sides).toHaveLength(40);
    expect(new Set(sides)).toEqual(new Set([BUY, SELL]));
    expect(ctx.wakes).toHaveLength(41);
  });
});
