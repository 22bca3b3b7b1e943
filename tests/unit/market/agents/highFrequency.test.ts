import { describe, expect, it } from 'vitest';
import { News, ValueAssigned } from '../../../../src/core/models/messages/economics.ts';
import {
  CancelRejected,
  OrderAccepted,
  OrderFilled,
  OrderReplaced,
} from '../../../../src/core/models/messages/execution.ts';
import { FEED, Quote, Subscribe } from '../../../../src/core/models/messages/marketData.ts';
import {
  CancelOrder,
  NewOrder,
  ReplaceOrder,
  TIME_IN_FORCE,
} from '../../../../src/core/models/messages/orderEntry.ts';
import type { Actor } from '../../../../src/core/models/ports/actor.ts';
import { BUY, SELL } from '../../../../src/core/models/side.ts';
import type { AgentPlace } from '../../../../src/market/agents/defineAgent.ts';
import { HighFrequencyMaker } from '../../../../src/market/agents/highFrequencyMaker.ts';
import { HighFrequencySniper } from '../../../../src/market/agents/highFrequencySniper.ts';
import { Investor } from '../../../../src/market/agents/investor.ts';
import { FakeContext, FakeMessage } from '../../../support/fakeContext.ts';

const VENUE = 0;
const NEWS = 7;
const place: AgentPlace = {
  gateway: { venue: VENUE, instruments: [{ tickValueMinor: 1 }] },
  instrument: 0,
  openingPrice: 1000,
  openingPosition: 0,
  unitsPerSecond: 1e9,
  news: NEWS,
};

/** An actor that has started and been told the value; `sent` are its orders and cancels since it was last asked. */
function play(actor: Actor) {
  const ctx = new FakeContext(3);
  actor.start(ctx);
  const tell = (kind: number, ...values: number[]) =>
    actor.receive(ctx, VENUE, new FakeMessage(kind, values));
  const news = (value: number) => actor.receive(ctx, NEWS, new FakeMessage(News.id, [0, value]));
  const sent = () =>
    ctx.take().flatMap(({ to, message }) => (to === VENUE ? [[message.kind, ...message.values]] : []));
  return { ctx, tell, news, sent };
}

const shown = (id: number, side: number, price: number) => [
  NewOrder.id,
  id,
  0,
  side,
  0,
  TIME_IN_FORCE.gtc,
  price,
  1,
  0,
];

describe('a high-frequency maker', () => {
  const quoting = () => {
    const maker = play(new HighFrequencyMaker({ halfSpread: 10, quantity: 1 }, place));
    maker.news(1000);
    const first = maker.sent();
    maker.tell(OrderAccepted.id, 1, 1, 0, SELL, 1010, 1);
    const second = maker.sent();
    maker.tell(OrderAccepted.id, 2, 2, 0, BUY, 990, 1);
    return { ...maker, first, second };
  };

  it('asks for news, and shows one quote after the other around the value', () => {
    const { first, second, sent } = quoting();
    expect(first).toEqual([shown(1, SELL, 1010)]);
    expect(second).toEqual([shown(2, BUY, 990)]);
    expect(sent()).toEqual([]);
    const maker = play(new HighFrequencyMaker({ halfSpread: 10, quantity: 1 }, place));
    expect(maker.ctx.sent.map(({ to, message }) => [to, message.kind])).toEqual([[NEWS, Subscribe.id]]);
  });

  it.each([
    [1100, [1, 1110], [2, 1090]],
    [900, [2, 890], [1, 910]],
  ])('moves the endangered quote first when the value becomes %i', (value, first, second) => {
    const { news, tell, sent } = quoting();
    news(value);
    expect(sent()).toEqual([[ReplaceOrder.id, 3, ...first, 1]]);
    tell(OrderReplaced.id, 3, first[0], first[0], 0, first[0] === 1 ? SELL : BUY, first[1], 1, 0);
    expect(sent()).toEqual([[ReplaceOrder.id, 4, ...second, 1]]);
  });

  it('shows a quote again as soon as it has traded, whichever answer comes first', () => {
    const fill = [OrderFilled.id, 1, 1, 0, SELL, 1010, 1, 0, 1, 0, 0];
    const refusal = [CancelRejected.id, 3, 1, 15];
    for (const answers of [
      [fill, refusal],
      [refusal, fill],
    ]) {
      const { news, tell, sent } = quoting();
      news(1100);
      sent();
      for (const [kind, ...values] of answers) tell(kind, ...values);
      expect(sent()).toEqual([shown(4, SELL, 1110)]);
    }
  });
});

describe('a high-frequency sniper', () => {
  const watching = (offers: 'quote' | 'value' = 'quote') => {
    const sniper = play(new HighFrequencySniper({ quantity: 5, offers }, place));
    sniper.tell(Quote.id, 0, 1, 990, 2, 1010, 3);
    sniper.sent();
    return sniper;
  };
  const order = (id: number, side: number, price: number, lots: number) => {
    return [NewOrder.id, id, 0, side, 0, TIME_IN_FORCE.ioc, price, lots, 0];
  };

  it('listens to the quotes', () => {
    const { sent } = play(new HighFrequencySniper({ quantity: 5, offers: 'quote' }, place));
    expect(sent()).toEqual([[Subscribe.id, 0, FEED.l1]]);
  });

  it('takes what is shown at a quote that the value has passed, and nothing at one that it has not', () => {
    const { news, sent } = watching();
    for (const value of [1010, 990, 1000]) news(value);
    expect(sent()).toEqual([]);
    news(1050);
    expect(sent()).toEqual([order(1, BUY, 1010, 3)]);
    const falling = watching();
    falling.news(950);
    expect(falling.sent()).toEqual([order(1, SELL, 990, 2)]);
  });

  it('may offer what the lot is worth, but for one tick', () => {
    const { news, sent } = watching('value');
    news(1050);
    expect(sent()).toEqual([order(1, BUY, 1049, 3)]);
  });

  it('takes an order back that waits and would lose now, and leaves one that would not', () => {
    const { news, sent } = watching();
    news(1050);
    sent();
    news(1060);
    expect(sent()).toEqual([]);
    news(940);
    expect(sent()).toEqual([[CancelOrder.id, 1], order(2, SELL, 990, 2)]);
  });
});

describe('an investor', () => {
  it('takes what the market asks, and says what the lot is worth to him', () => {
    const investor = new Investor({ meanGap: 100, quantity: 2, benefit: 30 }, place);
    const { ctx, news, sent } = play(investor);
    news(1200);
    sent();
    for (let i = 0; i < 20; i++) investor.wake(ctx, 0);
    const sides = sent().map(([kind, id, instrument, side, type, timeInForce, price, lots]) => {
      expect([kind, instrument, type, timeInForce, price, lots]).toEqual([
        NewOrder.id,
        0,
        1,
        TIME_IN_FORCE.ioc,
        0,
        2,
      ]);
      return [id, side];
    });
    expect(sides.map(([id]) => id)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(new Set(sides.map(([, side]) => side))).toEqual(new Set([BUY, SELL]));
    const values = ctx.facts.filter(({ kind }) => kind === ValueAssigned.id).map((fact) => fact.values);
    expect(values).toEqual(sides.map(([, side]) => [VENUE, 0, side, 2, side === BUY ? 1230 : 1170]));
    expect(ctx.wakes.length).toBe(21);
  });
});
