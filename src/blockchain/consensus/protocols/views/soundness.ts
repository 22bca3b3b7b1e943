import { isHashed } from '../../../../core/consensus/block.ts';
import type { Committee } from '../../../../core/consensus/committee.ts';
import type { Refusal } from '../../../../core/consensus/refusals.ts';
import type { ReplicaEnv } from '../../../../core/consensus/replica.ts';
import type { SignedMessage } from '../../../../core/consensus/signedMessage.ts';

/** Why a message counts for nothing, whatever it says; undefined where a member of the committee said it of a block. */
export function faultOf(env: ReplicaEnv, committee: Committee, message: SignedMessage): Refusal | undefined {
  const { block, chain, epoch, signer } = message;
  if (chain !== committee.genesis.hash) return 'wrong-chain';
  if (signer < 0 || signer >= committee.nodes) return 'unknown-signer';
  if (block === null || epoch < 1 || block.epoch > epoch) return 'wrong-epoch';
  if (!isHashed(block)) return 'wrong-hash';
  return env.verify(message) ? undefined : 'bad-signature';
}
