/** Why a node does not take a message in, or does not vote for a proposal; stable names, counted per run. */
export const REFUSALS = [
  'bad-signature',
  'unknown-signer',
  'wrong-chain',
  'wrong-epoch',
  'wrong-leader',
  'wrong-hash',
  'unknown-parent',
  'epoch-not-increasing',
  'not-longest-chain',
  'second-proposal',
  'late-proposal',
  'bad-justification',
  'stale-view',
  'no-work',
  'below-lock',
  'wrong-phase',
] as const;

export type Refusal = (typeof REFUSALS)[number];
