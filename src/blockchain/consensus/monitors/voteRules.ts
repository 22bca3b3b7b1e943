import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';
import type { NodeViews } from './nodeViews.ts';

/**
 * In its epoch an honest leader proposes once, and an honest node votes for nothing but the first proposal of the leader
 * that it received, and only if that extends one of the longest notarised chains it has seen. What it has seen is worked out from
 * the messages that reached it, not asked of it.
 */
export const voteRules: Monitor = {
  name: 'vote-rules',
  title: "A node votes for its leader's first proposal, in its epoch and on a longest notarised chain",
  rule: 'longest-chain',
  watch: (place) => new VoteRules(place),
};

class VoteRules implements ConsensusEvents {
  readonly #place: MonitorPlace;
  readonly #views: NodeViews;
  /** By node: the last epoch that it proposed in. */
  readonly #proposed: Int32Array;

  constructor(place: MonitorPlace) {
    this.#place = place;
    this.#views = place.views();
    const { nodes } = place.committee;
    this.#proposed = new Int32Array(nodes);
  }

  proposed(node: number, proposal: SignedMessage, now: number): void {
    const { epoch } = proposal;
    if (this.#place.committee.leaderOf(epoch) !== node)
      this.#place.report(`node ${node} proposed in epoch ${epoch}, which it does not lead`, node, now, [
        proposal,
      ]);
    else if (this.#proposed[node] >= epoch)
      this.#place.report(`node ${node} proposed twice in epoch ${epoch}`, node, now, [proposal]);
    else this.#checkBlock('proposed', node, proposal, now);
    this.#proposed[node] = epoch;
  }

  voted(node: number, vote: SignedMessage, now: number): void {
    const { epoch } = vote;
    if (!this.#isFirstProposal(node, vote))
      this.#place.report(
        `node ${node} voted in epoch ${epoch} for what is not the first proposal of its leader that it received`,
        node,
        now,
        [vote],
      );
    else this.#checkBlock('voted for', node, vote, now);
  }

  #isFirstProposal(node: number, { epoch, block }: SignedMessage): boolean {
    const first = this.#views.firstProposal(node, epoch);
    return (
      first >= 0 && this.#place.ledger.blockOfId(first) === this.#place.ledger.blocks.find(block?.hash ?? '')
    );
  }

  /** The message speaks of a block of the node's present epoch, on a longest notarised chain in its view. */
  #checkBlock(did: string, node: number, message: SignedMessage, now: number): void {
    const { ledger } = this.#place;
    const { blocks } = ledger;
    const { epoch } = message;
    const block = message.block === null ? -1 : blocks.add(message.block);
    const parent = block < 0 ? -1 : blocks.parents[block];
    const told = (why: string) =>
      this.#place.report(`node ${node} ${did} a block in epoch ${epoch} ${why}`, node, now, [message]);
    const own = this.#place.epochOf(node);
    if (epoch !== own) told(`although its own epoch was ${own}`);
    else if (message.block?.epoch !== epoch) told('that is of another epoch');
    else if (parent < 0 || !this.#views.isNotarised(node, parent))
      told('whose parent it has not seen notarised');
    else if (blocks.heights[parent] < this.#views.longest[node])
      told(
        `on a notarised chain of length ${blocks.heights[parent]}, although it had seen one of ${this.#views.longest[node]}`,
      );
  }
}
