import { FIRST_VALIDATOR } from '../../../blockchain/consensus/buildNetwork.ts';
import type { Block } from '../../../core/consensus/block.ts';
import type { Committee } from '../../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Findings, ToldEvidence, ToldViolation } from '../../../core/consensus/history/findings.ts';
import { hashWord, hashWords } from '../../../core/consensus/history/hashWords.ts';
import { holdsKeyOf } from '../../../core/consensus/history/holdsKeyOf.ts';
import { PHASE_ROLES, type Protocol } from '../../../core/consensus/protocol.ts';
import { REFUSALS, type Refusal } from '../../../core/consensus/refusals.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { encodePlain } from '../../../core/data/codec/encode.ts';
import type { ChainEntry } from '../../../core/models/chainEntry.ts';
import { fieldCountOf, PAYLOAD_FIELDS } from '../../../core/models/message.ts';
import * as facts from '../../../core/models/messages/chainFacts.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import { RECORD_FACT, type Recorder } from '../../../core/models/ports/recorder.ts';
import { NO_ACTOR } from '../../../core/models/units.ts';
import type { Kernel } from '../../engine/kernel.ts';

export interface ChainLogOptions {
  readonly protocol: Protocol;
  readonly committee: Committee;
  readonly chain: ChainEntry;
  readonly kernel: Kernel;
  readonly recorder: Recorder;
}

/**
 * Writes what happens at the nodes of a chain into the log of its run, in the name of the validator concerned: from these
 * facts alone the whole history of the chain can be read again.
 */
export class ChainLog implements ConsensusEvents {
  readonly #options: ChainLogOptions;
  readonly #roles: readonly number[];
  readonly #fact = new Float64Array(PAYLOAD_FIELDS);
  readonly #known = new Set<string>();
  /** Findings that are in the log. */
  #isLessonTold = false;
  #violations = 0;
  #evidence = 0;

  constructor(options: ChainLogOptions) {
    this.#options = options;
    this.#roles = options.protocol.phases.map(({ role }) => PHASE_ROLES.indexOf(role));
    this.#known.add(options.chain.genesis);
  }

  beganEpoch(node: number, epoch: number): void {
    this.#write(node, facts.ChainEpoch.id, epoch, this.#options.committee.leaderOf(epoch));
  }

  sent(node: number, message: SignedMessage, receivers: number): void {
    const { id, epoch, signer } = message;
    const isOwn = holdsKeyOf(this.#options.chain, node, signer);
    if (isOwn) this.#signed(node, message);
    const [role, block] = [this.#roleOf(message), this.#wordOf(node, message.block)];
    this.#write(node, facts.ChainSent.id, id, role, signer, epoch, block, receivers, isOwn ? 1 : 0);
  }

  received(node: number, message: SignedMessage, from: number, _now: number, again: boolean): void {
    if (!again)
      this.#write(node, facts.ChainArrived.id, message.id, this.#roleOf(message), message.epoch, from);
  }

  proposed(node: number, proposal: SignedMessage): void {
    this.#signed(node, proposal);
  }

  voted(node: number, vote: SignedMessage): void {
    this.#signed(node, vote);
  }

  certified(node: number, block: Block): void {
    this.#write(node, facts.ChainCertified.id, block.epoch, this.#wordOf(node, block));
  }

  finalised(node: number, block: Block): void {
    this.#write(node, facts.ChainFinalised.id, block.epoch, this.#wordOf(node, block));
  }

  refused(node: number, message: SignedMessage, why: Refusal): void {
    const { id, epoch, signer } = message;
    const [role, block] = [this.#roleOf(message), this.#wordOf(node, message.block)];
    this.#write(node, facts.ChainRefused.id, id, role, signer, epoch, block, REFUSALS.indexOf(why));
  }

  crashed(node: number, isDown: boolean): void {
    this.#write(node, facts.ChainCrashed.id, isDown ? 1 : 0);
  }

  /** Writes what was found since the last time. */
  findings(found: Findings | undefined): void {
    if (found === undefined) return;
    const { lesson, violations, evidence } = found;
    if (lesson !== undefined && !this.#isLessonTold) this.#tell(facts.ChainLesson.id, lesson);
    this.#isLessonTold = true;
    for (const each of violations.slice(this.#violations)) this.#tell(facts.ChainViolation.id, each);
    for (const each of evidence.slice(this.#evidence)) this.#tell(facts.ChainEvidence.id, each);
    this.#violations = violations.length;
    this.#evidence = evidence.length;
  }

  #tell(kind: number, body: ToldViolation | ToldEvidence | string): void {
    const { kernel, recorder } = this.#options;
    const { events, now } = kernel;
    const bytes = encodePlain(body as unknown as PlainData);
    recorder.write(RECORD_FACT, events, now, NO_ACTOR, NO_ACTOR, kind, this.#fact, 0, 0, bytes);
  }

  #signed(node: number, message: SignedMessage): void {
    const { chain, signer, epoch, block } = message;
    if (block === null || chain !== this.#options.chain.genesis) return;
    const [role, word] = [this.#roleOf(message), this.#wordOf(node, block)];
    this.#write(node, facts.ChainSigned.id, role, signer, epoch, word);
  }

  /** A block comes before all that is said of it. */
  #wordOf(node: number, block: Block | null): number {
    if (block === null) return 0;
    if (!this.#known.has(block.hash)) {
      this.#known.add(block.hash);
      const [word, ...rest] = hashWords(block.hash);
      this.#write(node, facts.ChainBlock.id, word, hashWord(block.parent), block.epoch, ...rest);
    }
    return hashWord(block.hash);
  }

  #roleOf({ phase }: SignedMessage): number {
    return this.#roles[phase] ?? PHASE_ROLES.indexOf('other');
  }

  #write(node: number, kind: number, ...fields: readonly number[]): void {
    const { kernel, recorder } = this.#options;
    this.#fact.fill(0);
    this.#fact.set(fields);
    const { events, now } = kernel;
    const from = FIRST_VALIDATOR + node;
    const count = fieldCountOf(kind);
    recorder.write(RECORD_FACT, events, now, from, NO_ACTOR, kind, this.#fact, 0, count, undefined);
  }
}
