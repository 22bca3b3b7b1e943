import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { existing, nodeListSetting, othersThan } from './nodeList.ts';
import { Tampering } from './tampering.ts';

/** A vote that waits: its receivers, and when it leaves, or -1 where it leaves with all others. */
interface HeldVote {
  readonly vote: SignedMessage;
  readonly to: readonly number[];
  readonly due: number;
}

/** The one wake-up that it asks for: something held may be due. */
const RELEASE = -1;

/** Sends its votes late: each after a time, or all at once. */
class DelayedRelease extends Tampering {
  readonly #delay: number;
  readonly #atEpoch: number;
  readonly #to: readonly number[];
  #held: HeldVote[] = [];
  #isOver = false;

  constructor(place: AdversaryPlace, delay: number, atEpoch: number, to: readonly number[]) {
    super(place);
    this.#delay = delay;
    this.#atEpoch = atEpoch;
    this.#to = to.length > 0 ? to : othersThan(place.self, place.committee.nodes);
  }

  override voted(): void {}

  override broadcast(message: SignedMessage): void {
    if (this.isOwn(message, 'vote') && !this.#isOver) this.#hold(message, this.#to);
    else super.broadcast(message);
  }

  override send(to: number, message: SignedMessage): void {
    if (this.isOwn(message, 'vote') && !this.#isOver) this.#hold(message, [to]);
    else super.send(to, message);
  }

  override beganEpoch(epoch: number): void {
    super.beganEpoch(epoch);
    if (this.#atEpoch === 0 || epoch < this.#atEpoch || this.#isOver) return;
    this.#isOver = true;
    this.#release(Number.POSITIVE_INFINITY);
  }

  protected override ring(): void {
    this.#release(this.now);
  }

  #hold(vote: SignedMessage, to: readonly number[]): void {
    const due = this.#atEpoch > 0 ? -1 : this.now + this.#delay;
    this.#held.push({ vote, to, due });
    if (due >= 0) this.wakeAt(due, RELEASE);
  }

  #release(now: number): void {
    const due = this.#held.filter((held) => held.due <= now);
    this.#held = this.#held.filter((held) => held.due > now);
    for (const { vote, to } of due) {
      this.world.voted(vote);
      this.sendTo(to, vote);
    }
  }

  protected override keep(): PlainData {
    const held = this.#held.map(({ vote, to, due }) => ({ vote: vote.id, to, due }));
    return { held, isOver: this.#isOver };
  }

  protected override recall(state: PlainData, archive: MessageArchive): void {
    const { held, isOver } = state as unknown as {
      held: readonly { vote: number; to: readonly number[]; due: number }[];
      isOver: boolean;
    };
    this.#held = held.map(({ vote, to, due }) => ({ vote: archive.get(vote), to, due }));
    this.#isOver = isOver;
  }
}

/** A node whose votes leave when it suits it. */
export const delayedRelease = defineAdversary({
  name: 'delayed-release',
  title: 'Sends its votes late: each after a time, or all at once when an epoch begins',
  settings: settings('Settings of a node that releases its votes late', {
    delay: integerSetting(150, 0, 100_000, {
      unit: 'percent of delta',
      description: 'How long each vote is held, where no epoch is named',
    }),
    epoch: integerSetting(0, 0, 10_000_000, {
      description:
        'All votes until then leave when this epoch begins, later ones at once; 0: each on its own',
    }),
    to: nodeListSetting('Nodes that get the late votes; all where none is named'),
  }),
  corrupt: (place, { delay, epoch, to }) =>
    new DelayedRelease(
      place,
      Math.round((delay * place.committee.delta) / 100),
      epoch,
      existing(place, 'to', to),
    ),
});
