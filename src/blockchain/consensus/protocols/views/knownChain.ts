import type { Block } from '../../../../core/consensus/block.ts';
import {
  BlockTree,
  isAncestor,
  type SavedBlock,
  type TreeBlock,
} from '../../../../core/consensus/blockTree.ts';
import type { MessageArchive } from '../../../../core/consensus/messageArchive.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';
import type { PlainData } from '../../../../core/models/plainData.ts';
import type { Hash64 } from '../../../../core/utils/hash.ts';

interface SavedChain {
  readonly tree: readonly SavedBlock[];
  readonly final: string;
  readonly proposals: readonly number[];
}

/**
 * The blocks that a node knows, with the proposals that brought them, and which of them are final. Protocols whose votes go to
 * one node, or to all but once, have no echo: a node asks for the blocks that it missed.
 */
export class KnownChain {
  readonly tree: BlockTree;
  #final: TreeBlock;
  readonly #fetchPhase: number;
  readonly #proposals = new Map<string, SignedMessage>();

  /** @param fetchPhase number of the phase that asks for the parent of a block */
  constructor(genesis: Block, fetchPhase: number) {
    this.tree = new BlockTree(genesis);
    this.#final = this.tree.genesis;
    this.#fetchPhase = fetchPhase;
  }

  /** Keeps the proposal of a block; false where one was known. */
  keep(proposal: SignedMessage): boolean {
    const block = proposal.block as Block;
    if (this.#proposals.has(block.hash)) return false;
    this.#proposals.set(block.hash, proposal);
    this.tree.add(block);
    return true;
  }

  proposalOf(hash: string): SignedMessage | undefined {
    return this.#proposals.get(hash);
  }

  /** The block, of which the first certificate is told. */
  certify(env: ReplicaEnv, block: Block): TreeBlock {
    const certified = this.tree.add(block);
    if (!certified.notarised) {
      certified.notarised = true;
      env.certified(block);
    }
    return certified;
  }

  /** The block is final, and all before it. Beyond f faults a node may see two final chains: it tells of both. */
  finalise(env: ReplicaEnv, block: TreeBlock): void {
    if (isAncestor(block, this.#final)) return;
    if (block.height > this.#final.height) this.#final = block;
    env.finalised(block.block);
  }

  get finalHeight(): number {
    return this.#final.height;
  }

  /** Asks a node for the first block that is missing between genesis and this one, if any is. */
  fetch(env: ReplicaEnv, block: TreeBlock, node: number): void {
    if (block.height >= 0 || node === env.self) return;
    let lowest = block;
    while (lowest.parent !== undefined) lowest = lowest.parent;
    env.send(node, env.sign(this.#fetchPhase, lowest.block.epoch, lowest.block));
  }

  /** Sends the proposal that was asked for, if it is known. */
  answer(env: ReplicaEnv, { block, signer }: SignedMessage): void {
    const parent = this.#proposals.get((block as Block).parent);
    if (parent !== undefined && signer !== env.self) env.send(signer, parent);
  }

  snapshot(): PlainData {
    const saved: SavedChain = {
      tree: this.tree.snapshot(),
      final: this.#final.block.hash,
      proposals: [...this.#proposals.values()].map(({ id }) => id),
    };
    return saved as unknown as PlainData;
  }

  restore(state: PlainData, archive: MessageArchive): void {
    const { tree, final, proposals } = state as unknown as SavedChain;
    this.tree.restore(tree);
    this.#final = this.tree.find(final) as TreeBlock;
    this.#proposals.clear();
    for (const proposal of proposals.map((id) => archive.get(id)))
      this.#proposals.set((proposal.block as Block).hash, proposal);
  }

  /** Adds what may still change to a hash. */
  addTo(hash: Hash64): void {
    hash.addInt(this.#proposals.size);
    this.tree.addTo(hash, this.#final);
  }
}
