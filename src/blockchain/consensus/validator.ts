import type { Block } from '../../core/consensus/block.ts';
import type { ConsensusEvents } from '../../core/consensus/consensusEvents.ts';
import type { MessageArchive } from '../../core/consensus/messageArchive.ts';
import { NumberSet } from '../../core/consensus/numberSet.ts';
import type { Refusal } from '../../core/consensus/refusals.ts';
import type { Replica, ReplicaEnv } from '../../core/consensus/replica.ts';
import type { Signatures } from '../../core/consensus/signatures.ts';
import type { SignedMessage } from '../../core/consensus/signedMessage.ts';
import { encodePlain } from '../../core/data/codec/encode.ts';
import type { Message } from '../../core/models/message.ts';
import { ConsensusMail } from '../../core/models/messages/consensus.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { Actor, ActorContext } from '../../core/models/ports/actor.ts';
import { Hash64 } from '../../core/utils/hash.ts';
import type { Rng } from '../../core/utils/rng.ts';

export interface ValidatorConfig {
  /** Its place among the validators of the world: the number under which it is told of. */
  readonly node: number;
  /** Its number in the committee; twins share it. */
  readonly self: number;
  readonly replica: Replica;
  readonly archive: MessageArchive;
  readonly signatures: Signatures;
  readonly events: ConsensusEvents;
  readonly genesis: Block;
  /** Actor of validator 0; the others follow it. */
  readonly firstActor: number;
  /** Validators by number in the committee: more than one where a node has twins. */
  readonly instances: readonly (readonly number[])[];
  /** How far the node's clock is ahead of the world's, in time units. */
  readonly skew?: number;
}

/** Shared by all messages that need no justification. */
const NO_PROOFS: readonly SignedMessage[] = [];

/** A node of a chain as an actor: it carries its replica's messages, and tells what happens. */
export class Validator implements Actor, ReplicaEnv {
  readonly self: number;
  readonly #config: ValidatorConfig;
  readonly #node: number;
  readonly #replica: Replica;
  readonly #events: ConsensusEvents;
  readonly #peers: Int32Array;
  readonly #received = new NumberSet();
  readonly #skew: number;
  #context: ActorContext | undefined;

  constructor(config: ValidatorConfig) {
    this.#config = config;
    this.self = config.self;
    this.#node = config.node;
    this.#replica = config.replica;
    this.#events = config.events;
    this.#skew = config.skew ?? 0;
    const others = config.instances.flat().filter((node) => node !== config.node);
    this.#peers = Int32Array.from(
      others.sort((a, b) => a - b),
      (node) => node + config.firstActor,
    );
  }

  // Actor

  start(ctx: ActorContext): void {
    this.#context = ctx;
    this.#replica.start(this);
  }

  receive(ctx: ActorContext, from: number, mail: Message): void {
    this.#context = ctx;
    const message = this.#config.archive.get(mail.get(ConsensusMail.message));
    const sender = from - this.#config.firstActor;
    const again = !this.#received.add(message.id);
    this.#events.received?.(this.#node, message, sender, ctx.now, again);
    this.#replica.receive(this, message, sender);
    this.#stopIfAsked();
  }

  wake(ctx: ActorContext, tag: number): void {
    this.#context = ctx;
    this.#replica.wake(this, tag);
    this.#stopIfAsked();
  }

  snapshot(): PlainData {
    return { received: this.#received.snapshot(), replica: this.#replica.snapshot() };
  }

  restore(state: PlainData): void {
    const { received, replica } = state as { received: Int32Array; replica: PlainData };
    this.#received.restore(received);
    this.#replica.restore(replica, this.#config.archive);
  }

  hash(): number {
    const hash = new Hash64();
    for (const word of this.#received.snapshot()) hash.addInt(word);
    if (this.#replica.hash !== undefined) hash.addInt(this.#replica.hash());
    else hash.addBytes(encodePlain(this.#replica.snapshot()));
    return hash.low();
  }

  // What the replica may do

  get rng(): Rng {
    return this.#ctx.rng;
  }

  get now(): number {
    return this.#ctx.now + this.#skew;
  }

  payloadOf(epoch: number): string {
    return `epoch ${epoch} by ${this.self}`;
  }

  sign(
    phase: number,
    epoch: number,
    block: Block | null,
    justify: readonly SignedMessage[] = NO_PROOFS,
  ): SignedMessage {
    const { archive, signatures, genesis } = this.#config;
    const statement = { phase, epoch, signer: this.self, chain: genesis.hash, block, justify };
    return archive.add(statement, signatures.sign(statement));
  }

  verify(message: SignedMessage): boolean {
    return this.#config.signatures.verify(message, message.signature);
  }

  broadcast(message: SignedMessage): void {
    const peers = this.#peers;
    this.#events.sent?.(this.#node, message, peers.length, this.#ctx.now);
    for (let i = 0; i < peers.length; i++) this.#post(peers[i], message);
  }

  send(to: number, message: SignedMessage): void {
    const { instances, firstActor } = this.#config;
    for (const node of instances[to]) {
      if (node === this.#node) continue;
      this.#events.sent?.(this.#node, message, 1, this.#ctx.now);
      this.#post(node + firstActor, message);
    }
  }

  wakeAt(time: number, tag: number): void {
    const ctx = this.#ctx;
    ctx.wakeAt(Math.max(ctx.now, time - this.#skew), tag);
  }

  beganEpoch(epoch: number): void {
    this.#events.beganEpoch?.(this.#node, epoch, this.#ctx.now);
  }

  proposed(proposal: SignedMessage): void {
    this.#events.proposed?.(this.#node, proposal, this.#ctx.now);
  }

  voted(vote: SignedMessage): void {
    this.#events.voted?.(this.#node, vote, this.#ctx.now);
  }

  certified(block: Block): void {
    this.#events.certified?.(this.#node, block, this.#ctx.now);
  }

  finalised(block: Block): void {
    this.#events.finalised?.(this.#node, block, this.#ctx.now);
  }

  refused(message: SignedMessage, why: Refusal): void {
    this.#events.refused?.(this.#node, message, why, this.#ctx.now);
  }

  get #ctx(): ActorContext {
    return this.#context as ActorContext;
  }

  #post(actor: number, message: SignedMessage): void {
    const { id, phase, epoch, signer, blockWord } = message;
    this.#ctx.send(actor, ConsensusMail.id, id, phase, epoch, signer, blockWord);
  }

  #stopIfAsked(): void {
    const reason = this.#events.stopReason;
    if (reason !== undefined) this.#ctx.stop(reason);
  }
}
