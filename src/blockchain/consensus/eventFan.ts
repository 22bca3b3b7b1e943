import type { Block } from '../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { Refusal } from '../../core/consensus/refusals.ts';
import type { SignedMessage } from '../../core/consensus/signedMessage.ts';

type Handler = Exclude<keyof ConsensusEvents, 'stopReason'>;

/** Listeners that have a handler, so that the others cost nothing. */
type Hearing<Name extends Handler> = ConsensusEvents & Required<Pick<ConsensusEvents, Name>>;

/** Tells several listeners, in their order. */
export class EventFan implements ConsensusEvents {
  readonly #stoppers: readonly ConsensusEvents[];
  readonly #begins: readonly Hearing<'begins'>[];
  readonly #received: readonly Hearing<'received'>[];
  readonly #sent: readonly Hearing<'sent'>[];
  readonly #beganEpoch: readonly Hearing<'beganEpoch'>[];
  readonly #proposed: readonly Hearing<'proposed'>[];
  readonly #voted: readonly Hearing<'voted'>[];
  readonly #certified: readonly Hearing<'certified'>[];
  readonly #finalised: readonly Hearing<'finalised'>[];
  readonly #refused: readonly Hearing<'refused'>[];
  readonly #crashed: readonly Hearing<'crashed'>[];

  constructor(listeners: readonly ConsensusEvents[]) {
    const hearing = <Name extends Handler>(name: Name) =>
      listeners.filter((listener): listener is Hearing<Name> => listener[name] !== undefined);
    this.#stoppers = listeners.filter((listener) => 'stopReason' in listener);
    this.#begins = hearing('begins');
    this.#received = hearing('received');
    this.#sent = hearing('sent');
    this.#beganEpoch = hearing('beganEpoch');
    this.#proposed = hearing('proposed');
    this.#voted = hearing('voted');
    this.#certified = hearing('certified');
    this.#finalised = hearing('finalised');
    this.#refused = hearing('refused');
    this.#crashed = hearing('crashed');
  }

  get stopReason(): string | undefined {
    const stoppers = this.#stoppers;
    for (let i = 0; i < stoppers.length; i++) {
      const { stopReason } = stoppers[i];
      if (stopReason !== undefined) return stopReason;
    }
    return undefined;
  }

  begins(verify: (message: SignedMessage) => boolean): void {
    for (const listener of this.#begins) listener.begins(verify);
  }

  received(node: number, message: SignedMessage, from: number, now: number, again: boolean): void {
    const listeners = this.#received;
    for (let i = 0; i < listeners.length; i++) listeners[i].received(node, message, from, now, again);
  }

  sent(node: number, message: SignedMessage, receivers: number, now: number): void {
    const listeners = this.#sent;
    for (let i = 0; i < listeners.length; i++) listeners[i].sent(node, message, receivers, now);
  }

  beganEpoch(node: number, epoch: number, now: number): void {
    for (const listener of this.#beganEpoch) listener.beganEpoch(node, epoch, now);
  }

  proposed(node: number, proposal: SignedMessage, now: number): void {
    for (const listener of this.#proposed) listener.proposed(node, proposal, now);
  }

  voted(node: number, vote: SignedMessage, now: number): void {
    for (const listener of this.#voted) listener.voted(node, vote, now);
  }

  certified(node: number, block: Block, now: number): void {
    for (const listener of this.#certified) listener.certified(node, block, now);
  }

  finalised(node: number, block: Block, now: number): void {
    for (const listener of this.#finalised) listener.finalised(node, block, now);
  }

  refused(node: number, message: SignedMessage, why: Refusal, now: number): void {
    for (const listener of this.#refused) listener.refused(node, message, why, now);
  }

  crashed(node: number, isDown: boolean, now: number): void {
    for (const listener of this.#crashed) listener.crashed(node, isDown, now);
  }
}
