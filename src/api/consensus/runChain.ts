import type { ChainRun } from '../../analysis/consensus/protocolComparison.ts';
import { chainNumbers } from '../../core/consensus/history/chainNumbers.ts';
import type { Protocol } from '../../core/consensus/protocol.ts';
import { nodeHost } from '../../simulation/results/node/nodeHost.ts';
import { recordChain } from '../../simulation/scenarios/consensus/recordChain.ts';
import type { ChainConfig } from '../../simulation/scenarios/consensus/settings.ts';
import { buildWorld, type WorldPlan } from '../../simulation/scenarios/createWorld.ts';
import { protocolRegistry } from '../../simulation/scenarios/plugins/protocolRegistry.ts';

const NS_PER_SECOND = 1e9;

/** Runs the chain of a plan whose scenario is a protocol's, in memory, and measures it. */
export function runChain(plan: WorldPlan): ChainRun {
  const protocol = protocolRegistry.find(plan.scenario) as Protocol;
  const record = recordChain(protocol, plan.config as unknown as ChainConfig, plan.seed);
  const { kernel, until, timeResolutionNs } = buildWorld(plan, { ...nodeHost, watchers: [record] });
  kernel.runUntil(until);
  const unitSeconds = timeResolutionNs / NS_PER_SECOND;
  return {
    ...chainNumbers(record.history),
    seed: plan.seed,
    deltaSeconds: record.history.chain.delta * unitSeconds,
    unitSeconds,
    traceHash: kernel.traceHash,
  };
}
