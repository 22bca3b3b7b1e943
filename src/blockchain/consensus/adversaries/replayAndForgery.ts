import Type from 'typebox';
import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { PhaseRole } from '../../../core/consensus/protocol.ts';
import type { ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { settings } from '../../../core/data/config/schema.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { type AdversaryPlace, defineAdversary } from './adversary.ts';
import { forgeries } from './forgeries.ts';
import { Tampering } from './tampering.ts';

/** Honest but for what it adds: each epoch an old message again, and one of each kind of message that counts for nothing. */
class ReplayAndForgery extends Tampering {
  readonly #kinds: readonly string[];
  readonly #proposePhase: number;
  readonly #votePhase: number;
  #proposal: SignedMessage | undefined;

  constructor(place: AdversaryPlace, kinds: readonly string[]) {
    super(place);
    this.#kinds = kinds;
    this.#proposePhase = this.#phaseOf('proposal');
    this.#votePhase = this.#phaseOf('vote');
  }

  override receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    super.receive(env, message, from);
    const isNews = message.epoch > (this.#proposal?.epoch ?? 0);
    if (isNews && message.block !== null && message.phase === this.#proposePhase) this.#proposal = message;
  }

  override beganEpoch(epoch: number): void {
    super.beganEpoch(epoch);
    const { place } = this;
    const proposal = this.#proposal;
    if (proposal === undefined) return;
    this.world.broadcast(proposal);
    const desk = {
      place,
      epoch,
      proposal,
      proposePhase: this.#proposePhase,
      votePhase: this.#votePhase,
    };
    for (const { name, make } of forgeries) {
      if (this.#kinds.length > 0 && !this.#kinds.includes(name)) continue;
      const statement = make(desk);
      if (statement !== undefined) this.world.broadcast(place.utter(statement));
    }
  }

  #phaseOf(role: PhaseRole): number {
    return this.place.protocol.phases.findIndex((phase) => phase.role === role);
  }

  protected override keep(): PlainData {
    return this.#proposal?.id ?? -1;
  }

  protected override recall(state: PlainData, archive: MessageArchive): void {
    this.#proposal = state === -1 ? undefined : archive.get(state as number);
  }
}

/** A node that replays, forges and misplaces: all of it must be refused, and counted. */
export const replayAndForgery = defineAdversary({
  name: 'replay-and-forgery',
  title: 'Repeats old messages, and sends others that are forged or out of place',
  settings: settings('Settings of a forger', {
    kinds: Type.Array(Type.Enum(forgeries.map(({ name }) => name) as [string, ...string[]]), {
      default: [],
      description: 'Kinds of messages that it makes up; every kind where none is named',
    }),
  }),
  corrupt: (place, { kinds }) => new ReplayAndForgery(place, kinds),
});
