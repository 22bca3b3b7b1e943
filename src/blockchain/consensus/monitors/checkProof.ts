import type { Violation } from '../../../core/consensus/violation.ts';
import { type ProofCourt, ProofDesk } from './proofDesk.ts';
import { findMonitor } from './registry.ts';

/**
 * True where the messages of the violation alone show it to whoever knows the committee and its keys, without belief in
 * what any node says it saw. False for what messages cannot show: what a node received, or that nothing happened.
 */
export function checkProof(violation: Violation, court: ProofCourt): boolean {
  const { proves } = findMonitor(violation.monitor);
  return proves?.(violation, new ProofDesk(violation.proof, court)) ?? false;
}
