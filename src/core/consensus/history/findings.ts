import type { Evidence, EvidenceKind } from '../evidence.ts';
import type { Phase } from '../protocol.ts';
import type { SignedMessage } from '../signedMessage.ts';
import type { Violation } from '../violation.ts';

/** A signed message as people are told of it. */
export interface ToldMessage {
  /** Name of its phase, as `vote`. */
  readonly phase: string;
  readonly epoch: number;
  readonly signer: number;
  /** Hash of the block that it speaks of. */
  readonly block: string | null;
}

/** A violation as reports and logs hold it. */
export interface ToldViolation {
  readonly monitor: string;
  readonly what: string;
  readonly node: number;
  readonly epoch: number;
  readonly time: number;
  /** The same for people, in one paragraph: which quorums contradict each other, whom they share, and who is guilty. */
  readonly account: string;
  readonly proof: readonly ToldMessage[];
}

/** Evidence as reports and logs hold it. */
export interface ToldEvidence {
  readonly kind: EvidenceKind;
  readonly culprit: number;
  readonly epoch: number;
  readonly messages: readonly ToldMessage[];
}

/** What the monitors of a run found. */
export interface Findings {
  /** What the run is meant to show, where it follows a scenario by name, and what is asked of it beyond the usual. */
  readonly lesson?: string;
  readonly violations: readonly ToldViolation[];
  readonly evidence: readonly ToldEvidence[];
}

/** A violation with its messages in words, and the account of it. */
export function tellViolation(
  phases: readonly Phase[],
  violation: Violation,
  account: string,
): ToldViolation {
  const { monitor, what, node, epoch, time, proof } = violation;
  const told = proof.map((message) => tellMessage(phases, message));
  return { monitor, what, node, epoch, time, account, proof: told };
}

/** Evidence with its messages in words. */
export function tellEvidence(phases: readonly Phase[], evidence: Evidence): ToldEvidence {
  const { kind, culprit, epoch, messages } = evidence;
  return { kind, culprit, epoch, messages: messages.map((message) => tellMessage(phases, message)) };
}

function tellMessage(phases: readonly Phase[], { phase, epoch, signer, block }: SignedMessage): ToldMessage {
  return { phase: phases[phase]?.name ?? `phase ${phase}`, epoch, signer, block: block?.hash ?? null };
}

/** What a kind of evidence says of whoever gave it. */
const EVIDENCE_WORDS: Readonly<Record<EvidenceKind, string>> = {
  'double-vote': 'voted for two blocks in one epoch',
  'vote-for-lower': 'voted in a later epoch for a block of smaller height',
};

/** Evidence in a sentence. */
export function evidenceText({ kind, culprit, messages }: ToldEvidence): string {
  const votes = messages.map(({ epoch, block }) => `${shortHash(block ?? '')} in epoch ${epoch}`);
  return `Node ${culprit} ${EVIDENCE_WORDS[kind]}: ${votes.join(', then ')}.`;
}

/** Digits of a hash that people are shown. */
const SHOWN_DIGITS = 8;

/** The beginning of a hash. */
export function shortHash(hash: string): string {
  return hash.slice(0, SHOWN_DIGITS);
}
