import type { ChainEntry } from '../../models/chainEntry.ts';

/** True where a validator can sign in that name: it is its own, or both are corrupted and share their keys. */
export function holdsKeyOf({ validators }: ChainEntry, validator: number, signer: number): boolean {
  const { self, adversary } = validators[validator];
  if (self === signer) return true;
  return adversary !== null && (validators[signer]?.adversary ?? null) !== null;
}
