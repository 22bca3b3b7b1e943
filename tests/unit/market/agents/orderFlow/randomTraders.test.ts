import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../../../../src/core/data/config/resolve.ts';
import { takeSnapshot } from '../../../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld, forkWorld, planWorld } from '../../../../../src/simulation/scenarios/createWorld.ts';
import { buildRandomAgents } from '../../../../../src/simulation/scenarios/randomAgents/scenario.ts';
import {
  type RandomAgentsConfig,
  randomAgentsSettings,
} from '../../../../../src/simulation/scenarios/randomAgents/settings.ts';
import { plainRandomAgents } from '../../../../performance/randomAgents/plainRandomAgents.ts';

const STEPS = 300;
const config = resolveConfig(randomAgentsSettings, []) as RandomAgentsConfig;
const plan = (values: object) => planWorld('random-agents', [{ source: 'test', values: { ...values } }], 101);

describe('random traders', () => {
  it('do what the same draws do in plain arrays', () => {
    const { builder, keeper, member, venue } = buildRandomAgents(config, 101, {});
    builder.kernel.runUntil(STEPS * builder.units(config.stepNs));
    venue.check();
    const plain = plainRandomAgents(config.groups, 101, STEPS, 128);
    expect([...member.sent]).toEqual([plain.placements, plain.cancels]);
    expect(keeper.tradeCount).toBe(plain.trades);
    expect(venue.counts.trades).toBe(plain.trades);
    expect(venue.counts.orders).toBe(plain.placements);
    expect(keeper.steps).toBe(STEPS);
    const last = STEPS - 1;
    const best = venue.engine.best(0, 0);
    expect(keeper.levelsOf(last)[1]).toBe(best);
    expect(keeper.levelsOf(last)[2]).toBe(venue.engine.levelQuantity(0, 0, best));
    const told = Array.from({ length: STEPS }, (_, step) => (keeper.tradesOf(step).length - 1) / 2);
    expect(told.reduce((sum, trades) => sum + trades, 0)).toBe(plain.trades);
    // Of 200 actions a step about 170 place and 145 trade, as in the bench of bourse: 3.41 and 2.90 million of 20 000.
    expect(plain.placements / STEPS).toBeCloseTo(170, -1);
    expect(plain.trades / STEPS).toBeCloseTo(145, -1);
  });

  it('are the same on every machine, and go on from a snapshot', () => {
    const past = buildWorld(plan({ until: '100ms' }));
    past.kernel.runUntil(past.until / 2);
    const fork = forkWorld(plan({ until: '100ms' }), takeSnapshot(past.kernel));
    for (const { kernel, until } of [past, fork]) kernel.runUntil(until);
    expect(past.kernel.traceHash).toBe('3a31fa347b0416e1');
    expect(fork.kernel.traceHash).toBe(past.kernel.traceHash);
    expect(fork.kernel.stateHash).toBe(past.kernel.stateHash);
  });

  it('refuses empty ranges and empty populations with their paths', () => {
    expect(() => plan({ groups: [{ lowPrice: 50, highPrice: 50 }] })).toThrow('groups.0.highPrice');
    expect(() => plan({ groups: [{ lowQuantity: 20 }] })).toThrow('groups.0.highQuantity');
    expect(() => plan({ groups: [{ count: 0 }] })).toThrow('nobody trades');
  });
});
