import type { Block } from '../../core/consensus/block.ts';
import type { Committee } from '../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import { ChainHistory, type HistoryBlock } from '../../core/consensus/history/chainHistory.ts';
import { holdsKeyOf } from '../../core/consensus/history/holdsKeyOf.ts';
import type { PhaseRole, Protocol } from '../../core/consensus/protocol.ts';
import type { Refusal } from '../../core/consensus/refusals.ts';
import type { SignedMessage } from '../../core/consensus/signedMessage.ts';
import type { ChainEntry } from '../../core/models/chainEntry.ts';

/** Listens to the nodes of a chain and keeps what happened: see `ChainHistory` and the views beside it. */
export class ChainRecord implements ConsensusEvents {
  readonly history: ChainHistory;
  readonly #roles: readonly PhaseRole[];
  readonly #leaderOf: Committee['leaderOf'];

  constructor(chain: ChainEntry, protocol: Protocol, leaderOf: Committee['leaderOf']) {
    this.history = new ChainHistory(chain);
    this.#roles = protocol.phases.map(({ role }) => role);
    this.#leaderOf = leaderOf;
  }

  beganEpoch(node: number, epoch: number, now: number): void {
    this.history.began(node, epoch, this.#leaderOf(epoch), now);
  }

  sent(node: number, message: SignedMessage, receivers: number, now: number): void {
    const { id, signer, epoch } = message;
    const isOwn = holdsKeyOf(this.history.chain, node, signer);
    if (isOwn) this.#signed(node, message, now);
    this.history.sent(node, id, isOwn, epoch, receivers, now);
  }

  received(node: number, message: SignedMessage, from: number, now: number, again: boolean): void {
    if (again) return;
    const { id, phase, epoch } = message;
    this.history.arrived(node, id, this.#roles[phase] ?? 'other', epoch, from, now);
  }

  proposed(node: number, proposal: SignedMessage, now: number): void {
    this.#signed(node, proposal, now);
  }

  voted(node: number, vote: SignedMessage, now: number): void {
    this.#signed(node, vote, now);
  }

  certified(node: number, block: Block, now: number): void {
    this.history.certified(node, this.#place(block), now);
  }

  finalised(node: number, block: Block, now: number): void {
    this.history.finalised(node, this.#place(block), now);
  }

  refused(node: number, { epoch, block }: SignedMessage, why: Refusal, now: number): void {
    this.history.refused(node, why, epoch, block === null ? null : this.#place(block).hash, now);
  }

  crashed(node: number, isDown: boolean, now: number): void {
    this.history.crashed(node, isDown, now);
  }

  #signed(node: number, { phase, signer, chain, block }: SignedMessage, now: number): void {
    const { history } = this;
    if (block === null || chain !== history.chain.genesis) return;
    history.signed(node, signer, this.#roles[phase] ?? 'other', this.#place(block), now);
  }

  #place({ hash, parent, epoch }: Block): HistoryBlock {
    return this.history.block(hash, parent, epoch);
  }
}
