import type { ChainEntry } from '../../models/chainEntry.ts';
import type { LogEntry } from '../../models/logEntry.ts';
import * as facts from '../../models/messages/chainFacts.ts';
import { RECORD_FACT } from '../../models/ports/recorder.ts';
import { PHASE_ROLES } from '../protocol.ts';
import { REFUSALS } from '../refusals.ts';
import { ChainHistory, type HistoryBlock } from './chainHistory.ts';
import { hashOfWords, hashWord } from './hashWords.ts';

/** Actor of validator 0: the keeper of the archive stands before it. */
const FIRST_VALIDATOR = 1;

/** Reads the history of a chain from the facts in the log of its run. */
export class ChainReader {
  readonly history: ChainHistory;
  /** Blocks by the first words of their hashes, under which facts name them. */
  readonly #byWord = new Map<number, HistoryBlock>();

  constructor(chain: ChainEntry) {
    this.history = new ChainHistory(chain);
    const [genesis] = this.history.blocks.values();
    this.#byWord.set(hashWord(genesis.hash), genesis);
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
}

type Reader = (reader: ChainReader, entry: LogEntry, node: number) => void;

/** What each kind of fact says, by its number. */
const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [facts.ChainBlock.id, (reader, entry) => reader.addBlock(entry)],
  [
    facts.ChainEpoch.id,
    ({ history }, entry, node) =>
      history.began(node, entry.get(facts.ChainEpoch.epoch), entry.get(facts.ChainEpoch.leader), entry.time),
  ],
  [
    facts.ChainSigned.id,
    (reader, entry, node) => {
      const { role, signer, block } = facts.ChainSigned;
      const signed = reader.block(entry.get(block));
      if (signed !== undefined)
        reader.history.signed(node, entry.get(signer), roleOf(entry.get(role)), signed, entry.time);
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
    (reader, entry, node) => {
      const block = reader.block(entry.get(facts.ChainCertified.block));
      if (block !== undefined) reader.history.certified(node, block, entry.time);
    },
  ],
  [
    facts.ChainFinalised.id,
    (reader, entry, node) => {
      const block = reader.block(entry.get(facts.ChainFinalised.block));
      if (block !== undefined) reader.history.finalised(node, block, entry.time);
    },
  ],
  [
    facts.ChainRefused.id,
    (reader, entry, node) => {
      const { epoch, block, reason } = facts.ChainRefused;
      const hash = reader.block(entry.get(block))?.hash ?? null;
      reader.history.refused(node, REFUSALS[entry.get(reason)], entry.get(epoch), hash, entry.time);
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
