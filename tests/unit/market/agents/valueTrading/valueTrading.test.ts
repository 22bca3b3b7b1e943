import type { Static, TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../../../src/core/data/config/resolve.ts';
import { OrderAccepted } from '../../../../../src/core/models/messages/execution.ts';
import { Quote, SnapshotRequest } from '../../../../../src/core/models/messages/marketData.ts';
import { CancelOrder, NewOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import type { Actor } from '../../../../../src/core/models/ports/actor.ts';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import type { AgentDefinition, AgentPlace } from '../../../../../src/market/agents/defineAgent.ts';
import {
  crossoverAgent,
  meanReversionAgent,
} from '../../../../../src/market/agents/valueTrading/averageAgents.ts';
import { noiseAgent } from '../../../../../src/market/agents/valueTrading/noiseAgent.ts';
import { valueAgent } from '../../../../../src/market/agents/valueTrading/valueAgent.ts';
import { FakeContext, FakeMessage } from '../../../../support/fakeContext.ts';

const VENUE = 0;
const PLACE: AgentPlace = {
  gateway: { venue: VENUE, instruments: [{ tickValueMinor: 1 }] },
  instrument: 0,
  openingPrice: 1000,
  openingPosition: 0,
  unitsPerSecond: 1000,
};

function made<Schema extends TSchema>(
  definition: AgentDefinition<Schema>,
  values: object,
  place: Partial<AgentPlace> = {},
): { agent: Actor; ctx: FakeContext } {
  const sources = [{ source: 'test', values: values as Record<string, unknown> }];
  const settings = resolveConfig(definition.settings, sources) as Static<Schema>;
  const agent = definition.create(settings, { ...PLACE, ...place });
  const ctx = new FakeContext(3);
  agent.start(ctx);
  return { agent, ctx };
}

let sequence = 0;
const quote = (bid: number, ask: number) =>
  new FakeMessage(Quote.id, [0, ++sequence, bid, bid === 0 ? 0 : 10, ask, ask === 0 ? 0 : 10]);

/** Wakes it, shows it the quote that it asks for, and gives what it sends then. */
function look(agent: Actor, ctx: FakeContext, bid: number, ask: number) {
  ctx.take();
  const { time, tag } = ctx.wakes.at(-1)!;
  ctx.now = time;
  agent.wake?.(ctx, tag);
  const asked = ctx.take();
  agent.receive(ctx, VENUE, quote(bid, ask));
  const orders = ctx.take().map(({ message }) => message);
  return {
    asked: asked.map(({ message }) => message.kind),
    orders: orders.map((order) => [
      order.get(NewOrder.side),
      order.get(NewOrder.price),
      order.get(NewOrder.quantity),
    ]),
  };
}

const ONE_LOT = { leastLots: 1, mostLots: 1 };

describe('a value agent', () => {
  const exact = { ...ONE_LOT, observationVariance: 0, horizon: '0s', reversion: 0 };
  const worth = (value: number) => ({ value: { at: () => value } });

  it('buys below what it expects and sells above', () => {
    const settings = { ...exact, aggressiveShare: 1 };
    const dear = made(valueAgent, settings, worth(1100));
    expect(look(dear.agent, dear.ctx, 1000, 1010)).toEqual({
      asked: [SnapshotRequest.id],
      orders: [[BUY, 1010, 1]],
    });
    const cheap = made(valueAgent, settings, worth(900));
    expect(look(cheap.agent, cheap.ctx, 1000, 1010).orders).toEqual([[SELL, 1000, 1]]);
    // At the middle, rounded down, it buys.
    const fair = made(valueAgent, settings, worth(1005));
    expect(look(fair.agent, fair.ctx, 1000, 1011).orders).toEqual([[BUY, 1011, 1]]);
  });

  it('asks for a better price than the opposite best, by less than its depth in spreads', () => {
    const { agent, ctx } = made(valueAgent, { ...exact, aggressiveShare: 0 }, worth(2000));
    const prices = new Set(Array.from({ length: 200 }, () => look(agent, ctx, 1000, 1003).orders[0][1]));
    expect([...prices].sort((a, b) => a - b)).toEqual([998, 999, 1000, 1001, 1002, 1003]);
  });

  it('takes either side at what it expects where there is no quote', () => {
    const { agent, ctx } = made(valueAgent, exact, worth(1234.4));
    const orders = Array.from({ length: 40 }, () => look(agent, ctx, 0, 1500).orders[0]);
    expect(new Set(orders.map(([, price]) => price))).toEqual(new Set([1234]));
    expect(new Set(orders.map(([side]) => side))).toEqual(new Set([BUY, SELL]));
  });

  it('takes back what is left of its orders first', () => {
    const { agent, ctx } = made(valueAgent, exact, worth(2000));
    look(agent, ctx, 1000, 1003);
    agent.receive(ctx, VENUE, new FakeMessage(OrderAccepted.id, [1, 77, 0, BUY, 1000, 1]));
    expect(look(agent, ctx, 1000, 1003).asked).toEqual([CancelOrder.id, SnapshotRequest.id]);
  });

  it('believes its prior more, the less the value moves and the worse it sees', () => {
    const sure = { ...exact, shockVariance: 0, observationVariance: 100, aggressiveShare: 1 };
    const { agent, ctx } = made(valueAgent, sure, worth(5000));
    expect(look(agent, ctx, 1100, 1200).orders).toEqual([[SELL, 1100, 1]]);
  });

  it('expects the value at its horizon, which has come back to the mean', () => {
    const settings = { ...exact, reversion: 0.01, horizon: '1000000s', aggressiveShare: 1 };
    const { agent, ctx } = made(valueAgent, settings, worth(5000));
    expect(look(agent, ctx, 990, 1000).orders).toEqual([[BUY, 1000, 1]]);
    expect(look(agent, ctx, 1002, 1004).orders).toEqual([[SELL, 1002, 1]]);
  });

  it('is refused where there is no value to look at', () => {
    expect(() => made(valueAgent, {})).toThrowError(/agent is "value": it looks at the fundamental value/);
  });
});

describe('a noise agent', () => {
  it('comes once, at the opposite best price', () => {
    const sides = new Set<number>();
    const { agent, ctx } = made(noiseAgent, ONE_LOT);
    expect(ctx.wakes).toHaveLength(1);
    for (let i = 0; i < 30; i++) {
      const [[side, price, lots]] = look(agent, ctx, 990, 1010).orders;
      expect([price, lots]).toEqual([side === BUY ? 1010 : 990, 1]);
      sides.add(side);
    }
    expect(sides.size).toBe(2);
    expect(ctx.wakes).toHaveLength(1);
  });

  it('does nothing where nobody is on the other side', () => {
    const { agent, ctx } = made(noiseAgent, ONE_LOT);
    for (let i = 0; i < 10; i++) expect(look(agent, ctx, 0, 0).orders).toEqual([]);
  });

  it('comes at the start where it would have come before', () => {
    const before = made(noiseAgent, { before: '10h', until: '0s' });
    expect(before.ctx.wakes[0].time).toBe(0);
    const late = made(noiseAgent, { arrival: 'uniform', until: '1h' });
    expect(late.ctx.wakes[0].time).toBeLessThanOrEqual(3_600_000);
  });
});

describe('agents that compare averages', () => {
  const settings = { ...ONE_LOT, fastLooks: 2, slowLooks: 4 };

  function trades(definition: typeof crossoverAgent, mids: readonly number[]) {
    const { agent, ctx } = made(definition, settings);
    return mids.map((mid) => look(agent, ctx, mid - 1, mid + 1).orders[0]);
  }

  it('wait until they have looked once more than the long average needs, and follow the trend or go against it', () => {
    const up = [10, 20, 30, 40, 50].map((step) => 1000 + step);
    expect(trades(crossoverAgent, up)).toEqual([...Array(4).fill(undefined), [BUY, 1051, 1]]);
    expect(trades(meanReversionAgent, up).at(-1)).toEqual([SELL, 1049, 1]);
    const down = [...up].reverse();
    expect(trades(crossoverAgent, down).at(-1)).toEqual([SELL, 1009, 1]);
    expect(trades(meanReversionAgent, down).at(-1)).toEqual([BUY, 1011, 1]);
  });

  it('take equal averages for a rise, to a hundredth of a tick', () => {
    expect(trades(crossoverAgent, [1000, 1000, 1000, 1000, 1000]).at(-1)).toEqual([BUY, 1001, 1]);
    // Means of the last two and four: 1001.5 and 1001.25.
    expect(trades(crossoverAgent, [7, 1000, 1002, 1003, 1000]).at(-1)).toEqual([BUY, 1001, 1]);
    expect(trades(crossoverAgent, [7, 1003, 1002, 1001, 1000]).at(-1)).toEqual([SELL, 999, 1]);
  });

  it('do not count looks at an empty side', () => {
    const { agent, ctx } = made(crossoverAgent, settings);
    for (let i = 0; i < 9; i++) expect(look(agent, ctx, 1000, 0).orders).toEqual([]);
    for (let i = 0; i < 4; i++) expect(look(agent, ctx, 1000, 1002).orders).toEqual([]);
    expect(look(agent, ctx, 1000, 1002).orders).toEqual([[BUY, 1002, 1]]);
  });

  it('need a long average that is not the shorter one', () => {
    const { agent, ctx } = made(crossoverAgent, { ...ONE_LOT, fastLooks: 3, slowLooks: 1 });
    for (let i = 0; i < 3; i++) expect(look(agent, ctx, 1000, 1002).orders).toEqual([]);
    expect(look(agent, ctx, 1000, 1002).orders).toHaveLength(1);
  });

  it('go on from a snapshot', () => {
    const { agent, ctx } = made(crossoverAgent, settings);
    for (const mid of [1010, 1020, 1030]) look(agent, ctx, mid - 1, mid + 1);
    const other = made(crossoverAgent, settings);
    other.agent.restore(agent.snapshot());
    expect(other.agent.hash?.()).toBe(agent.hash?.());
    look(other.agent, other.ctx, 1039, 1041);
    expect(look(other.agent, other.ctx, 1049, 1051).orders).toEqual([[BUY, 1051, 1]]);
  });
});
