import { buildWorld, planWorld, type WorldPlan } from '../../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../../src/simulation/scenarios/scenario.ts';

/** A small market with everything in it: jitter, makers, a trend follower, a reader of the depth feed, busy actors. */
export const SMALL_WORLD = {
  until: '20s',
  flow: { traders: 12, computationDelayNs: 20_000 },
  makers: { refreshMs: 50 },
  momentum: { intervalMs: 200, fastLooks: 3, slowLooks: 8, thresholdTicks: 1 },
};

/** The plan with every setting decided, as it would be handed to a sandbox. */
export function smallWorldPlan(seed: number): WorldPlan {
  return planWorld('zi', [{ source: 'test', values: SMALL_WORLD }], seed);
}

export function smallWorld(seed: number): World {
  return buildWorld(smallWorldPlan(seed));
}

/** Trace and state hash at the end of a world. */
export function hashesAtEnd(world: World): string {
  world.kernel.runUntil(world.until);
  world.check();
  return `${world.kernel.traceHash} ${world.kernel.stateHash}`;
}

export function smallWorldHashes(seed: number): string {
  return hashesAtEnd(smallWorld(seed));
}
