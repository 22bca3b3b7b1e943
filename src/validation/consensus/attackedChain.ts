import type { Block } from '../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../core/consensus/signedMessage.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';

/** Nodes of the committee, as in Bamboo's runs. */
export const NODES = 32;
/** Views at the end of a run whose blocks are left out: almost all before them have become final. */
const TAIL = 64;

export type ChainedProtocol = 'streamlet' | 'hotstuff' | 'two-chain';
export type Attack = 'silence' | 'forking';

/** Bamboo's two measures of one run. */
export interface AttackedChain {
  readonly growth: number;
  readonly interval: number;
}

/** Scenario and settings of each protocol. Echo and patience cost messages, and change no chain here. */
const PROTOCOLS = {
  streamlet: { scenario: 'streamlet', protocol: { echo: false } },
  hotstuff: { scenario: 'hotstuff', protocol: { backOff: 1 } },
  'two-chain': { scenario: 'hotstuff', protocol: { backOff: 1, chain: 2 } },
} as const;

const ADVERSARIES = { silence: 'silent', forking: 'deep-fork' } as const;

/**
 * A chain of `views` views with leaders drawn at random, of which the first `byzantine` nodes attack it, seen by the last node.
 * Growth and interval are Bamboo's (blockchain.go): final blocks by blocks that were appended, and views from that of a
 * block to the view of the node when it is final.
 */
export function attackedChain(
  protocol: ChainedProtocol,
  attack: Attack,
  byzantine: number,
  views: number,
  seed: number,
): AttackedChain {
  const { scenario, protocol: settings } = PROTOCOLS[protocol];
  const faulty = Array.from({ length: byzantine }, (_, node) => ({ node, adversary: ADVERSARIES[attack] }));
  const values = { nodes: NODES, epochs: views, leaders: 'random', faulty, protocol: settings };
  const plan = planWorld(scenario, [{ source: 'validation', values }], seed);
  const meter = new ChainMeter(byzantine, views - TAIL);
  const world = buildWorld(plan, { watchers: [meter] });
  world.kernel.run({ until: world.until });
  return meter.measures();
}

/** Sees which blocks honest nodes vote for, and when the last node sees them final. */
class ChainMeter implements ConsensusEvents {
  readonly #byzantine: number;
  readonly #lastCounted: number;
  readonly #blocks = new Map<string, Block>();
  readonly #appended = new Set<string>();
  /** The last node's view: that after its highest certificate. */
  #view = 1;
  #lastFinal = '';
  #final = 0;
  #intervals = 0;

  constructor(byzantine: number, lastCounted: number) {
    this.#byzantine = byzantine;
    this.#lastCounted = lastCounted;
  }

  proposed(_node: number, { block }: SignedMessage): void {
    if (block !== null) this.#blocks.set(block.hash, block);
  }

  voted(node: number, { block }: SignedMessage): void {
    if (block !== null && node >= this.#byzantine && block.epoch <= this.#lastCounted)
      this.#appended.add(block.hash);
  }

  certified(node: number, block: Block): void {
    if (node === NODES - 1) this.#view = Math.max(this.#view, block.epoch + 1);
  }

  finalised(node: number, block: Block): void {
    if (node !== NODES - 1) return;
    let at: Block | undefined = block;
    while (at !== undefined && at.hash !== this.#lastFinal) {
      if (at.epoch <= this.#lastCounted) {
        this.#final++;
        this.#intervals += this.#view - at.epoch;
      }
      at = this.#blocks.get(at.parent);
    }
    this.#lastFinal = block.hash;
  }

  measures(): AttackedChain {
    return { growth: this.#final / this.#appended.size, interval: this.#intervals / this.#final };
  }
}
