import type { Block } from '../../../core/consensus/block.ts';
import type { MessageArchive } from '../../../core/consensus/messageArchive.ts';
import type { PhaseRole } from '../../../core/consensus/protocol.ts';
import type { Refusal } from '../../../core/consensus/refusals.ts';
import type { Replica, ReplicaEnv } from '../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { Rng } from '../../../core/utils/rng.ts';
import type { AdversaryPlace } from './adversary.ts';

/**
 * Stands between an honest replica and the world: to the world it is the replica, to the replica the world. As it is
 * it changes nothing; an adversary overrides what it tampers with. Wake-ups of its own have negative tags.
 */
export class Tampering implements Replica, ReplicaEnv {
  protected readonly place: AdversaryPlace;
  /** What it may do itself while a handler runs. */
  protected world!: ReplicaEnv;
  /** The message that is being received. What the adversary made beside its replica comes back to it by echo. */
  #incoming: SignedMessage | undefined;

  constructor(place: AdversaryPlace) {
    this.place = place;
  }

  // To the world: the replica

  start(env: ReplicaEnv): void {
    this.world = env;
    this.place.honest.start(this);
  }

  receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    this.world = env;
    this.#incoming = message;
    this.place.honest.receive(this, message, from);
    this.#incoming = undefined;
  }

  wake(env: ReplicaEnv, tag: number): void {
    this.world = env;
    if (tag < 0) this.ring(tag);
    else this.place.honest.wake(this, tag);
  }

  /** A wake-up that the adversary asked for. */
  protected ring(_tag: number): void {}

  snapshot(): PlainData {
    return { honest: this.place.honest.snapshot(), own: this.keep() };
  }

  restore(state: PlainData, archive: MessageArchive): void {
    const { honest, own } = state as { honest: PlainData; own: PlainData };
    this.place.honest.restore(honest, archive);
    this.recall(own, archive);
  }

  /** The adversary's own state. */
  protected keep(): PlainData {
    return null;
  }

  protected recall(_state: PlainData, _archive: MessageArchive): void {}

  // To the replica: the world

  get now(): number {
    return this.world.now;
  }

  get self(): number {
    return this.place.self;
  }

  get rng(): Rng {
    return this.world.rng;
  }

  payloadOf(epoch: number): string {
    return this.world.payloadOf(epoch);
  }

  sign(phase: number, epoch: number, block: Block | null, justify?: readonly SignedMessage[]): SignedMessage {
    return this.world.sign(phase, epoch, block, justify);
  }

  verify(message: SignedMessage): boolean {
    return this.world.verify(message);
  }

  broadcast(message: SignedMessage): void {
    this.world.broadcast(message);
  }

  send(to: number, message: SignedMessage): void {
    this.world.send(to, message);
  }

  wakeAt(time: number, tag: number): void {
    this.world.wakeAt(time, tag);
  }

  beganEpoch(epoch: number): void {
    this.world.beganEpoch(epoch);
  }

  proposed(proposal: SignedMessage): void {
    this.world.proposed(proposal);
  }

  voted(vote: SignedMessage): void {
    this.world.voted(vote);
  }

  certified(block: Block): void {
    this.world.certified(block);
  }

  finalised(block: Block): void {
    this.world.finalised(block);
  }

  refused(message: SignedMessage, why: Refusal): void {
    this.world.refused(message, why);
  }

  // For adversaries

  protected roleOf(message: SignedMessage): PhaseRole | undefined {
    return this.place.protocol.phases[message.phase]?.role;
  }

  /** True for messages of that role that the replica makes now: what it passes on, be it the node's own, is not meant. */
  protected isOwn(message: SignedMessage, role: PhaseRole): boolean {
    const isMadeNow = message.signer === this.place.self && message !== this.#incoming;
    return isMadeNow && this.roleOf(message) === role;
  }

  /** Sends to each of those nodes, but never to itself. */
  protected sendTo(nodes: readonly number[], message: SignedMessage): void {
    for (const node of nodes) if (node !== this.place.self) this.world.send(node, message);
  }
}
