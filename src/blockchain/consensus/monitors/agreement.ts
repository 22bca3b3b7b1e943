import type { Block } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';
import { nameOf } from './words.ts';

/**
 * Final chains of honest nodes are prefixes of each other, at all times: consistency (Chan and Shi 2020). A node
 * may also contradict itself, where it comes to see two final chains.
 */
export const agreement: Monitor = {
  name: 'agreement',
  title: 'Of the final chains of two honest nodes one is a prefix of the other',
  watch: (place) => new Agreement(place),
  proves(violation, desk) {
    const [one, other] = [desk.blockAt(0), desk.blockAt(-1)];
    if (one < 0 || other < 0 || !desk.areConflicting(one, other)) return false;
    if (violation.proof.length !== desk.messages.length) return false;
    const hasRule = desk.court.protocol.rules?.includes('three-in-a-row') === true;
    const isFinal = (block: number, rival: number) =>
      hasRule
        ? desk.isSecondOfThree(block) && desk.isCertifiedApartFrom(block, rival)
        : desk.isCertified(block);
    return isFinal(one, other) && isFinal(other, one);
  },
};

/** The chain that was final first, by height; every later one is held against it. */
class Agreement implements ConsensusEvents {
  readonly #place: MonitorPlace;
  readonly #agreed = [0];
  /** The node that made each height final first, and the epoch that it was in. */
  readonly #firstBy = [0];
  readonly #firstIn = [0];

  constructor(place: MonitorPlace) {
    this.#place = place;
  }

  finalised(node: number, block: Block, now: number): void {
    const { blocks } = this.#place.ledger;
    const { heights, parents } = blocks;
    const agreed = this.#agreed;
    const last = blocks.add(block);
    if (last < 0 || heights[last] < 0) return;
    const top = agreed.length - 1;
    const shared = blocks.ancestorAt(last, Math.min(top, heights[last]));
    if (agreed[heights[shared]] !== shared) {
      this.#report(node, last, now);
      return;
    }
    for (let at = last; heights[at] > top; at = parents[at]) this.#agree(heights[at], at, node);
  }

  #agree(height: number, block: number, node: number): void {
    this.#agreed[height] = block;
    this.#firstBy[height] = node;
    this.#firstIn[height] = this.#place.epochOf(node);
  }

  #report(node: number, last: number, now: number): void {
    const { ledger } = this.#place;
    const { blocks } = ledger;
    const top = this.#agreed.length - 1;
    const other = this.#agreed[top];
    const first = this.#firstBy[top];
    const holder = first === node ? 'itself' : `node ${first}`;
    const earlier = `${holder} had made block ${nameOf(blocks.blocks[other])} final in epoch ${this.#firstIn[top]}`;
    const what = `node ${node} made block ${nameOf(blocks.blocks[last])} final, but ${earlier}, and neither comes before the other`;
    this.#place.report(what, node, now, this.#proof(other, last));
  }

  /** Votes for both chains from where they part, and for what makes their ends final. */
  #proof(one: number, other: number): SignedMessage[] {
    const { blocks } = this.#place.ledger;
    const meeting = blocks.meeting(one, other);
    const [first, second] = [this.#votesOn(one, meeting), this.#votesOn(other, meeting)];
    return [...new Set([...first, ...second.reverse()])];
  }

  /** Votes for the block, then for what stands beside it in the rule of finality, then for all back to `meeting`. */
  #votesOn(block: number, meeting: number): SignedMessage[] {
    const { ledger } = this.#place;
    const { parents, lastChild, siblingBefore } = ledger.blocks;
    const votes = [...ledger.votesFor(block), ...ledger.votesFor(parents[block])];
    for (let child = lastChild[block]; child >= 0; child = siblingBefore[child])
      votes.push(...ledger.votesFor(child));
    for (let at = parents[block]; at !== meeting && at !== parents[meeting] && at > 0; at = parents[at])
      votes.push(...ledger.votesFor(at));
    return votes;
  }
}
