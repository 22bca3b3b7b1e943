import type { Block } from '../../../../core/consensus/block.ts';
import { isHashed } from '../../../../core/consensus/block.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';

/**
 * The block that votes certify: a quorum of nodes each say the same of it, in one epoch, and signed that. Undefined where
 * they do not.
 *
 * @param counts whether a message is one that counts as such a vote
 */
export function certifiedBlock(
  env: ReplicaEnv,
  committee: Committee,
  votes: readonly SignedMessage[],
  counts: (vote: SignedMessage) => boolean,
): Block | undefined {
  const first = votes[0];
  if (votes.length < committee.quorum || first.block === null || !isHashed(first.block)) return undefined;
  const voters = new Set<number>();
  for (const vote of votes) {
    if (vote.epoch !== first.epoch || vote.block?.hash !== first.block.hash) return undefined;
    if (!counts(vote) || !isGenuine(env, committee, vote)) return undefined;
    voters.add(vote.signer);
  }
  return voters.size >= committee.quorum ? first.block : undefined;
}

/** True where a member of the committee signed the message, for this chain. */
export function isGenuine(env: ReplicaEnv, { nodes, genesis }: Committee, message: SignedMessage): boolean {
  const { chain, signer } = message;
  return chain === genesis.hash && signer >= 0 && signer < nodes && env.verify(message);
}
