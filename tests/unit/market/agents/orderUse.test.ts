import { describe, expect, it } from 'vitest';
import { unofferedUses } from '../../../../src/market/agents/orderUse.ts';
import { continuousAuction } from '../../../../src/market/mechanisms/continuous/continuousAuction.ts';
import { buildWorld, planWorld } from '../../../../src/simulation/scenarios/createWorld.ts';

const everything = continuousAuction.capabilities;

describe('what agents use and a mechanism does not offer', () => {
  it('is nothing where all is offered, or nothing is asked', () => {
    const all = {
      marketOrders: true,
      timesInForce: ['fok'],
      postOnly: true,
      replace: true,
      orderTypes: true,
    } as const;
    expect(unofferedUses({ ...all, selfTrade: ['cancelBoth'] }, everything)).toEqual([]);
    expect(unofferedUses({}, { ...everything, marketOrders: false, replace: false })).toEqual([]);
  });

  it('is named, each by itself', () => {
    const little = {
      ...everything,
      marketOrders: false,
      timesInForce: ['gtc'] as const,
      postOnly: false,
      replace: false,
      selfTrade: ['allow'] as const,
      orderTypes: false,
    };
    const use = {
      marketOrders: true,
      timesInForce: ['gtc', 'ioc'],
      postOnly: true,
      replace: true,
      selfTrade: ['cancelNewest'],
      orderTypes: true,
    } as const;
    expect(unofferedUses(use, little)).toEqual([
      'market orders',
      'time in force ioc',
      'post-only orders',
      'replacements of orders',
      'self-trade prevention cancelNewest',
      'order types beyond limit and market',
    ]);
  });
});

describe('makers and zero-intelligence traders on a mechanism that takes little', () => {
  it.each(['sealed-bid', 'call-auction', 'frequent-batch-auction'])(
    'have no order refused by %s',
    (mechanism) => {
      const values = { until: '10s', venue: { mechanism } };
      const world = buildWorld(planWorld('market', [{ source: 'test', values }], 1));
      world.kernel.runUntil(world.until);
      const { trades, rejects } = world.counts();
      expect(trades).toBeGreaterThan(0);
      expect(rejects).toBe(0);
    },
  );
});
