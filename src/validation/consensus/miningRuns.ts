import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { ConfigObject } from '../../core/data/config/layers.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';

const SCENARIO = 'longest-chain';

/** Blocks of one run of miners. */
export interface MinedBlock {
  readonly parent: string;
  readonly height: number;
  /** Who found it. */
  readonly miner: number;
}

/** What one run of miners came to: every block that was found, by hash, and the last that an honest node counts as final. */
export interface MiningRun {
  readonly blocks: ReadonlyMap<string, MinedBlock>;
  /** Hashes of the final chain, from height 1 on. */
  readonly chain: readonly string[];
}

/** Keeps blocks as they are found, and the end of one honest node's final chain. */
class MiningRecord implements ConsensusEvents, MiningRun {
  readonly blocks = new Map<string, MinedBlock>();
  readonly #observer: number;
  #last = '';

  constructor(observer: number) {
    this.#observer = observer;
  }

  proposed: NonNullable<ConsensusEvents['proposed']> = (_node, { block, signer }) => {
    if (block === null) return;
    this.blocks.set(block.hash, { parent: block.parent, height: block.epoch, miner: signer });
  };

  finalised: NonNullable<ConsensusEvents['finalised']> = (node, { hash }) => {
    if (node === this.#observer) this.#last = hash;
  };

  get chain(): string[] {
    const hashes: string[] = [];
    for (let at = this.#last; this.blocks.has(at); at = (this.blocks.get(at) as MinedBlock).parent)
      hashes.push(at);
    return hashes.reverse();
  }
}

/** Runs scenario `longest-chain`; the last node is the one whose chain counts. */
export function runMiners(settings: ConfigObject & { readonly nodes: number }, seed: number): MiningRun {
  const plan = planWorld(SCENARIO, [{ source: 'validation', values: settings }], seed);
  const record = new MiningRecord(settings.nodes - 1);
  const { kernel, until } = buildWorld(plan, { watchers: [record] });
  kernel.runUntil(until);
  return record;
}
