import { longestChain } from '../../../blockchain/consensus/protocols/longestChain/longestChain.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { chainScenario } from './chainScenario.ts';

/** Longest chain by proof of work between miners. */
export const longestChainScenario = chainScenario(
  longestChain as unknown as Protocol,
  `Miners find blocks at random times, each in proportion to its power, and extend the longest chain they have seen; a block
counts as final when enough others stand on it. epochs is the length of the chain at which all stop. Make blocks come faster
than the network carries them (protocol.interval) to see forks, or a miner selfish (faulty) to see it earn more than its share.`,
);
