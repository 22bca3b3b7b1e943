import type { Evidence } from '../../../core/consensus/evidence.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { isDoubleVote } from './evidenceRules.ts';

/** A vote, the height of its block, and the one of greatest height among those of its epoch and before. */
interface PlacedVote {
  readonly vote: SignedMessage;
  readonly height: number;
  highest: PlacedVote;
}

/**
 * Finds what two votes of one signer show, among all votes that honest nodes hold. A new vote is held against those of its
 * own epoch, the highest one before, and each one behind: none, where votes come in the order of epochs.
 */
export class EvidenceCollector {
  readonly evidence: Evidence[] = [];
  readonly #findsDouble: boolean;
  readonly #findsLower: boolean;
  /** By signer: votes by epoch, in the order of epochs. */
  readonly #votes: PlacedVote[][];
  /** Those who gave evidence of a kind in an epoch: once is enough. */
  readonly #given = new Set<string>();

  constructor(protocol: Protocol, nodes: number) {
    const { rules = [] } = protocol;
    this.#findsDouble = rules.includes('one-vote');
    this.#findsLower = rules.includes('longest-chain');
    this.#votes = Array.from({ length: nodes }, () => []);
  }

  /** Numbers of the members whom the evidence names, ascending. */
  get culprits(): number[] {
    return [...new Set(this.evidence.map(({ culprit }) => culprit))].sort((a, b) => a - b);
  }

  /** A sound vote, and the height of its block. Each comes once, mostly in the order of epochs. */
  add(vote: SignedMessage, height: number): void {
    if (!this.#findsDouble && !this.#findsLower) return;
    const votes = this.#votes[vote.signer];
    const placed = { vote, height } as PlacedVote;
    placed.highest = placed;
    let place = votes.length;
    while (place > 0 && votes[place - 1].vote.epoch > vote.epoch) place--;
    if (place === votes.length) votes.push(placed);
    else votes.splice(place, 0, placed);
    const first = this.#compareWithOwnEpoch(votes, place);
    if (this.#findsLower) this.#compareWithOthers(votes, first, place);
  }

  /** Returns the place of the first vote of the epoch. */
  #compareWithOwnEpoch(votes: readonly PlacedVote[], place: number): number {
    const { vote } = votes[place];
    let first = place;
    while (first > 0 && votes[first - 1].vote.epoch === vote.epoch) {
      const other = votes[--first].vote;
      if (this.#findsDouble && isDoubleVote(other, vote)) this.#give('double-vote', other, vote);
    }
    return first;
  }

  /** `first` is the place of the first vote of the epoch: what stands before it is earlier, what is behind `place` later. */
  #compareWithOthers(votes: readonly PlacedVote[], first: number, place: number): void {
    const placed = votes[place];
    const { vote, height } = placed;
    const before = first === 0 ? undefined : votes[first - 1].highest;
    if (before !== undefined && before.height > height) this.#give('vote-for-lower', before.vote, vote);
    for (let behind = place; behind < votes.length; behind++) {
      const other = votes[behind];
      const highest = behind === 0 ? other : votes[behind - 1].highest;
      other.highest = highest.height > other.height ? highest : other;
      if (other !== placed && other.height < height) this.#give('vote-for-lower', vote, other.vote);
    }
  }

  #give(kind: Evidence['kind'], one: SignedMessage, other: SignedMessage): void {
    const { signer: culprit, epoch } = other;
    const key = `${kind} ${culprit} ${epoch}`;
    if (this.#given.has(key)) return;
    this.#given.add(key);
    this.evidence.push({ kind, culprit, epoch, messages: [one, other] });
  }
}
