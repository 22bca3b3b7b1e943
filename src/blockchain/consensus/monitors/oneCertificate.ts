import type { Block } from '../../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';
import { nameOf } from './words.ts';

/**
 * No two blocks of one epoch are certified, at whichever honest nodes: two quorums share an honest node, which votes once
 * (Chan and Shi 2020).
 */
export const oneCertificate: Monitor = {
  name: 'one-certificate',
  title: 'At most one block of an epoch is certified',
  rule: 'one-certificate',
  watch: (place) => new OneCertificate(place),
  proves(_violation, desk) {
    const [one, other] = [desk.blockAt(0), desk.blockAt(-1)];
    if (one < 0 || other < 0 || one === other) return false;
    const { blocks } = desk.blocks;
    return blocks[one].epoch === blocks[other].epoch && desk.isCertified(one) && desk.isCertified(other);
  },
};

class OneCertificate implements ConsensusEvents {
  readonly #place: MonitorPlace;
  /** The certified block of each epoch. */
  readonly #certified: (Block | undefined)[] = [];
  /** Epochs of which it was told. */
  readonly #reported = new Set<number>();

  constructor(place: MonitorPlace) {
    this.#place = place;
  }

  certified(node: number, block: Block, now: number): void {
    const certified = this.#certified;
    const { epoch, hash } = block;
    while (certified.length <= epoch) certified.push(undefined);
    const known = certified[epoch];
    if (known === undefined) certified[epoch] = block;
    else if (known !== block && known.hash !== hash && !this.#reported.has(epoch)) {
      this.#reported.add(epoch);
      this.#report(node, known, block, now);
    }
  }

  #report(node: number, known: Block, block: Block, now: number): void {
    const { ledger, protocol } = this.#place;
    const what = `blocks ${nameOf(known)} and ${nameOf(block)} are both ${protocol.words.certified}, the second at node ${node}`;
    const proof = [known, block].flatMap((each) => ledger.votesFor(ledger.blocks.add(each)));
    this.#place.report(what, node, now, proof);
  }
}
