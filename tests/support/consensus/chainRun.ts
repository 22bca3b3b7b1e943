import type { Block } from '../../../src/core/consensus/block.ts';
import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { buildWorld, planWorld, type WorldPlan } from '../../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../../src/simulation/scenarios/scenario.ts';
import { Traffic } from './traffic.ts';

/** Time units of an epoch with the default delta of one second. */
export const EPOCH = 2e9;

/** What became final where and when, walked block by block: slow, and of nobody else's making. */
export class FinalityWatch implements ConsensusEvents {
  /** Final chains by node, genesis left out. */
  readonly chains = new Map<number, Block[]>();
  /** For each final block by its hash, when each node saw it final. */
  readonly times = new Map<string, number[]>();
  readonly blocks = new Map<string, Block>();
  readonly notarised = new Map<number, Set<string>>();
  readonly refusals: string[] = [];

  proposed(_node: number, { block }: SignedMessage): void {
    if (block !== null) this.blocks.set(block.hash, block);
  }

  certified(_node: number, block: Block): void {
    const ofEpoch = this.notarised.get(block.epoch) ?? new Set();
    this.notarised.set(block.epoch, ofEpoch.add(block.hash));
  }

  finalised(node: number, block: Block, now: number): void {
    const chain = this.chains.get(node) ?? [];
    const added: Block[] = [];
    for (let at: Block | undefined = block; at !== undefined && at.hash !== chain.at(-1)?.hash; )
      at = this.blocks.get(added[added.push(at) - 1].parent);
    chain.push(...added.reverse());
    this.chains.set(node, chain);
    for (const { hash } of added) this.times.set(hash, [...(this.times.get(hash) ?? []), now]);
  }

  refused(_node: number, _message: SignedMessage, why: string): void {
    this.refusals.push(why);
  }

  /** Hashes of the chain that is final at each of the nodes; fails where they are not one chain. */
  commonChain(nodes: number): Block[] {
    const chains = [...this.chains.values()];
    if (chains.length < nodes) return [];
    const shortest = chains.reduce((a, b) => (b.length < a.length ? b : a));
    for (const chain of chains) {
      for (const [i, { hash }] of shortest.entries()) {
        if (chain[i].hash !== hash) throw new Error(`final chains part at height ${i + 1}`);
      }
    }
    return shortest;
  }
}

/** A run of Streamlet, measured. */
export interface ChainRun {
  readonly world: World;
  readonly watch: FinalityWatch;
  /** Blocks final at all honest nodes, genesis left out. */
  readonly final: readonly Block[];
  /** By final block: the epoch in which the last honest node saw it final, its end included, minus the block's own. */
  readonly lags: readonly number[];
  readonly traffic: Traffic;
}

export function streamletPlan(values: ConfigObject, seed = 1): WorldPlan {
  return planWorld('streamlet', [{ source: 'test', values }], seed);
}

/** Nodes that say nothing, as a setting. */
export function silentNodes(...nodes: readonly number[]): ConfigObject {
  return { faulty: nodes.map((node) => ({ node, adversary: 'silent' })) };
}

export function runStreamlet(values: ConfigObject, seed = 1): ChainRun {
  const plan = streamletPlan(values, seed);
  const watch = new FinalityWatch();
  const traffic = new Traffic();
  const world = buildWorld(plan, { watchers: [watch, traffic] });
  world.kernel.run({ until: world.until });
  const { nodes, faulty } = plan.config as { nodes: number; faulty: readonly unknown[] };
  const honest = nodes - faulty.length;
  const final = watch.commonChain(honest);
  const lags = final.map(({ hash, epoch }) => {
    const seen = watch.times.get(hash) as number[];
    return Math.ceil(Math.max(...seen) / EPOCH) - epoch;
  });
  return { world, watch, final, lags, traffic };
}

/** Lags without those of the first and last 2n epochs. */
export function steadyLags({ final, lags }: ChainRun, nodes: number, epochs: number): number[] {
  return lags.filter((_, i) => final[i].epoch > 2 * nodes && final[i].epoch <= epochs - 2 * nodes);
}
