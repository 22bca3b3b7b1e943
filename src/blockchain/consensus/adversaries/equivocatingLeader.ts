import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { existing, nodeListSetting, partsOf } from './nodeList.ts';
import { Tampering } from './tampering.ts';

/** Tells each half of the others another story in the epochs that it leads. */
class EquivocatingLeader extends Tampering {
  readonly #first: readonly number[];
  readonly #second: readonly number[];
  /** Its last proposal, and the one beside it. */
  #proposal: SignedMessage | undefined;
  #rival: SignedMessage | undefined;

  constructor(place: AdversaryPlace, first: readonly number[]) {
    super(place);
    [this.#first, this.#second] = partsOf(place, first);
  }

  override broadcast(message: SignedMessage): void {
    if (this.isOwn(message, 'proposal')) this.#propose(message);
    else if (this.#isVoteForOwn(message)) this.#vote(message);
    else super.broadcast(message);
  }

  /** Where votes go to one node, that node gets both. */
  override send(to: number, message: SignedMessage): void {
    super.send(to, message);
    if (this.#isVoteForOwn(message)) super.send(to, this.#rivalVote());
  }

  #propose(proposal: SignedMessage): void {
    const { craft } = this.place.protocol;
    const rival = craft.rival(this.world, proposal, `${this.payloadOf(proposal.epoch)}, again`);
    this.#proposal = proposal;
    this.#rival = rival;
    this.world.proposed(rival);
    this.sendTo(this.#first, proposal);
    this.sendTo(this.#second, rival);
  }

  #isVoteForOwn(message: SignedMessage): boolean {
    return this.isOwn(message, 'vote') && message.block?.hash === this.#proposal?.block?.hash;
  }

  #vote(vote: SignedMessage): void {
    this.sendTo(this.#first, vote);
    this.sendTo(this.#second, this.#rivalVote());
  }

  #rivalVote(): SignedMessage {
    const vote = this.place.protocol.craft.voteFor(this.world, this.#rival as SignedMessage);
    this.world.voted(vote);
    return vote;
  }

  protected override keep(): PlainData {
    return [this.#proposal?.id ?? -1, this.#rival?.id ?? -1];
  }

  protected override recall(state: PlainData, archive: MessageArchive): void {
    const [proposal, rival] = state as readonly number[];
    this.#proposal = proposal < 0 ? undefined : archive.get(proposal);
    this.#rival = rival < 0 ? undefined : archive.get(rival);
  }
}

/** A leader that proposes two blocks, and votes for each before those who got it. */
export const equivocatingLeader = defineAdversary({
  name: 'equivocating-leader',
  title: 'Proposes one block to one half and another to the rest, and votes for both',
  settings: settings('Settings of an equivocating leader', {
    first: nodeListSetting(
      'Nodes that get its first block; the lower half of the others where none is named',
    ),
  }),
  corrupt: (place, { first }) => new EquivocatingLeader(place, existing(place, 'first', first)),
});
