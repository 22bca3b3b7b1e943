import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { isDoubleVote } from './evidenceRules.ts';
import type { Monitor, MonitorPlace } from './monitor.ts';

/** An honest node votes at most once in an epoch, in each phase, and never again in an earlier one. */
export const oneVote: Monitor = {
  name: 'one-vote',
  title: 'An honest node votes once in an epoch',
  rule: 'one-vote',
  watch: (place) => new OneVote(place),
  proves: (_violation, { messages }) => messages.length === 2 && isDoubleVote(messages[0], messages[1]),
};

class OneVote implements ConsensusEvents {
  readonly #place: MonitorPlace;
  /** By phase and node. */
  readonly #last: (SignedMessage | undefined)[];

  constructor(place: MonitorPlace) {
    this.#place = place;
    this.#last = Array.from({ length: place.protocol.phases.length * place.committee.nodes });
  }

  voted(node: number, vote: SignedMessage, now: number): void {
    const { epoch } = vote;
    const at = vote.phase * this.#place.committee.nodes + node;
    const last = this.#last[at];
    if (last === undefined || last.epoch < epoch) this.#last[at] = vote;
    else
      this.#place.report(
        `node ${node} voted in epoch ${epoch}, although it had voted in epoch ${last.epoch}`,
        node,

        now,
        [last, vote],
      );
  }
}
