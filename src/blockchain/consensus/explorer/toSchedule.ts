import type { AbstractRun } from './abstractRun.ts';
import { blockName, HONEST } from './blockForest.ts';
import type { FinalView } from './findConflict.ts';
import type { CraftedBlock, Delivery, Schedule } from './schedule.ts';
import { GENESIS } from './schedule.ts';

/** Half an epoch of a schedule, in time units: room for every message of half an epoch at a time of its own. */
const DELTA = 1000;

/** A run of the model as messages: exactly those that show each node what the model says it has seen. */
export function toSchedule(run: AbstractRun, ends: readonly FinalView[] = []): Schedule {
  return new Scheduler(run).schedule(ends);
}

class Scheduler {
  readonly #run: AbstractRun;
  readonly #deliveries: Delivery[] = [];
  /** What each node has been shown so far, and who has voted so far, one bit each. */
  readonly #seen: Int32Array;
  readonly #voted = new Int32Array(32);
  /** Messages so far by half epoch, the first half of epoch 1 being 1. */
  readonly #inHalf: Int32Array;

  constructor(run: AbstractRun) {
    this.#run = run;
    this.#seen = new Int32Array(run.setting.nodes).fill(1);
    this.#inHalf = new Int32Array(2 * run.setting.epochs + 1);
  }

  schedule(ends: readonly FinalView[]): Schedule {
    const run = this.#run;
    const { nodes, byzantine, epochs } = run.setting;
    for (let act = 0; act < run.acts; act++) this.#act(run.actors[act], run.shown[act]);
    for (const end of ends) this.#showEnd(end, 2 * epochs);
    const deliveries = this.#deliveries.sort((a, b) => a.at - b.at);
    return { nodes, epochs, delta: DELTA, byzantine, blocks: this.#crafted(), deliveries };
  }

  /** In the first half of an epoch voters see the chain and the proposal, in the second the next leader sees its chain. */
  #act(node: number, block: number): void {
    const run = this.#run;
    const epoch = run.epochs[block];
    const half = 2 * epoch - 1;
    const leader = (epoch - 1) % run.setting.nodes;
    const chain = run.chains[run.parents[block]];
    if (node === leader) this.#showChain(node, chain, half - 1);
    else {
      this.#showChain(node, chain, half);
      this.#deliver(half, node, 'propose', leader, block);
    }
    this.#voted[block] |= run.voters[block] & (1 << node);
  }

  #showEnd({ node, view, third }: FinalView, half: number): void {
    this.#showChain(node, view, half);
    if ((this.#seen[node] & (1 << third)) === 0)
      this.#deliver(half, node, 'propose', (this.#run.epochs[third] - 1) % this.#run.setting.nodes, third);
  }

  /** Shows the node votes that notarise every block of the chain that it has not seen notarised. */
  #showChain(node: number, chain: number, half: number): void {
    const unseen = chain & ~this.#seen[node];
    for (let block = 1; block < this.#run.size; block++)
      if ((unseen & (1 << block)) !== 0) this.#showVotes(node, block, half);
    this.#seen[node] |= chain;
  }

  /** No more votes than a quorum, those of honest nodes first; the node's own is there already. */
  #showVotes(node: number, block: number, half: number): void {
    const { rules, nodes, byzantine } = this.#run.setting;
    const voters = this.#voted[block];
    let missing = rules.quorum(nodes) - ((voters >>> node) & 1);
    for (const voter of this.#run.honest) {
      if (missing === 0 || voter === node || ((voters >>> voter) & 1) === 0) continue;
      this.#deliver(half, node, 'vote', voter, block);
      missing--;
    }
    for (const voter of byzantine) {
      if (missing === 0) return;
      this.#deliver(half, node, 'vote', voter, block);
      missing--;
    }
    for (let copy = 2; missing > 0; copy++, missing--)
      this.#deliver(half, node, 'vote', byzantine[0], block, copy);
  }

  #deliver(half: number, to: number, phase: string, signer: number, block: number, copy = 1): void {
    const { epochs, variants } = this.#run;
    const name = blockName(epochs[block], variants[block]);
    this.#inHalf[half]++;
    const at = (half - 1) * DELTA + this.#inHalf[half];
    this.#deliveries.push({ at, to, phase, signer, block: name, ...(copy === 1 ? {} : { copy }) });
  }

  #crafted(): CraftedBlock[] {
    const { size, epochs, variants, parents } = this.#run;
    const name = (block: number) => (block === 0 ? GENESIS : blockName(epochs[block], variants[block]));
    const crafted: CraftedBlock[] = [];
    for (let block = 1; block < size; block++)
      if (variants[block] !== HONEST)
        crafted.push({ name: name(block), epoch: epochs[block], parent: name(parents[block]) });
    return crafted;
  }
}
