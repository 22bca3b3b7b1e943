import type { Evidence } from '../../../core/consensus/evidence.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { type ProofCourt, ProofDesk } from './proofDesk.ts';

/** Two votes of one signer in one phase and epoch for different blocks. */
export function isDoubleVote(one: SignedMessage, other: SignedMessage): boolean {
  if (one.signer !== other.signer || one.phase !== other.phase || one.epoch !== other.epoch) return false;
  return one.block !== null && other.block !== null && one.block.hash !== other.block.hash;
}

/**
 * True where the two votes show by themselves that their signer broke the rules. For a vote for a lower block the heights
 * must be known: `ancestors` are messages that carry the blocks between them and genesis, which prove themselves by their
 * hashes, whoever signed them.
 */
export function checkEvidence(
  evidence: Evidence,
  court: ProofCourt,
  ancestors: readonly SignedMessage[] = [],
): boolean {
  const [one, other] = evidence.messages;
  if (one.signer !== evidence.culprit || other.signer !== evidence.culprit) return false;
  const desk = new ProofDesk([one, other], court);
  const { phases, rules = [] } = court.protocol;
  if (desk.messages.length < 2 || evidence.messages.some(({ phase }) => phases[phase]?.role !== 'vote'))
    return false;
  if (evidence.kind === 'double-vote') return rules.includes('one-vote') && isDoubleVote(one, other);
  for (const { block } of ancestors) if (block !== null) desk.blocks.add(block);
  const [higher, lower] = [desk.blockAt(0), desk.blockAt(1)];
  const { heights } = desk.blocks;
  if (!rules.includes('longest-chain') || one.epoch >= other.epoch) return false;
  return heights[lower] >= 0 && heights[higher] > heights[lower];
}
