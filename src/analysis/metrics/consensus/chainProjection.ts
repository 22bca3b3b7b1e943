import { ChainHistory, type HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import type { Findings, ToldEvidence, ToldViolation } from '../../../core/consensus/history/findings.ts';
import { hashOfWords, hashWord } from '../../../core/consensus/history/hashWords.ts';
import { PHASE_ROLES } from '../../../core/consensus/protocol.ts';
import { REFUSALS } from '../../../core/consensus/refusals.ts';
import { decodePlain } from '../../../core/data/codec/decode.ts';
import type { ChainEntry } from '../../../core/models/chainEntry.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import * as facts from '../../../core/models/messages/chainFacts.ts';
import { RECORD_FACT } from '../../../core/models/ports/recorder.ts';

/** Actor of validator 0: the keeper of the archive stands before it. */
const FIRST_VALIDATOR = 1;

/** Reads the history of a chain, and what its monitors found, from the log of its run. */
export class ChainProjection {
  readonly history: ChainHistory;
  #lesson: string | undefined;
  readonly #violations: ToldViolation[] = [];
  readonly #evidence: ToldEvidence[] = [];
  /** Blocks by the first words of their hashes, under which facts name them. */
  readonly #byWord = new Map<number, HistoryBlock>();

  constructor(chain: ChainEntry) {
    this.history = new ChainHistory(chain);
    const [genesis] = this.history.blocks.values();
    this.#byWord.set(hashWord(genesis.hash), genesis);
  }

  get findings(): Findings {
    const lesson = this.#lesson;
    return {
      ...(lesson !== undefined && { lesson }),
      violations: this.#violations,
      evidence: this.#evidence,
    };
  }

  visit(entry: LogEntry): void {
    if (entry.recordClass === RECORD_FACT)
      READERS.get(entry.kind)?.(this, entry, entry.from - FIRST_VALIDATOR);
  }

  addBlock(entry: LogEntry): void {
    const { block, parent, epoch, hash2, hash3, hash4, hash5 } = facts.ChainBlock;
    const words = [block, hash2, hash3, hash4, hash5].map((field) => entry.get(field));
    const parentWord = entry.get(parent);
    const parentHash = this.#byWord.get(parentWord)?.hash ?? hashOfWords([parentWord]);
    this.#byWord.set(words[0], this.history.block(hashOfWords(words), parentHash, entry.get(epoch)));
  }

  /** The block that a fact names; none where it names none, or none that was told of. */
  block(word: number): HistoryBlock | undefined {
    return this.#byWord.get(word);
  }

  addViolation({ body }: LogEntry): void {
    if (body !== undefined) this.#violations.push(decodePlain(body) as unknown as ToldViolation);
  }

  takeLesson({ body }: LogEntry): void {
    if (body !== undefined) this.#lesson = String(decodePlain(body));
  }

  addEvidence({ body }: LogEntry): void {
    if (body !== undefined) this.#evidence.push(decodePlain(body) as unknown as ToldEvidence);
  }
}

type Reader = (projection: ChainProjection, entry: LogEntry, node: number) => void;

/** What each kind of fact says, by its number. */
const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [facts.ChainBlock.id, (projection, entry) => projection.addBlock(entry)],
  [facts.ChainViolation.id, (projection, entry) => projection.addViolation(entry)],
  [facts.ChainLesson.id, (projection, entry) => projection.takeLesson(entry)],
  [facts.ChainEvidence.id, (projection, entry) => projection.addEvidence(entry)],
  [
    facts.ChainEpoch.id,
    ({ history }, entry, node) =>
      history.began(node, entry.get(facts.ChainEpoch.epoch), entry.get(facts.ChainEpoch.leader), entry.time),
  ],
  [
    facts.ChainSigned.id,
    (projection, entry, node) => {
      const { role, signer, block } = facts.ChainSigned;
      const signed = projection.block(entry.get(block));
      if (signed !== undefined)
        projection.history.signed(node, entry.get(signer), roleOf(entry.get(role)), signed, entry.time);
    },
  ],
  [
    facts.ChainSent.id,
    ({ history }, entry, node) => {
      const { message, own, epoch, receivers } = facts.ChainSent;
      const isOwn = entry.get(own) === 1;
      history.sent(node, entry.get(message), isOwn, entry.get(epoch), entry.get(receivers), entry.time);
    },
  ],
  [
    facts.ChainArrived.id,
    ({ history }, entry, node) => {
      const { message, role, epoch, sender } = facts.ChainArrived;
      const from = entry.get(sender);
      history.arrived(node, entry.get(message), roleOf(entry.get(role)), entry.get(epoch), from, entry.time);
    },
  ],
  [
    facts.ChainCertified.id,
    (projection, entry, node) => {
      const block = projection.block(entry.get(facts.ChainCertified.block));
      if (block !== undefined) projection.history.certified(node, block, entry.time);
    },
  ],
  [
    facts.ChainFinalised.id,
    (projection, entry, node) => {
      const block = projection.block(entry.get(facts.ChainFinalised.block));
      if (block !== undefined) projection.history.finalised(node, block, entry.time);
    },
  ],
  [
    facts.ChainRefused.id,
    (projection, entry, node) => {
      const { epoch, block, reason } = facts.ChainRefused;
      const hash = projection.block(entry.get(block))?.hash ?? null;
      projection.history.refused(node, REFUSALS[entry.get(reason)], entry.get(epoch), hash, entry.time);
    },
  ],
  [
    facts.ChainCrashed.id,
    ({ history }, entry, node) => history.crashed(node, entry.get(facts.ChainCrashed.down) === 1, entry.time),
  ],
]);

function roleOf(role: number): (typeof PHASE_ROLES)[number] {
  return PHASE_ROLES[role] ?? 'other';
}
