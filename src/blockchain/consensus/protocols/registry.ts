import type { Protocol } from '../../../core/consensus/protocol.ts';
import { hotstuff } from './hotstuff/hotstuff.ts';
import { longestChain } from './longestChain/longestChain.ts';
import { pbft } from './pbft/pbft.ts';
import { streamlet } from './streamlet.ts';

/** Every protocol that comes with the program, in the order of lists. Each has a scenario of the same name. */
export const protocols: readonly Protocol[] = [
  streamlet,
  pbft,
  hotstuff,
  longestChain,
] as unknown as Protocol[];
