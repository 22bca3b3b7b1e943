import type { Block } from '../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { Proposals } from './proposals.ts';
import { Tampering } from './tampering.ts';

/** Leads its epochs on a shorter chain, so that what stands above is orphaned where the others go along. */
class ForkLeader extends Tampering {
  readonly #back: number;
  readonly #known: Proposals;
  /** The block that it should have proposed last, and what it proposed instead. */
  #avoided = '';
  #fork: SignedMessage | undefined;

  constructor(place: AdversaryPlace, back: number) {
    super(place);
    this.#back = back;
    this.#known = new Proposals(place.committee.genesis);
  }

  override receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    if (message.block !== null && this.roleOf(message) === 'proposal') this.#known.add(message);
    super.receive(env, message, from);
  }

  /** What the world is told is the fork, once it is made. */
  override proposed(): void {}

  override voted(vote: SignedMessage): void {
    super.voted(this.#isVoteForAvoided(vote) ? this.#voteForFork() : vote);
  }

  override broadcast(message: SignedMessage): void {
    if (this.isOwn(message, 'proposal')) this.#propose(message);
    else if (this.#isVoteForAvoided(message)) super.broadcast(this.#voteForFork());
    else super.broadcast(message);
  }

  override send(to: number, message: SignedMessage): void {
    super.send(to, this.#isVoteForAvoided(message) ? this.#voteForFork() : message);
  }

  #propose(proposal: SignedMessage): void {
    const { epoch, block } = proposal;
    const { craft } = this.place.protocol;
    const like = this.#ancestorOf(proposal);
    const parent = this.#parentOf(like);
    this.#avoided = (block as Block).hash;
    this.#fork = craft.proposalOn(this.world, epoch, parent, this.payloadOf(epoch), like);
    this.#known.add(this.#fork);
    this.world.proposed(this.#fork);
    super.broadcast(this.#fork);
  }

  /** The proposal so many steps behind this one, or the first of its chain. */
  #ancestorOf(proposal: SignedMessage): SignedMessage {
    let at = proposal;
    for (let step = 0; step < this.#back; step++) at = this.#known.of((at.block as Block).parent) ?? at;
    return at;
  }

  #parentOf({ block }: SignedMessage): Block {
    return this.#known.block((block as Block).parent) ?? this.place.committee.genesis;
  }

  #isVoteForAvoided(message: SignedMessage): boolean {
    return this.isOwn(message, 'vote') && message.block?.hash === this.#avoided;
  }

  #voteForFork(): SignedMessage {
    return this.place.protocol.craft.voteFor(this.world, this.#fork as SignedMessage);
  }

  protected override keep(): PlainData {
    return { known: this.#known.snapshot(), avoided: this.#avoided, fork: this.#fork?.id ?? -1 };
  }

  protected override recall(state: PlainData, archive: MessageArchive): void {
    const { known, avoided, fork } = state as { known: number[]; avoided: string; fork: number };
    this.#known.restore(known, archive);
    this.#avoided = avoided;
    this.#fork = fork < 0 ? undefined : archive.get(fork);
  }
}

/** The forking attack of Gai, Farahbakhsh, Niu, Feng, Beschastnikh and Duan, "Dissecting the Performance of Chained-BFT" (2021). */
export const forkLeader = defineAdversary({
  name: 'fork-leader',
  title: 'Proposes on a shorter chain than it knows, to orphan what stands above',
  settings: settings('Settings of a fork leader', {
    back: integerSetting(1, 0, 1000, {
      unit: 'blocks',
      description: 'How far behind the block that it should have extended it builds',
    }),
  }),
  corrupt: (place, { back }) => new ForkLeader(place, back),
});
