import { type Block, createBlock } from '../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { choiceSetting, integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { othersThan } from './nodeList.ts';
import { Tampering } from './tampering.ts';

/** A wake-up: the vote that is held is due. */
const RELEASE = -1;

interface Stalling {
  readonly to: 'leader' | 'all';
  readonly times: number;
  readonly tries: number;
}

/**
 * Shows its block to so many that its own vote is all that is missing, and lets that vote arrive just before the second
 * epoch after its own: then a leader may build on a block that the others do not yet know to be notarised.
 */
class StallingLeader extends Tampering {
  readonly #settings: Stalling;
  readonly #others: readonly number[];
  /** Epochs in which it has led. */
  #led = 0;
  /** The missing vote, and the epoch before which it arrives. */
  #vote: SignedMessage | undefined;

  constructor(place: AdversaryPlace, stalling: Stalling) {
    super(place);
    this.#settings = stalling;
    this.#others = othersThan(place.self, place.committee.nodes);
  }

  /** What it proposes goes to some, and its votes to nobody; what it hears, its own among it, it passes on. */
  override broadcast(message: SignedMessage): void {
    if (this.isOwn(message, 'proposal')) this.#lead(message);
    else if (!this.isOwn(message, 'vote')) super.broadcast(message);
  }

  override send(to: number, message: SignedMessage): void {
    if (!this.isOwn(message, 'vote')) super.send(to, message);
  }

  override proposed(): void {}

  override voted(): void {}

  #lead(proposal: SignedMessage): void {
    if (this.#settings.times > 0 && this.#led >= this.#settings.times) return;
    this.#led++;
    const { committee, corrupted, protocol } = this.place;
    const { craft } = protocol;
    const shown = craft.rival(this.world, proposal, this.#lowestPayload(proposal));
    const rival = craft.rival(this.world, proposal, `${this.payloadOf(proposal.epoch)}, aside`);
    const honest = this.#others.filter((node) => !corrupted.includes(node));
    const enough = committee.quorum - corrupted.length;
    for (const each of [shown, rival]) this.world.proposed(each);
    this.sendTo(honest.slice(0, enough), shown);
    this.sendTo(honest.slice(enough), rival);
    this.#vote = craft.voteFor(this.world, shown);
    this.wakeAt(this.now + 3 * committee.delta - 1, RELEASE);
  }

  /** Of some payloads the one whose block has the lowest hash: among chains of one length, leaders take that one. */
  #lowestPayload({ epoch, block }: SignedMessage): string {
    const { parent } = block as Block;
    const hashOf = (payload: string) => createBlock(parent, epoch, payload).hash;
    let best = this.payloadOf(epoch);
    let lowest = hashOf(best);
    for (let attempt = 1; attempt < this.#settings.tries; attempt++) {
      const payload = `${this.payloadOf(epoch)}, try ${attempt}`;
      const hash = hashOf(payload);
      if (hash < lowest) [best, lowest] = [payload, hash];
    }
    return best;
  }

  protected override ring(): void {
    const vote = this.#vote;
    // A node that was down leads missed epochs in one go: the vote is out by the second release.
    if (vote === undefined) return;
    const leader = this.place.committee.leaderOf(vote.epoch + 2);
    this.#vote = undefined;
    this.world.voted(vote);
    // Where nobody leads, as in proof of work, all get it.
    this.sendTo(this.#settings.to === 'all' || leader < 0 ? this.#others : [leader], vote);
  }

  protected override keep(): PlainData {
    return [this.#led, this.#vote?.id ?? -1];
  }

  protected override recall(state: PlainData, archive: MessageArchive): void {
    const [led, vote] = state as readonly number[];
    this.#led = led;
    this.#vote = vote < 0 ? undefined : archive.get(vote);
  }
}

/** A leader whose block becomes notarised when that does most harm to liveness. */
export const stallingLeader = defineAdversary({
  name: 'stalling-leader',
  title: 'Withholds the last vote for its block until just before a later leader proposes',
  settings: settings('Settings of a stalling leader', {
    to: choiceSetting('leader', ['leader', 'all'], {
      description: 'Who gets the missing vote: the leader of the second epoch after its own, or all',
    }),
    times: integerSetting(0, 0, 10_000_000, {
      description: 'In so many of its epochs; in later ones it proposes nothing. 0: in all',
    }),
    tries: integerSetting(4096, 1, 1_000_000, {
      description: 'Payloads among which it looks for the block of the lowest hash, which wins ties',
    }),
  }),
  corrupt: (place, stalling) => new StallingLeader(place, stalling),
});
