import { batchAuction } from '../../../src/market/mechanisms/batchAuction/batchAuction.ts';
import { rationingOf } from '../../../src/market/mechanisms/batchAuction/rationing/rationingRules.ts';
import type { MechanismEnvironment } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import { EngineMechanism } from '../../../src/market/mechanisms/framework/engineMechanism.ts';
import { NaiveBatchEngine } from './naiveBatchEngine.ts';

const { capabilities } = batchAuction;

/** The slow twin behind the port; `interval` in time units. */
export function naiveBatchAuction(
  { interval, rationing }: { readonly interval: number; readonly rationing: string },
  environment: MechanismEnvironment,
): EngineMechanism {
  const { seed } = environment;
  const options = { interval, rationing: rationingOf(rationing), seed, capabilities };
  return new EngineMechanism((events) => new NaiveBatchEngine(events, options), environment, capabilities);
}
